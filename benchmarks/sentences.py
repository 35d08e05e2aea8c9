"""Attacks and protests in sentences that others labelled (openeventdata's Arabic gold sentences), beside a bare match of keywords.

    python benchmarks/sentences.py ../shared/corpora/gsr

`*_detect.csv` has sentences with the labels "yes", "easy no", "difficult no" (others are left out); `*_spans.json` has sentences with verbs
and parties, marked by several coders. Khabar says yes where it codes a report of the type that happened.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from khabar.analyse.pipeline import code_article
from khabar.model import Article, EventType, Factuality, Party, Report

MARKS = {EventType.ASSAULT: 0.60, EventType.PROTEST: 0.50}
KEYWORDS = {EventType.ASSAULT: 0.274, EventType.PROTEST: 0.120}  # F1 of a keyword match, as measured on the same sentences


def reports_of(text: str) -> tuple[Report, ...]:
    """What Khabar codes in one sentence."""
    return code_article(Article("sentence", "", text)).reports


def f1(pairs: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (told, said) pairs."""
    counted = list(pairs)
    both, told, said = (sum(one) for one in zip(*((t and s, t, s) for t, s in counted), strict=True))
    precision, recall = both / said if said else 0.0, both / told if told else 0.0
    return precision, recall, 2 * both / (told + said) if told + said else 0.0


def detect(path: Path, event: EventType) -> None:
    """Print how well sentences that tell of ``event`` are found."""
    pairs = []
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["label"] in ("yes", "easy no", "difficult no"):
                said = any(report.event is event and report.factuality is Factuality.HAPPENED for report in reports_of(row["text"]))
                pairs.append((row["label"] == "yes", said))
    precision, recall, score = f1(pairs)
    beside = f"(mark {MARKS[event]}; keywords {KEYWORDS[event]})"
    print(f"{event} found      F1 {score:.3f}  P {precision:.3f}  R {recall:.3f}  of {len(pairs)}   {beside}")


def spans(path: Path, event: EventType) -> None:
    """Print how often the type is right, and the country of each side where the coders agree on one."""
    typed, sides = [], []
    for record in json.loads(path.read_text(encoding="utf-8")):
        if not any(span["verb"] for span in record["spans"]):
            continue
        reports = [report for report in reports_of(record["text"]) if report.event is event]
        typed.append(bool(reports))
        for role, parties in (("source", [r.actor for r in reports]), ("target", [r.recipient for r in reports])):
            country = agreed_country(record["spans"], role)
            if country is not None:
                sides.append((role, country in codes(parties)))
    print(f"{event} type right {sum(typed) / len(typed):.3f} of {len(typed)}   (mark 0.75)")
    for role in ("source", "target"):
        right = [ok for side, ok in sides if side == role]
        print(f"{event} {role} country right {sum(right) / max(1, len(right)):.3f} of {len(right)}   (mark 0.60)")


def agreed_country(marked: Sequence[Any], role: str) -> str | None:
    """The country on which all coders who marked that side agree; None where they do not, or where none was marked."""
    roles = [span[f"{role}_role"] for span in marked if span[f"{role}_actor"]]
    countries = {told.get("main") for told in roles if isinstance(told, dict)}  # a few are a bare word instead
    (country,) = countries if len(countries) == 1 else (None,)
    return None if country in (None, "None", "") else str(country)


def codes(sides: Iterable[Sequence[Party]]) -> set[str | None]:
    """The countries of all parties of several sides."""
    return {party.country for side in sides for party in side}


def main(folder: Path) -> None:
    """Print all figures."""
    for event, name in ((EventType.ASSAULT, "assault"), (EventType.PROTEST, "protest")):
        detect(folder / f"{name}_detect.csv", event)
        spans(folder / f"{name}_spans.json", event)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
