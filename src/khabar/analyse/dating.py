"""The day of an event: the expression that governs it, not the nearest one; none where the text gives none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from khabar.analyse.clauses import Discourse
from khabar.analyse.statements import Speech
from khabar.analyse.triggers import Trigger
from khabar.model import EventType, Party, When

# An expression farther off than this many words belongs to something else.
REACH = 18
# Acts that are done by speaking; an agreement or a treaty is told with its own day.
DATED_BY_SPEAKING = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.SUPPORT})


def date_of(trigger: Trigger, discourse: Discourse, times: Sequence[When], speeches: Sequence[Speech], actor: Party | None) -> When | None:
    """The expression of time in the clause of ``trigger``; None where there is none or it cannot be placed.

    A day beside a verb of speech is the day of the speaking: it dates a speech act of that speaker, wherever in the article it
    is told, and nothing that is told in it.
    """
    cues = [s.cue for s in speeches if trigger.sentence.first <= s.cue < trigger.sentence.last]
    speech_act = trigger.frame.event in DATED_BY_SPEAKING
    found = _nearest(trigger.first, trigger.last, discourse, times, [] if speech_act else cues)
    if found is not None or not speech_act or actor is None:
        return found
    appearances = (_nearest(s.cue, s.cue, discourse, times, []) for s in speeches if s.statement.speaker == actor)
    return next((when for when in appearances if when is not None), None)


def _nearest(first: int, last: int, discourse: Discourse, times: Sequence[When], cues: Sequence[int]) -> When | None:
    """The placed expression nearest to words ``first`` to ``last`` in their clause."""
    best: tuple[int, When] | None = None
    sentence = discourse.sentence_at(discourse.words[first].token.start)
    starts = [word.token.start for word in discourse.words[sentence.first : sentence.last]]
    for when in times:
        if when.start is None or not sentence.span.covers(when.span):
            continue
        at = sentence.first + bisect_left(starts, when.span.start)
        distance = min(abs(at - first), abs(at - last))
        if distance <= REACH and (best is None or distance < best[0]) and not _parted(at, (first, last), discourse, cues):
            best = (distance, when)
    return best[1] if best else None


def _parted(at: int, around: tuple[int, int], discourse: Discourse, cues: Sequence[int]) -> bool:
    """Whether a verb of speech, a clause that opens or another finite verb stands between the word ``at`` and ``around``."""
    first, last = (around[1] + 1, at) if at > around[1] else (at, around[0])
    for place in range(first, last):
        word = discourse.words[place]
        if place in cues:
            return True
        if word.role("while"):
            continue
        if word.role("complementizer", "opener") and not (place >= around[1] and word.role("relative")):
            return True
        if word.is_finite and not word.role("light") and not word.role("preposition"):
            return True
    return False
