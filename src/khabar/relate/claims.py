"""Who says what of an event: stances, and the figures of all its tellings, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from khabar.model import Event, Factuality, Party, Quantity, Telling


class Stance(StrEnum):
    """What a telling says of its event."""

    ASSERTS = "asserts"
    EXPECTS = "expects"  # that it is planned
    ALLOWS = "allows"  # that it may be
    CALLS_OFF = "calls-off"  # what was planned: a change of what is so, and no word against it
    DENIES = "denies"


STANCE = {
    Factuality.HAPPENED: Stance.ASSERTS,
    Factuality.PLANNED: Stance.EXPECTS,
    Factuality.POSSIBLE: Stance.ALLOWS,
    Factuality.CANCELLED: Stance.CALLS_OFF,
    Factuality.DENIED: Stance.DENIES,
}
SAYS_IT_IS_SO = (Stance.ASSERTS, Stance.EXPECTS)


@dataclass(frozen=True, slots=True)
class Claim:
    """One telling's stance; ``speaker`` is None where the outlet tells it in its own voice."""

    stance: Stance
    speaker: Party | None
    telling: Telling


@dataclass(frozen=True, slots=True)
class Figure:
    """What one telling counts; ``differs`` where a figure of another telling excludes it."""

    quantity: Quantity
    telling: Telling
    differs: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """All that tellings count of one thing: so many of ``unit`` (person), what became of them (``kind``: killed), a day (``per``)."""

    kind: str | None
    unit: str | None
    per: str | None
    told: tuple[Figure, ...]

    @property
    def differ(self) -> bool:
        """Whether any of them excludes another."""
        return any(figure.differs for figure in self.told)


def claims(event: Event) -> tuple[Claim, ...]:
    """A claim a telling, by stance in the order of Stance; within a stance in the order of telling."""
    order = list(Stance)
    said = [Claim(STANCE[telling.report.factuality], telling.report.speaker, telling) for telling in event.tellings]
    return tuple(sorted(said, key=lambda claim: order.index(claim.stance)))


def is_disputed(event: Event) -> bool:
    """Whether one says that it took place or will, and another denies it. To call a plan off, or to take back one's own word, is none."""
    said = claims(event)
    for_it = {_teller_of(claim.telling) for claim in said if claim.stance in SAYS_IT_IS_SO}
    against = {_teller_of(claim.telling) for claim in said if claim.stance is Stance.DENIES}
    return any(one != other for one in for_it for other in against)


def _teller_of(telling: Telling) -> str:
    """On whose word: the speaker's, else the outlet's, else that of an article of which no outlet is known."""
    speaker = telling.report.speaker
    return (speaker.name or speaker.text) if speaker else telling.article.outlet or telling.article.id


def figures(event: Event) -> tuple[Figures, ...]:
    """The figures of all tellings, side by side where they count the same; in the order of telling."""
    found: dict[tuple[str, str, str], list[tuple[Quantity, Telling]]] = defaultdict(list)
    for telling in event.tellings:
        for quantity in telling.report.quantities:
            found[quantity.kind or "", quantity.unit or "", quantity.per or ""].append((quantity, telling))
    return tuple(
        Figures(kind or None, unit or None, per or None, tuple(Figure(*one, differs=_differs(*one, told)) for one in told))
        for (kind, unit, per), told in sorted(found.items())
    )


def _differs(quantity: Quantity, telling: Telling, told: Sequence[tuple[Quantity, Telling]]) -> bool:
    """Whether another telling excludes it: of those of whom it is not told what became of them, each may count others."""
    return quantity.kind is not None and any(other is not telling and _exclude(quantity, counted) for counted, other in told)


def _exclude(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies in both; what has an open side goes on without end on it."""
    return _lies_below(one, other) or _lies_below(other, one)


def _lies_below(one: Quantity, other: Quantity) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low
