"""Who says what of an event: stances side by side, and the figures in which tellings differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from khabar.model import Event, Factuality, Party, Quantity, Telling


class Stance(StrEnum):
    """What a telling says of its event."""

    ASSERTS = "asserts"
    EXPECTS = "expects"  # that it is planned
    ALLOWS = "allows"  # that it may be
    DENIES = "denies"  # or says that it is off


STANCE = {
    Factuality.HAPPENED: Stance.ASSERTS,
    Factuality.PLANNED: Stance.EXPECTS,
    Factuality.POSSIBLE: Stance.ALLOWS,
    Factuality.DENIED: Stance.DENIES,
    Factuality.CANCELLED: Stance.DENIES,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One telling's stance; ``speaker`` is None where the outlet tells it in its own voice."""

    stance: Stance
    speaker: Party | None
    telling: Telling


@dataclass(frozen=True, slots=True)
class Told:
    """One figure: its bounds, on whose word, in which telling."""

    low: float
    high: float
    speaker: str
    telling: Telling


@dataclass(frozen=True, slots=True)
class Figures:
    """What tellings count differently: ``kind`` is what became of the ``unit`` (killed, person)."""

    kind: str
    unit: str
    told: tuple[Told, ...]


def claims(event: Event) -> tuple[Claim, ...]:
    """A claim a telling: who asserts it first, then who expects it, who allows it and who denies it; in the order of telling."""
    order = list(Stance)
    said = [Claim(STANCE[telling.report.factuality], telling.report.speaker, telling) for telling in event.tellings]
    return tuple(sorted(said, key=lambda claim: order.index(claim.stance)))


def is_disputed(event: Event) -> bool:
    """Whether one telling says that it took place and another that it did not."""
    stances = {claim.stance for claim in claims(event)}
    return {Stance.ASSERTS, Stance.DENIES} <= stances


def differing_figures(event: Event) -> tuple[Figures, ...]:
    """Figures of one kind and unit that do not overlap, side by side; those on which all agree are left out."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for telling in event.tellings:
        speaker = telling.report.speaker.text if telling.report.speaker else telling.article.outlet or telling.article.id
        for quantity in telling.report.quantities:
            if quantity.kind is not None:
                found[quantity.kind, quantity.unit or ""].append(Told(*_bounds(quantity), speaker, telling))
    return tuple(Figures(kind, unit, tuple(told)) for (kind, unit), told in sorted(found.items()) if _differ(told))


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else 0.0
    return low, quantity.high if quantity.high is not None else float("inf")


def _differ(told: list[Told]) -> bool:
    return max(figure.low for figure in told) > min(figure.high for figure in told)
