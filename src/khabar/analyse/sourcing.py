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
    by_grammar: bool  # whether grammar alone would take it: the innermost speech, else the actor of an act of speech, else the article


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
            _, _, features = found.setdefault(_key(speaker), (speaker, speech.statement.via, []))
            features += _of_speech(scene, parsed, speech, act)
    if actor is not None:
        party = actor.mention.party
        _, _, features = found.setdefault(_key(party), (party, (), []))
        features += [f"actor|{kind}", f"actor|{parsed.over is not None}|{act}", f"actor|{parsed.shape}|{act}"]
    told = f"{parsed.over is not None}|{act}"
    own = (f"own|{told}", f"own|{title}|{act}", f"own={min(len(heard), MANY)}|{act}", f"own|{parsed.shape}|{act}")
    answer = _by_grammar(parsed, actor)
    said = [Sourced(party, via, tuple(features), key == answer) for key, (party, via, features) in found.items()]
    return [Sourced(None, (), own, answer is None), *said]


def _key(party: Party) -> str:
    return code_of(party) + party.sector


def _by_grammar(parsed: Parse, actor: Phrase | None) -> str | None:
    """The key of the one whom grammar alone takes for the source; None for the article."""
    if parsed.over is not None:
        return _key(parsed.over.statement.speaker) if parsed.over.statement.speaker else None
    acts = parsed.candidate.event.is_speech_act and not parsed.trigger.frame.symmetric
    return _key(actor.mention.party) if acts and actor is not None else None


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
