"""Whether it is so: the cues that stand over a trigger, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.analyse.clauses import Discourse
from khabar.analyse.roles import Role, Word
from khabar.analyse.scene import Parse, Scene
from khabar.analyse.text import letters
from khabar.analyse.triggers import Trigger
from khabar.model import EventType, Factuality, Span

# A cue before the trigger reaches over this many words where no clause opens between, an adjective behind a noun over fewer.
BEFORE = 7
BEHIND = 6
PARTICLE = 2
WINDOW = 3  # words to each side that the model looks at
STATUSES = tuple(Factuality)
BEFORE_ROLES = ("cancellation", "denial", "doubt", "plan", "may")
ALGEBRA = {
    "plan": Factuality.under_plan,
    "plan_after": Factuality.under_plan,
    "doubt": Factuality.under_doubt,
    "doubt_after": Factuality.under_doubt,
    "may": Factuality.under_doubt,
    "denial": Factuality.under_denial,
    "cancellation": Factuality.under_cancellation,
}


def _cues_before(trigger: Trigger, words: tuple[Word, ...]) -> Iterator[tuple[str, Word]]:
    """The cues over the trigger from the nearest outwards; a relative clause or another's verb ends the search."""
    for at in range(trigger.first - 1, max(trigger.sentence.first, trigger.first - BEFORE) - 1, -1):
        word = words[at]
        if word.role("relative") or word.token.text in "؛;":
            return
        role = word.role(*BEFORE_ROLES)
        if role is not None and _reaches(role, at, trigger, words):
            yield role.name, word
        elif word.is_finite:
            if trigger.is_noun and _shaped(word, "future"):
                yield "plan", word
            if not word.role("light", "verb"):
                return


def _is_purpose(trigger: Trigger, words: tuple[Word, ...]) -> bool:
    """Whether a meeting is what somebody comes for: "arrives to hold talks", "left to meet"."""
    if trigger.proclitics.endswith(letters().purpose):
        return True
    before = words[trigger.first - 1].role("light_noun") if trigger.first > trigger.sentence.first else None
    return before is not None and before.proclitics.endswith(letters().purpose)


def _reaches(role: Role, at: int, trigger: Trigger, words: tuple[Word, ...]) -> bool:
    """Whether a cue at ``at`` stands over the trigger: a particle over the word behind it only, a verb or noun over its clause."""
    if role.name == "may":
        return trigger.shape.startswith("present") if at + 1 == trigger.first else _is_imperfect(words[at + 1])
    if role.shape != "word" or role.length > 1:
        return True
    near = range(at + 1, at + 1 + PARTICLE)
    return role.name != "denial" or trigger.first in near or any(words[n].role("light") for n in near if n < trigger.first)


def _is_imperfect(word: Word) -> bool:
    """Whether ``word`` can be a verb in the present, known to the lexicons or by its first letter."""
    return _shaped(word, "present") or (word.token.fold[0] in letters().imperfect and not _shaped(word, "past"))


def _shaped(word: Word, tense: str) -> bool:
    """True for a word that can be a verb in ``tense``, known to the lexicons or by its future prefix."""
    return any(role.shape.startswith(tense) for role in word.roles)


def _cue_behind(trigger: Trigger, words: tuple[Word, ...]) -> tuple[str, Word] | None:
    """An adjective or a day to come behind a noun: "the expected visit", "the visit planned for"."""
    for at in range(trigger.last + 1, min(trigger.sentence.last, trigger.last + 1 + BEHIND)):
        word = words[at]
        if word.is_finite or word.role("opener", "complementizer"):
            return None
        role = word.role("plan_after", "doubt_after")
        if role is not None:
            return role.name, word
    return None


def _cues(trigger: Trigger, words: tuple[Word, ...]) -> Iterator[tuple[str, Word]]:
    if trigger.shape.startswith("future"):
        yield "plan", words[trigger.first]
    if trigger.frame.event is EventType.CONSULT and trigger.is_noun and _is_purpose(trigger, words):
        yield "plan", words[trigger.first]
    if trigger.is_noun:
        behind = _cue_behind(trigger, words)
        if behind is not None:
            yield behind
    yield from _cues_before(trigger, words)


def _answered_no(trigger: Trigger, words: tuple[Word, ...]) -> Span | None:
    """The words of a denial that answers the question in which ``trigger`` stands: "asked whether he would go, he said: no plans"."""
    sentence = trigger.sentence
    if not any(words[at].role("asked") for at in range(sentence.first, trigger.first)):
        return None
    for at in range(trigger.last + 1, sentence.last):
        role = words[at].role("answer_no")
        if role is not None:
            return Span(words[at].token.start, words[at + role.length - 1].token.end)
    return None


@dataclass(frozen=True, slots=True)
class Judged:
    """What grammar makes of a trigger's factuality, the words that gave it (None for the plain past) and the kinds of all cues over it."""

    status: Factuality
    cue: Span | None
    names: tuple[str, ...]


def judge(trigger: Trigger, discourse: Discourse) -> Judged:
    """The factuality of what ``trigger`` tells, by the algebra of the cues over it.

    A speech act is judged itself, so that what it promises or threatens is not: only a denial of the act or its calling off counts.
    """
    cues = list(_cues(trigger, discourse.words))
    names = tuple(name for name, _ in cues)
    answer = _answered_no(trigger, discourse.words)
    if answer is not None:
        return Judged(Factuality.DENIED, answer, names)
    if trigger.frame.factuality:
        return Judged(Factuality(trigger.frame.factuality), None, names)
    status: Factuality = Factuality.HAPPENED
    cue: Span | None = None
    frame = trigger.frame  # a deal or a signing, told of all its parties, can be still to come
    judged_itself = frame.event.is_speech_act and frame.event is not EventType.SUPPORT and not frame.symmetric
    for name, word in cues:
        if judged_itself and name not in ("denial", "cancellation"):
            continue
        after = ALGEBRA[name](status)
        if after is not status:
            status, cue = after, word.token.span
    return Judged(status, cue, names)


def status_features(scene: Scene, parsed: Parse, judged: Judged) -> list[str]:
    """The features of the model "status": grammar's answer, the cues, the days told, and the words close by."""
    trigger, stems, sentence = parsed.trigger, scene.notes.stems, parsed.trigger.sentence
    kind, act = trigger.frame.event.value, str(trigger.frame.event.is_speech_act)
    days = scene.times.get(sentence.index, ())
    ahead = any(when.anchor is not None and when.start is not None and when.start > when.anchor for when in days)
    features = [
        f"judged={judged.status}",
        f"judged={judged.status}|{kind}",
        f"judged={judged.status}|{parsed.shape}",
        f"frame={trigger.frame.id}",
        f"ahead={ahead}|{act}",
        f"ahead={ahead}|{parsed.shape}",
        *(f"cue={name}" for name in judged.names),
    ]
    for offset in range(1, WINDOW + 1):
        before, behind = trigger.first - offset, trigger.last + offset
        if before >= sentence.first:
            features.append(f"word-{offset}={stems[before]}|{act}")
        if behind < sentence.last:
            features += [f"word+={stems[behind]}", f"word+{offset}={stems[behind]}|{act}"]
    return features
