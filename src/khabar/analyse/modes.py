"""How an event was done: which of its type's modes, if any, the tellings speak of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.analyse.happenings import Happening
from khabar.analyse.scene import Scene
from khabar.analyse.scoring import score, shares
from khabar.analyse.triggers import frames
from khabar.model import EventType, Party

WINDOW = 5  # words to each side
IGO = "IGO"


@cache
def modes_of(event: EventType) -> tuple[str | None, ...]:
    """The modes of a type that the lexicon knows, and None, in a fixed order."""
    return (None, *sorted({frame.mode for frame in frames() if frame.event is event and frame.mode}))


def mode_options(scene: Scene, happening: Happening, parties: Sequence[Party]) -> list[list[str]]:
    """The features of each of the type's modes, in the order of ``modes_of``."""
    told = [telling.parsed.trigger for telling in happening.tellings]
    countries = {party.country for party in parties}
    words = {
        stem
        for t in told
        for stem in scene.notes.stems[max(t.sentence.first, t.first - WINDOW) : min(t.sentence.last, t.last + 1 + WINDOW)]
    }
    shared = [
        f"type={happening.event}",
        *{f"frame={trigger.frame.id}" for trigger in told},
        f"lead={told[0].frame.id}",
        f"countries={len(countries)}|{IGO in countries}|{happening.event}",
        *(f"word={word}" for word in sorted(words)),
        *(f"word={word}|{happening.event}" for word in sorted(words)),
    ]
    voted = [trigger.frame.mode for trigger in told]
    own = [
        [f"votes={min(voted.count(mode), 2)}of{min(len(voted), 2)}|{mode is None}", f"lead={voted[0] == mode}|{mode is None}"]
        for mode in modes_of(happening.event)
    ]
    return [[*votes, *(f"{mode}|{feature}" for feature in shared)] for mode, votes in zip(modes_of(happening.event), own, strict=True)]


def choose_mode(scene: Scene, happening: Happening, parties: Sequence[Party]) -> str | None:
    """The likeliest mode."""
    options = modes_of(happening.event)
    chances = shares([score(scene.models["mode"], features) for features in mode_options(scene, happening, parties)])
    return options[chances.index(max(chances))]
