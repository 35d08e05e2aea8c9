"""One happening, many tellings: which tellings of a text are of one event, learned from pairs of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import sqrt
from typing import TypeVar

from khabar.analyse.choosing import Pair, Telling
from khabar.analyse.scene import Scene
from khabar.analyse.scoring import about, probability, step
from khabar.model import Factuality

Key = TypeVar("Key", bound=Hashable)

# Tellings are one happening from this mean probability of their pairs on.
SAME = 0.5
# A telling is compared with the latest happenings of its type, and the latest tellings of each, so that time stays linear.
HAPPENINGS = 40
TELLINGS = 8
FAR = 4  # sentences
WORDS_NEAR = 2


def group_tellings(scene: Scene, tellings: Sequence[Telling]) -> list[list[int]]:
    """The numbers of the tellings of each happening; every telling is of one."""
    weights = scene.models["same"]
    shares = [Shares(telling) for telling in tellings]
    groups: list[list[int]] = []
    for number, telling in enumerate(tellings):
        best: tuple[float, list[int]] | None = None
        alike = [group for group in groups if tellings[group[0]].parsed.candidate.event is telling.parsed.candidate.event]
        for group in alike[-HAPPENINGS:]:
            pairs = [probability(weights, link_features(scene, tellings, shares, other, number)) for other in group[-TELLINGS:]]
            mean = sum(pairs) / len(pairs)
            if mean >= SAME and (best is None or mean > best[0]):
                best = (mean, group)
        if best is None:
            groups.append([number])
        else:
            best[1].append(number)
    return groups


class Shares:
    """The probabilities of who did it to whom in one telling, by side, by pair and by pair without order."""

    def __init__(self, telling: Telling) -> None:
        self.actor: dict[str, float] = {}
        self.recipient: dict[str, float] = {}
        self.pair: dict[Pair, float] = {}
        self.either: dict[frozenset[str], float] = {}
        for (actor, recipient), sides in telling.pairs.items():
            self.pair[actor, recipient] = sides.probability
            either = frozenset((actor, recipient))
            self.either[either] = self.either.get(either, 0.0) + sides.probability
            for code, side in ((actor, self.actor), (recipient, self.recipient)):
                if code:
                    side[code] = side.get(code, 0.0) + sides.probability
        self.status = max(telling.statuses, key=lambda status: telling.statuses[status], default=Factuality.HAPPENED)
        self.days = next(
            (chosen.option.when for chosen in telling.days if chosen.option.when is not None and chosen.probability > SAME), None
        )


def _cosine(one: Mapping[Key, float], other: Mapping[Key, float]) -> float:
    """How alike two distributions are, 0 to 1."""
    shared = sum(value * other.get(key, 0.0) for key, value in one.items())
    return shared / (sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values())) + 1e-9)


def _top(side: Mapping[str, float]) -> str:
    return max(side, key=lambda code: side[code], default="")


def link_features(scene: Scene, tellings: Sequence[Telling], shares: Sequence[Shares], first: int, second: int) -> list[str]:
    """The features that two tellings of one type, the first before the second, are of one happening."""
    one, other = tellings[first].parsed.trigger, tellings[second].parsed.trigger
    a, b = shares[first], shares[second]
    kind = one.frame.event.value
    apart = min(other.sentence.index - one.sentence.index, FAR)
    actors, recipients = step(_cosine(a.actor, b.actor)), step(_cosine(a.recipient, b.recipient))
    pair, either = step(_cosine(a.pair, b.pair)), step(_cosine(a.either, b.either))
    tops = f"{_top(a.actor) == _top(b.actor)}{_top(a.recipient) == _top(b.recipient)}"
    forms = [scene.discourse.words[trigger.first].token.readings[-1].form for trigger in (one, other)]
    word = f"{one.frame is other.frame}{forms[0] == forms[1]}"
    features = [
        f"type={kind}",
        f"apart={apart}",
        f"apart={apart}|{kind}",
        f"sides={actors}{recipients}",
        f"worst={min(actors, recipients)}|{kind}",
        f"pair={pair}",
        f"pair={pair}|{kind}",
        f"pair={pair}|{apart}",
        f"either={either}|{apart}",
        f"either={either}|{one.frame.symmetric}",
        f"tops={tops}|{kind}",
        f"tops={tops}|{apart}",
        f"tops={tops}|{other.is_definite}|{word}",
        f"word={word}",
        f"word={word}|{kind}",
        f"shapes={tellings[first].parsed.shape}|{tellings[second].parsed.shape}",
        f"status={a.status is b.status}|{kind}",
        f"statuses={'|'.join(sorted((a.status, b.status)))}",
        f"title={not one.sentence.index}|{min(apart, WORDS_NEAR)}",
        f"definite={other.is_definite}|{kind}",
        f"mode={one.frame.mode == other.frame.mode}|{kind}",
        *_days(a, b, kind),
    ]
    if not apart:
        gap = about(max(0, other.first - one.last - 1))
        features += [f"gap={gap}", f"gap={gap}|{kind}", f"gap={gap}|{pair}"]
    return features


def _days(one: Shares, other: Shares, kind: str) -> list[str]:
    """Whether two tellings have days, and whether these overlap."""
    if one.days is None or other.days is None:
        return [f"dated={one.days is not None}{other.days is not None}"]
    starts = (one.days.start, other.days.start)
    ends = (one.days.end, other.days.end)
    if None in starts or None in ends:
        return ["dated=open"]
    same = max(day for day in starts if day) <= min(day for day in ends if day)
    return [f"day={same}", f"day={same}|{kind}"]
