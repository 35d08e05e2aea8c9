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
    if one.event != other.event or one.article == other.article:
        return ()
    parties, days = _parties(one, other), _days(one, other)
    if parties is None or days is None:
        return ()
    kinds = ("prior", parties, days, _mode(one, other), _words(one, other), *_details(one, other))
    weights = _settings()["weights"]
    return tuple(Likeness(kind, weights[kind]) for kind in kinds if kind)


def score(found: tuple[Likeness, ...]) -> float | None:
    """The sum of what was found; None where nothing was, since they cannot tell of one event."""
    return sum(piece.weight for piece in found) if found else None


def _persons_differ(one: Signature, other: Signature) -> bool:
    """Whether a country acts through one named person here and through another there."""
    here, there = ({country: {n for c, n in told.persons if c == country} for country, _ in told.persons} for told in (one, other))
    return any(not here[country] & there[country] for country in here.keys() & there.keys() if country)


def _parties(one: Signature, other: Signature) -> str | None:
    shared = one.codes & other.codes
    if not shared:
        return None
    if one.event not in MUTUAL and _turned(one, other):
        return "reversed"
    if one.codes == other.codes and len(shared) >= 2:
        return "pair_often" if one.event in FREQUENT else "pair_same"
    if len(shared) >= 2:
        return "pair_shared"
    sides = [(set(a), set(b)) for a, b in ((one.actor, other.actor), (one.recipient, other.recipient))]
    within = one.codes <= other.codes or other.codes <= one.codes
    if within if one.event in MUTUAL else all(not a or not b or a & b for a, b in sides):
        return "one_known" if one.codes != other.codes else "party_same"
    return None


def _turned(one: Signature, other: Signature) -> bool:
    a, b = set(one.actor), set(other.actor)
    return bool(a and b and not a & b and a & set(other.recipient) and b & set(one.recipient))


def _days(one: Signature, other: Signature) -> str | None:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return _told(one, other)
    stretch = _settings()["stretch"]
    shared = min(one.end, other.end) - max(one.start, other.start) + 1
    lengths = one.end - one.start + 1, other.end - other.start + 1
    if shared <= 0:
        return "day_near" if shared == 0 and max(lengths) <= stretch else None
    return "day_same" if max(lengths) - shared <= 1 else "day_within"


def _told(one: Signature, other: Signature) -> str:
    """Of two tellings one of which gives no day: how far apart they were told, or from the day that is known."""
    if not (one.published and other.published):
        return "day_unknown"
    near = _settings()["near"]["meetings" if one.event in MUTUAL else "others"]
    days = [told.told if told.start is None or told.end is None else min(max(told.told, told.start), told.end) for told in (one, other)]
    apart = min(abs(days[0] - days[1]), abs(one.told - other.told))
    return "day_unknown_near" if apart <= near else "day_unknown_far"


def _mode(one: Signature, other: Signature) -> str | None:
    if one.mode is None or other.mode is None:
        return None
    return "mode_same" if one.mode == other.mode else "mode_other"


def _words(one: Signature, other: Signature) -> str:
    least = min(len(one.words), len(other.words))
    share = len(one.words & other.words) / least if least else 0.0
    limits = _settings()["words"]
    return next((f"words_{name}" for name in ("alike", "some", "few") if share >= limits[name]), "words_none")


def _details(one: Signature, other: Signature) -> tuple[str | None, ...]:
    person = "person_same" if set(one.persons) & set(other.persons) else None
    if person is None and _persons_differ(one, other):
        person = "person_other"
    place = None
    if one.place and other.place:
        place = "place_same" if one.place == other.place else "place_other"
    figure = "figure_same" if set(one.figures) & set(other.figures) else None
    return person, place, figure, _hosts(one, other), _standing(one, other)


def _hosts(one: Signature, other: Signature) -> str | None:
    """Of two visits: whether one goes the other way or elsewhere."""
    if one.mode != "visit" or other.mode != "visit" or not (one.recipient and other.recipient):
        return None
    return None if set(one.recipient) & set(other.recipient) else "host_other"


def _standing(one: Signature, other: Signature) -> str | None:
    """Whether one says that it took place and the other that it is still to come."""
    kinds = {one.factuality, other.factuality}
    if len(kinds) == 1:
        return "status_same"
    return "status_against" if kinds & {"denied", "cancelled"} else None
