"""How alike two reports are: what speaks for and against their telling of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from khabar.data import load
from khabar.relate.signature import Signature

# In these who is named first says little: meeting, agreeing and working together are done by both.
MUTUAL = frozenset(("CONSULT", "AGREE", "SUPPORT", "COOPERATE"))
# In a war, a quarrel or an alliance the same two do these day after day: that they are the same two says little.
FREQUENT = frozenset(("ASSAULT", "ACCUSE", "COERCE", "MOBILIZE", "SUPPORT", "AGREE", "REQUEST", "AID", "COOPERATE", "THREATEN", "REJECT"))
OFF = frozenset(("denied", "cancelled"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """One thing that two reports share or in which they differ, and what it weighs in log-odds."""

    kind: str
    weight: float


@cache
def _settings() -> Any:
    return load("merging.json")


def group_limits() -> dict[str, float]:
    """The mean likeness from which two groups are one, and what pairs without a likeness count as."""
    return _settings()["group"]  # type: ignore[no-any-return]


def meaning_of(kind: str) -> str:
    """What a kind of likeness compares, in words."""
    return str(_settings()["of"][kind])


def likeness(one: Signature, other: Signature) -> tuple[Likeness, ...]:
    """All that speaks for and against; empty where they cannot tell of one event."""
    weights = _settings()["weights"]
    return tuple(Likeness(kind, weights[kind]) for kind in _kinds(one, other))


def score(one: Signature, other: Signature) -> float | None:
    """The sum of what speaks for and against; None where they cannot tell of one event."""
    kinds = _kinds(one, other)
    if not kinds:
        return None
    weights = _settings()["weights"]
    total: float = sum(map(weights.__getitem__, kinds))
    return total


def _kinds(one: Signature, other: Signature) -> list[str]:
    if one.event != other.event or one.article == other.article:
        return []
    parties = _parties(one, other)
    days = _days(one, other) if parties else None
    if parties is None or days is None:
        return []
    details = (_mode(one, other), _person(one, other), _place(one, other), _host(one, other), _status(one, other))
    kinds = ["prior", parties, days, _words(one, other), *(kind for kind in details if kind)]
    if one.figures and not one.figures.isdisjoint(other.figures):
        kinds.append("figure_same")
    return kinds


def _parties(one: Signature, other: Signature) -> str | None:
    """How the sides stand to one another; None where they exclude one event."""
    if one.codes.isdisjoint(other.codes):
        return None
    mutual = one.event in MUTUAL
    if not mutual and _turned(one, other):
        return "reversed"
    same = one.codes == other.codes
    if same and len(one.codes) >= 2:
        return "pair_often" if one.event in FREQUENT else "pair_same"
    if len(one.codes & other.codes) >= 2:
        return "pair_shared"
    if mutual:
        fit = one.codes <= other.codes or other.codes <= one.codes
    else:
        fit = _agree(one.actor, other.actor) and _agree(one.recipient, other.recipient)
    return None if not fit else "party_same" if same else "one_known"


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a side shares a party in both, or one of them leaves it out."""
    return not one or not other or not one.isdisjoint(other)


def _turned(one: Signature, other: Signature) -> bool:
    return (
        bool(one.actor and other.actor)
        and one.actor.isdisjoint(other.actor)
        and not one.actor.isdisjoint(other.recipient)
        and not other.actor.isdisjoint(one.recipient)
    )


def _days(one: Signature, other: Signature) -> str | None:
    """How the days stand to one another; None where they exclude one event."""
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return _told(one, other)
    shared = min(one.end, other.end) - max(one.start, other.start) + 1
    longer = max(one.end - one.start, other.end - other.start) + 1
    if shared <= 0:
        return "day_near" if shared == 0 and longer <= _settings()["stretch"] else None
    return "day_same" if longer - shared <= 1 else "day_within"


def _told(one: Signature, other: Signature) -> str:
    """Of two tellings one of which gives no day: how far apart they were told, or from the day that is known."""
    if not (one.published and other.published):
        return "day_unknown"
    near = _settings()["near"]["meetings" if one.event in MUTUAL else "others"]
    apart = min(abs(_day(one) - _day(other)), abs(one.told - other.told))
    return "day_unknown_near" if apart <= near else "day_unknown_far"


def _day(told: Signature) -> int:
    """The day of the event that is nearest to its telling, or that of the telling where it is unknown."""
    return told.told if told.start is None or told.end is None else min(max(told.told, told.start), told.end)


def _mode(one: Signature, other: Signature) -> str | None:
    if one.mode is None or other.mode is None:
        return None
    return "mode_same" if one.mode == other.mode else "mode_other"


def _words(one: Signature, other: Signature) -> str:
    """How many of the stems of the shorter are stems of the other."""
    least = min(len(one.words), len(other.words))
    share = len(one.words & other.words) / least if least else 0.0
    limits = _settings()["words"]
    if share >= limits["some"]:
        return "words_alike" if share >= limits["alike"] else "words_some"
    return "words_few" if share >= limits["few"] else "words_none"


def _person(one: Signature, other: Signature) -> str | None:
    if not one.persons or not other.persons:
        return None
    if not one.persons.isdisjoint(other.persons):
        return "person_same"
    return "person_other" if {country for country, _ in one.persons if country} & {country for country, _ in other.persons} else None


def _place(one: Signature, other: Signature) -> str | None:
    if not one.place or not other.place:
        return None
    return "place_same" if one.place == other.place else "place_other"


def _host(one: Signature, other: Signature) -> str | None:
    """Of two visits: whether one goes the other way or elsewhere."""
    return "host_other" if one.mode == other.mode == "visit" and not _agree(one.recipient, other.recipient) else None


def _status(one: Signature, other: Signature) -> str | None:
    if one.factuality == other.factuality:
        return "status_same"
    return "status_against" if one.factuality in OFF or other.factuality in OFF else None
