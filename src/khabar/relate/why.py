"""Why reports tell of one event: for each but the first, the one it is most alike to, and what speaks for and against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.model import Event, Telling
from khabar.relate.likeness import Likeness, likeness, score
from khabar.relate.signature import sign
from khabar.store.correcting import Correction, CorrectionKind


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings of an event; ``found`` is empty where only a person's word (``corrections``) holds them together."""

    telling: Telling
    nearest: Telling
    found: tuple[Likeness, ...]
    corrections: tuple[Correction, ...]


def explain(event: Event, corrections: Sequence[Correction] = ()) -> tuple[Link, ...]:
    """One link for each telling but the first, in the order of telling; ``corrections`` are those of the view."""
    signed = [(sign(told.report, told.article, told.told), told) for told in event.tellings]
    links = []
    for number, (signature, told) in enumerate(signed[1:], start=1):
        others = signed[:number] + signed[number + 1 :]
        other, nearest = max(others, key=lambda pair: _or_nothing(score(signature, pair[0])))
        links.append(Link(told, nearest, likeness(signature, other), _said(corrections, told.report.id)))
    return tuple(links)


def _or_nothing(found: float | None) -> float:
    return float("-inf") if found is None else found


def _said(corrections: Sequence[Correction], report: str) -> tuple[Correction, ...]:
    bonds = (CorrectionKind.TOGETHER, CorrectionKind.APART)
    return tuple(said for said in corrections if said.withdrawn is None and said.kind in bonds and report in said.value)
