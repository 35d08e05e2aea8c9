"""The examples beside the frames of events as lessons: one sentence each, with what its frame must give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from training.gold import GoldArticle, GoldReport

GIVEN = re.compile(r"(?P<event>[A-Z]+)(?:/(?P<mode>[a-z-]+))? (?P<actor>\S+)>(?P<recipient>\S+) (?P<factuality>[a-z]+)")
UNKNOWN = "?"  # a party that has no country


def read_examples(events: Path) -> list[GoldArticle]:
    """An article for each example and counter-example of the frames in ``events`` whose parties all have a country."""
    articles: list[GoldArticle] = []
    for path in sorted(events.glob("*.yaml")):
        lexicon = yaml.safe_load(path.read_text(encoding="utf-8"))
        for frame in lexicon["frames"]:
            articles += _of_frame(frame, lexicon["type"])
    return articles


def _of_frame(frame: Any, event: str) -> Iterator[GoldArticle]:
    for number, example in enumerate(frame["examples"]):
        given = GIVEN.fullmatch(str(example["gives"])) if isinstance(example, dict) and "gives" in example else None
        if given is not None and UNKNOWN not in given["actor"] + given["recipient"]:
            yield GoldArticle(f"{frame['id']}:{number}", "", example["text"], example.get("day"), (_report(given),), only=event)
    for number, example in enumerate(frame["not"]):
        text = example["text"] if isinstance(example, dict) else example
        yield GoldArticle(f"{frame['id']}:not:{number}", "", text, None, (), only=event, frame=frame["id"])


def _report(given: re.Match[str]) -> GoldReport:
    actor, recipient = _codes(given["actor"]), _codes(given["recipient"])
    symmetric = len(actor) > 1 and not recipient
    return GoldReport(given["event"], given["mode"], actor, recipient, symmetric, frozenset({0}), "", given["factuality"], None, None)


def _codes(side: str) -> frozenset[str]:
    return frozenset() if side == "-" else frozenset(side.split("+"))
