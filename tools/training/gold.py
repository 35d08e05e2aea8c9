"""Articles coded by hand, and the codebook's rule for when an answer agrees with them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from khabar.analyse.text import fold

# Gold articles whose ids end in these digits are kept apart: nothing is trained on them.
HELD_OUT = ("5", "9")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of the gold: codes of its parties, the numbers of its sentences, and what else it tells."""

    event: str
    mode: str | None
    actor: frozenset[str]
    recipient: frozenset[str]
    symmetric: bool
    sentences: frozenset[int]
    trigger: str
    factuality: str
    when: tuple[date, date] | None
    speaker: tuple[str, str, str] | None  # code, sector, text


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the reports that were coded by hand; ``only`` and ``frame``: nothing was coded but that type, or that frame."""

    id: str
    title: str
    body: str
    published: date | None
    reports: tuple[GoldReport, ...]
    statements: tuple[tuple[int, int], ...] | None = None  # where each begins and ends; None where they were not coded
    only: str | None = None
    frame: str | None = None


def read_gold(folder: Path, *, held_out: bool) -> list[GoldArticle]:
    """The gold articles of ``folder``: those kept apart, or all others."""
    rows = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return [replace(_article(row, row["reports"]), statements=_statements(row)) for row in rows if row["id"].endswith(HELD_OUT) == held_out]


def read_coded(coded: Path, corpus: Path) -> list[GoldArticle]:
    """The articles of ``corpus`` (JSON lines, gzipped) that ``coded`` has reports for, by id."""
    reports = {row["id"]: row["reports"] for row in map(json.loads, coded.read_text(encoding="utf-8").splitlines())}
    return [_article(row, reports[row["id"]]) for row in _corpus(corpus) if row["id"] in reports]


def _corpus(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _article(row: Any, reports: Sequence[Any]) -> GoldArticle:
    published = date.fromisoformat(row["published"][:10]) if row["published"] else None
    return GoldArticle(row["id"], row["title"] or "", row["body"], published, tuple(map(_report, reports)))


def _statements(row: Any) -> tuple[tuple[int, int], ...]:
    text = f"{row['title']}\n\n{row['body']}"
    places = [(text.find(statement["content"]), len(statement["content"])) for statement in row["statements"]]
    return tuple((start, start + length) for start, length in places if start >= 0)


def _report(row: Any) -> GoldReport:
    when, speaker = row["when"], row["speaker"]
    return GoldReport(
        row["event"],
        row["mode"],
        frozenset(map(_code, row["actor"])),
        frozenset(map(_code, row["recipient"])),
        not row["recipient"] and len(row["actor"]) > 1,
        frozenset(row["evidence"]),
        row["trigger"],
        row["factuality"],
        (date.fromisoformat(when["start"]), date.fromisoformat(when["end"])) if when else None,
        (_code(speaker), speaker["sector"], speaker["text"]) if speaker else None,
    )


def _code(party: Any) -> str:
    return str(party["country"] or fold(party["text"]).strip())


def who_agrees(gold: GoldReport, actor: str, recipient: str) -> bool:
    """Whether a pair of codes ("" for an empty side) agrees with ``gold`` as the codebook's *who*; a symmetric act pools its sides."""
    if gold.symmetric:
        return len(gold.actor & {actor, recipient}) >= min(2, len(gold.actor))
    return all(code in side if side else not code for side, code in ((gold.actor, actor), (gold.recipient, recipient)))


NEAR_DAYS = 3


def time_agrees(gold: tuple[date, date] | None, start: date | None, end: date | None) -> bool:
    """Whether two intervals agree: both none, half of their union shared, or both short and begun within a day."""
    if gold is None or start is None or end is None:
        return gold is None and start is None
    shared = (min(gold[1], end) - max(gold[0], start)).days + 1
    union = (max(gold[1], end) - min(gold[0], start)).days + 1
    short = (gold[1] - gold[0]).days < NEAR_DAYS and (end - start).days < NEAR_DAYS
    return shared * 2 >= union or (short and abs((gold[0] - start).days) <= 1)
