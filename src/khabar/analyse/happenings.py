"""Happenings: the tellings of one event in a text, and the parties that they agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.analyse.choosing import Pair, Telling, find_tellings
from khabar.analyse.linking import group_tellings
from khabar.analyse.scene import Scene
from khabar.model import EventType


@dataclass(frozen=True, slots=True)
class Happening:
    """The tellings of one happening, the surest first, with the pair of parties that they agree on best."""

    tellings: tuple[Telling, ...]
    pair: Pair
    agreed: float  # the mean probability of ``pair``
    second: float  # that of the next pair

    @property
    def lead(self) -> Telling:
        """The telling that is surest to tell of an event."""
        return self.tellings[0]

    @property
    def event(self) -> EventType:
        """The type of event."""
        return self.lead.parsed.candidate.event

    @property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of the sentences that tell it, in order."""
        return tuple(sorted({telling.parsed.trigger.sentence.index for telling in self.tellings}))


def find_happenings(scene: Scene) -> list[Happening]:
    """The happenings of a text with all their tellings."""
    tellings = [telling for telling in find_tellings(scene) if telling.pairs]
    return [agree([tellings[number] for number in group]) for group in group_tellings(scene, tellings)]


def agree(tellings: Sequence[Telling]) -> Happening:
    """The happening that ``tellings`` tell of: its parties are those of the pair with the highest mean probability."""
    ranked = sorted(tellings, key=lambda telling: -telling.certainty)
    weight = sum(telling.certainty for telling in tellings)
    sums: dict[Pair, float] = {}
    for telling in ranked:
        for pair, sides in telling.pairs.items():
            sums[pair] = sums.get(pair, 0.0) + sides.probability * telling.certainty / weight
    best = sorted(sums.items(), key=lambda item: -item[1])
    return Happening(tuple(ranked), *best[0], best[1][1] if len(best) > 1 else 0.0)
