"""One happening, one report: tellings that agree on type, parties, day and status become one, with all their sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from khabar.model import EventType, Factuality, Party, Span, When

# What has not happened stands on somebody's word, even where the article first tells it in its own voice.
FORETOLD = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})
# These rules find days that the text itself gives.
ABSOLUTE = ("time.date", "time.range")


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before its article's tellings are merged."""

    event: EventType
    mode: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: When | None
    factuality: Factuality
    cue: Span | None
    speaker: Party | None
    via: tuple[Party, ...]
    trigger: Span
    sentences: tuple[Span, ...]
    rule: str
    whole: bool  # False where a party that its frame needs is not told
    in_title: bool
    series: bool = False  # several of a kind told as one: "visits"


def merge(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """``drafts``, in the order of the text, with those of one happening made one; each keeps the place of its first telling.

    What does not tell its parties ("the visit", "the attack") takes up the latest report of its type, or tells of nothing.
    """
    merged: list[Draft] = []
    for draft in drafts:
        same = _same if draft.whole else _takes_up
        number = next((n for n in reversed(range(len(merged))) if same(merged[n], draft)), None)
        if number is not None:
            merged[number] = _join(merged[number], draft) if draft.whole else _retold(merged[number], draft)
        elif draft.whole:
            merged.append(draft)
    return tuple(merged)


def _takes_up(kept: Draft, draft: Draft) -> bool:
    """Whether a telling without its parties can speak of ``kept``: same type, and no party or mode that speaks against it."""
    sides = ((kept.actor, draft.actor), (kept.recipient, draft.recipient))
    return (
        kept.event is draft.event
        and (not draft.mode or kept.mode in (None, draft.mode))
        and all(not told or _codes(known) & _codes(told) for known, told in sides)
        and _same_days(kept.when, draft.when)
    )


def _retold(kept: Draft, draft: Draft) -> Draft:
    """``kept`` with one more sentence that tells it."""
    return replace(kept, sentences=tuple(sorted({*kept.sentences, *draft.sentences})))


def _code(party: Party) -> str:
    return party.country or party.text


def _codes(side: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(_code(party) for party in side)


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of one happening. Sides must share a code; a day that only one of them gives parts nothing."""
    if one.event is not other.event or one.factuality is not other.factuality:
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if not (_meets(one.actor, other.actor) and _meets(one.recipient, other.recipient)):
        return False
    if one.series != other.series and one.when != other.when:
        return False
    return _same_days(one.when, other.when)


def _meets(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether two sides can be one: both empty, or of the same codes, or one holding the other."""
    a, b = _codes(one), _codes(other)
    if not (a == b or (a and b and (a <= b or b <= a))):
        return False
    return not any(_differ(_names(one, code), _names(other, code)) for code in a & b)


def _names(side: tuple[Party, ...], code: str) -> frozenset[str]:
    return frozenset(party.name for party in side if party.name and _code(party) == code)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two named persons of one country act apart from each other."""
    return bool(one and other and not one & other)


def _same_days(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def _join(one: Draft, other: Draft) -> Draft:
    """``one`` with what ``other`` adds: sentences, parties, mode, a day, and the fuller name of each party."""
    # a headline in the article's own voice does not take the speaker away
    told = other if one.speaker is None and (one.in_title or one.factuality in FORETOLD) else one
    return replace(
        one,
        mode=one.mode or other.mode,
        actor=_united(one.actor, other.actor),
        recipient=_united(one.recipient, other.recipient),
        when=_finer(one.when, other.when),
        speaker=told.speaker,
        via=told.via,
        in_title=one.in_title and other.in_title,
        sentences=tuple(sorted({*one.sentences, *other.sentences})),
    )


def _united(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _finer(one: When | None, other: When | None) -> When | None:
    """Days that the text gives before those counted from its own; of two such the shorter; the one known where the other is not."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=_vagueness)


def _vagueness(when: When) -> tuple[bool, bool, int]:
    if when.start is None or when.end is None:
        return (True, True, 0)
    return (False, not when.rule.startswith(ABSOLUTE), (when.end - when.start).days)
