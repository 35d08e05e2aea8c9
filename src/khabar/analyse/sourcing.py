"""On whose word an event stands: the article's own, that of a speech over it, or that of the one whose speech it is."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.analyse.clauses import Phrase
from khabar.analyse.scene import Parse, Scene, code_of
from khabar.analyse.statements import Speech
from khabar.model import Party

MANY = 3


@dataclass(frozen=True, slots=True)
class Sourced:
    """Who may vouch for an event (None: the article itself), through whom, with the features that speak for and against it."""

    speaker: Party | None
    via: tuple[Party, ...]
    features: tuple[str, ...]


def sourced_options(scene: Scene, parsed: Parse, actor: Phrase | None) -> list[Sourced]:
    """The article itself, every speaker of the sentence, and the actor; each party once, under all that speaks for it."""
    event, sentence = parsed.candidate.event, parsed.trigger.sentence
    kind, act = event.value, f"{event.is_speech_act}|{parsed.trigger.frame.symmetric}"
    heard = scene.speeches.get(sentence.index, ())
    title = sentence.span.end <= scene.title_end
    found: dict[str, tuple[Party, tuple[Party, ...], list[str]]] = {}
    for speech in heard:
        speaker = speech.statement.speaker
        if speaker is not None:
            _, _, features = found.setdefault(code_of(speaker) + speaker.sector, (speaker, speech.statement.via, []))
            features += _of_speech(scene, parsed, speech, act)
    if actor is not None:
        party = actor.mention.party
        _, _, features = found.setdefault(code_of(party) + party.sector, (party, (), []))
        features += [f"actor|{kind}", f"actor|{parsed.over is not None}|{act}", f"actor|{parsed.shape}|{act}"]
    told = f"{parsed.over is not None}|{act}"
    own = (f"own|{told}", f"own|{title}|{act}", f"own={min(len(heard), MANY)}|{act}", f"own|{parsed.shape}|{act}")
    return [Sourced(None, (), own), *(Sourced(party, via, tuple(features)) for party, via, features in found.values())]


def _of_speech(scene: Scene, parsed: Parse, speech: Speech, act: str) -> list[str]:
    """How a speech of the sentence stands to the trigger."""
    trigger, statement = parsed.trigger, speech.statement
    inner = speech is parsed.over
    covers = statement.content.covers(scene.span(trigger))
    opens = trigger.first <= speech.cue <= trigger.last
    return [
        f"over={inner}|{act}",
        f"over={inner}|{covers}|{opens}",
        f"rule={statement.rule}|{inner}|{covers}",
        f"direct={statement.direct}|{inner}",
        f"opens={opens}|{parsed.candidate.event.value}",
    ]
