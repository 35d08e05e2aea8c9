"""An article's text with inline marks: overlapping spans become segments, so that no word is ever boxed or moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from khabar.model import Coded, Span

# Runs of Latin letters or of numbers change the order of what stands beside them unless they are set apart.
LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9][A-Za-z0-9./:%+-]*(?: [A-Za-z0-9][A-Za-z0-9./:%+-]*)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show: ``kind`` is party, time, statement or event; ``note`` what a pointer over it says; ``target`` its record."""

    span: Span
    kind: str
    note: str
    target: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks. ``isolated`` for a run that is read from left to right."""

    text: str
    kinds: tuple[str, ...]
    note: str
    target: str
    isolated: bool


def find_marks(coded: Coded) -> tuple[Mark, ...]:
    """Every party, time, statement and event of an article as a mark."""
    marks = [
        Mark(mention.span, "party", f"{mention.party.text} ({mention.party.country or '?'} {mention.party.sector})", "")
        for mention in coded.mentions
    ]
    marks += [Mark(when.span, "time", f"{when.start} .. {when.end}" if when.start else "?", "") for when in coded.times]
    for number, statement in enumerate(coded.statements):
        marks.append(Mark(statement.content, "statement", statement.speaker.text if statement.speaker else "?", f"statement-{number}"))
    marks += [Mark(report.trigger, "event", f"{report.event} {report.factuality}", f"report-{report.id}") for report in coded.reports]
    return tuple(marks)


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Segment, ...], ...]:
    """``text`` as paragraphs of segments; joined again, the segments are the paragraphs' text to the letter."""
    edges = {0, len(text)}
    for mark in marks:
        edges.update((mark.span.start, mark.span.end))
    for match in LEFT_TO_RIGHT.finditer(text):
        edges.update(match.span())
    isolated = [Span(*match.span()) for match in LEFT_TO_RIGHT.finditer(text)]
    found = []
    for line in re.finditer(r"[^\n]+", text):
        inside = sorted(edge for edge in edges if line.start() < edge < line.end())
        cuts = [line.start(), *inside, line.end()]
        near = [mark for mark in marks if mark.span.overlaps(Span(*line.span()))]
        apart = [span for span in isolated if span.overlaps(Span(*line.span()))]
        spans = [Span(start, end) for start, end in pairwise(cuts)]
        found.append(tuple(_segment(text, span, near, apart) for span in spans))
    return tuple(found)


def _segment(text: str, span: Span, marks: Sequence[Mark], isolated: Sequence[Span]) -> Segment:
    over = [mark for mark in marks if mark.span.covers(span)]
    notes = " | ".join(dict.fromkeys(f"{mark.kind}: {mark.note}" for mark in over))
    target = next((mark.target for mark in reversed(over) if mark.target), "")
    kinds = tuple(dict.fromkeys(mark.kind for mark in over))
    return Segment(span.of(text), kinds, notes, target, any(run.covers(span) for run in isolated))
