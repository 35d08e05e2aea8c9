"""Whether a stretch of text that grammar takes for speech is a statement: the features of the model "said"."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.analyse.clauses import Discourse
from khabar.analyse.scoring import Model, about, probability
from khabar.analyse.statements import Speech
from khabar.model import Statement

# A statement is given from this probability on.
SAID = 0.45
STEM = 5
MANY = 3


def kept_statements(discourse: Discourse, speeches: Sequence[Speech], weights: Model) -> tuple[Statement, ...]:
    """The statements among ``speeches`` that are likely to be some."""
    told = all_saying_features(discourse, speeches)
    return tuple(speech.statement for speech, features in zip(speeches, told, strict=True) if probability(weights, features) >= SAID)


def all_saying_features(discourse: Discourse, speeches: Sequence[Speech]) -> list[list[str]]:
    """The features of every one of ``speeches``, which are in the order of the text."""
    by_sentence: dict[int, list[Speech]] = {}
    for speech in speeches:
        by_sentence.setdefault(discourse.sentence_at(speech.statement.cue.start).index, []).append(speech)
    return [saying_features(discourse, speech, by_sentence[discourse.sentence_at(speech.statement.cue.start).index]) for speech in speeches]


def saying_features(discourse: Discourse, speech: Speech, beside: Sequence[Speech]) -> list[str]:
    """The features of one speech among those of its sentence."""
    statement, words = speech.statement, discourse.words
    sentence = discourse.sentence_at(statement.cue.start)
    cue = words[speech.cue]
    role = cue.role("speech", "performative", "speech_participle", "speech_noun", "attribution", "carrier")
    name, shape = (role.name, role.shape.partition(":")[0]) if role is not None else ("colon", "word")
    lemma = role.lemma if role is not None else ":"
    length = about(statement.content.of(discourse.text).count(" "))
    others = [other.statement for other in beside if other is not speech]
    within = any(other.content.covers(statement.content) for other in others)
    around = any(statement.content.covers(other.content) for other in others)
    first = min((other.cue for other in beside), default=speech.cue) == speech.cue
    before = words[speech.cue - 1].token.fold if speech.cue > sentence.first else "^"
    spoken = "none" if statement.speaker is None else str(statement.speaker.sector)
    return [
        f"rule={statement.rule}",
        f"rule={statement.rule}|{name}",
        f"rule={statement.rule}|{shape}|{statement.direct}",
        f"cue={lemma}",
        f"cue={lemma}|{statement.rule}",
        f"cue={lemma}|{shape}",
        f"length={length}|{statement.rule}",
        f"length={length}|{name}",
        f"nested={within}{around}|{name}",
        f"nested={within}{around}|{statement.rule}",
        f"place={first}|{min(len(beside), MANY)}|{name}",
        f"before={before}",
        f"before={before[:STEM]}|{name}",
        f"speaker={spoken}|{name}",
        f"named={speech.speaker is not None}|{name}",
        f"title={sentence.index == 0}|{statement.rule}",
    ]
