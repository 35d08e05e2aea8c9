"""The day of an event: which expression of time governs it, if any; the nearest is often another's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from khabar.analyse.clauses import Sentence
from khabar.analyse.scene import Parse, Scene, code_of
from khabar.analyse.statements import Speech
from khabar.model import EventType, When

# A verb of speech farther from an expression than this many words was not said then.
SPOKEN_REACH = 12
LEAD = 3  # sentences at the head of an article that may date what follows
MANY = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that an event may have, or none, with the features that speak for and against it."""

    when: When | None
    features: tuple[str, ...]


def dated_options(scene: Scene, parsed: Parse) -> list[Dated]:
    """No day, the days told in the sentence, and those on which the one who speaks was heard in a sentence before."""
    sentence = parsed.trigger.sentence
    here = scene.times.get(sentence.index, ())
    kind, act = parsed.candidate.event.value, f"{parsed.candidate.event.is_speech_act}|{parsed.over is not None}"
    options = [_in_sentence(scene, parsed, when) for when in here]
    options += [
        Dated(when, (f"elsewhere={where}", f"elsewhere={where}|{kind}", f"elsewhere={where}|{act}", f"elsewhere={where}|{bool(here)}"))
        for where, when in _elsewhere(scene, parsed)
    ]
    none = (
        f"none={min(len(here), MANY)}",
        f"none={min(len(here), MANY)}|{kind}",
        f"none|{parsed.shape}",
        f"none|{act}",
        f"none={len(options)}",
    )
    return [Dated(None, none), *options]


def _in_sentence(scene: Scene, parsed: Parse, when: When) -> Dated:
    """A day told in the sentence of the trigger."""
    trigger, sentence = parsed.trigger, parsed.trigger.sentence
    at = _word_of(scene, sentence, when)
    side, low, high = ("L", at, trigger.first) if at < trigger.first else ("R", trigger.last + 1, at)
    parted = f"{side}{min(scene.notes.openers_in(low, high), 2)}{min(scene.notes.verbs_in(low, high), 2)}"
    spoken = any(low <= speech.cue < high for speech in scene.speeches.get(sentence.index, ()))
    rivals = min(sum(low <= other.trigger.first < high for other in scene.beside[sentence.index] if other.chosen), MANY)
    kind, act = parsed.candidate.event.value, f"{parsed.candidate.event.is_speech_act}|{parsed.over is not None}"
    features = (
        f"parted={parted}|{kind}",
        f"parted={parted}|{parsed.shape}",
        f"spoken={spoken}|{side}|{act}",
        f"rivals={rivals}{side}",
        f"rivals={rivals}{side}|{kind}",
        f"way={when.rule}|{kind}",
        f"way={when.rule}|{parted}",
        f"here|{act}",
    )
    return Dated(when, features)


def _word_of(scene: Scene, sentence: Sentence, when: When) -> int:
    """The word at which ``when`` begins."""
    starts = [word.token.start for word in scene.discourse.words[sentence.first : sentence.last]]
    return sentence.first + bisect_left(starts, when.span.start)


def _elsewhere(scene: Scene, parsed: Parse) -> Iterator[tuple[str, When]]:
    """Days of other sentences: that of the lead, and those on which the one who speaks here was heard, the nearest first."""
    index = parsed.trigger.sentence.index
    told: set[tuple[object, object]] = {(when.start, when.end) for when in scene.times.get(index, ())}
    for lead in range(min(index, LEAD)):
        for when in scene.times.get(lead, ())[:1]:
            if (when.start, when.end) not in told:
                told.add((when.start, when.end))
                yield f"lead{'' if parsed.candidate.event in _types_of(scene, lead) else '.other'}", when
    speaker = parsed.over.statement.speaker if parsed.over else parsed.actor[0].mention.party if parsed.actor else None
    if speaker is None:
        return
    for before in range(index - 1, max(-1, index - 1 - LEAD), -1):
        for speech in scene.speeches.get(before, ()):
            if speech.statement.speaker is None or code_of(speech.statement.speaker) != code_of(speaker):
                continue
            for when in scene.times.get(before, ()):
                if (when.start, when.end) not in told and _is_near(scene, speech, when, before):
                    told.add((when.start, when.end))
                    yield "heard", when


def _types_of(scene: Scene, index: int) -> set[EventType]:
    return {candidate.event for candidate in scene.beside.get(index, ()) if candidate.chosen}


def _is_near(scene: Scene, speech: Speech, when: When, index: int) -> bool:
    """Whether ``when`` stands by the verb of ``speech``."""
    sentence = scene.discourse.sentences[index]
    return abs(_word_of(scene, sentence, when) - speech.cue) <= SPOKEN_REACH
