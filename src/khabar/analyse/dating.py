"""The day of an event: the expression that governs it, not the nearest one; none where the text gives none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from khabar.analyse.clauses import Discourse
from khabar.analyse.statements import Speech
from khabar.analyse.triggers import Trigger
from khabar.model import When

# An expression farther off than this many words belongs to something else.
REACH = 18


def date_of(trigger: Trigger, discourse: Discourse, times: Sequence[When], speeches: Sequence[Speech]) -> When | None:
    """The expression of time in the clause of ``trigger``; None where there is none or it cannot be placed.

    A day beside a verb of speech is the day of the speaking: it dates a speech act and nothing that is told in it.
    """
    best: tuple[int, When] | None = None
    cues = [s.cue for s in speeches if trigger.sentence.first <= s.cue < trigger.sentence.last]
    starts = [word.token.start for word in discourse.words[trigger.sentence.first : trigger.sentence.last]]
    for when in times:
        if when.start is None or not trigger.sentence.span.covers(when.span):
            continue
        at = trigger.sentence.first + bisect_left(starts, when.span.start)
        distance = min(abs(at - trigger.first), abs(at - trigger.last))
        if distance > REACH or _parted(at, trigger, discourse, cues):
            continue
        if best is None or distance < best[0]:
            best = (distance, when)
    return best[1] if best else None


def _parted(at: int, trigger: Trigger, discourse: Discourse, cues: Sequence[int]) -> bool:
    """Whether a verb of speech, a clause that opens or another finite verb stands between the word ``at`` and the trigger."""
    first, last = (trigger.last + 1, at) if at > trigger.last else (at, trigger.first)
    for place in range(first, last):
        word = discourse.words[place]
        if place in cues and place != trigger.first:
            return True
        if word.role("complementizer", "opener") and not (place >= trigger.last and word.role("relative")):
            return True
        if word.is_finite and not word.role("light") and not word.role("preposition"):
            return True
    return False
