"""One happening, many tellings: which tellings of a text are of one event, learned from pairs of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import sqrt
from typing import TypeVar

from khabar.analyse.choosing import Pair, Telling
from khabar.analyse.scene import Scene
from khabar.analyse.scoring import about, probability, step
from khabar.model import EventType, Factuality

Key = TypeVar("Key", bound=Hashable)

# Tellings are one happening from this mean probability of their pairs on.
SAME = 0.5
# A telling is compared with the latest happenings of its type, and the latest tellings of each, so that time stays linear.
HAPPENINGS = 15
TELLINGS = 4
FAR = 4  # sentences
WORDS_NEAR = 2


def group_tellings(scene: Scene, tellings: Sequence[Telling]) -> list[list[int]]:
    """The numbers of the tellings of each happening; every telling is of one."""
    weights = scene.models["same"]
    shares = [Shares(telling) for telling in tellings]
    groups: list[list[int]] = []
    of_type: dict[EventType, list[list[int]]] = {}
    for number, telling in enumerate(tellings):
        best: tuple[float, list[int]] | None = None
        alike = of_type.setdefault(telling.parsed.candidate.event, [])
        for group in alike[-HAPPENINGS:]:
            pairs = [probability(weights, link_features(scene, tellings, shares, other, number)) for other in group[-TELLINGS:]]
            mean = sum(pairs) / len(pairs)
            if mean >= SAME and (best is None or mean > best[0]):
                best = (mean, group)
        if best is None:
            groups.append([number])
            alike.append(groups[-1])
        else:
            best[1].append(number)
    return groups


class Spread(dict[Key, float]):
    """A distribution with its length, so that many can be compared with one another."""

    length = 0.0

    def measured(self) -> Spread[Key]:
        """Itself, once all shares are in."""
        self.length = sqrt(sum([share * share for share in self.values()]))
        return self


class Shares:
    """The probabilities of who did it to whom in one telling, by side, by pair and by pair without order."""

    def __init__(self, telling: Telling) -> None:
        actor: Spread[str] = Spread()
        recipient: Spread[str] = Spread()
        pair: Spread[Pair] = Spread()
        either: Spread[frozenset[str]] = Spread()
        for codes, sides in telling.pairs.items():
            pair[codes] = sides.probability
            both = frozenset(codes)
            either[both] = either.get(both, 0.0) + sides.probability
            for code, side in zip(codes, (actor, recipient), strict=True):
                if code:
                    side[code] = side.get(code, 0.0) + sides.probability
        self.actor, self.recipient, self.pair, self.either = actor.measured(), recipient.measured(), pair.measured(), either.measured()
        self.top = (_top(actor), _top(recipient))
        self.status = max(telling.statuses, key=lambda status: telling.statuses[status], default=Factuality.HAPPENED)
        self.days = next(
            (chosen.option.when for chosen in telling.days if chosen.option.when is not None and chosen.probability > SAME), None
        )


def _cosine(one: Spread[Key], other: Spread[Key]) -> float:
    """How alike two distributions are, 0 to 1."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    shared = sum([share * many[key] for key, share in few.items() if key in many])
    return shared / (one.length * other.length + 1e-9)


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
    tops = f"{a.top[0] == b.top[0]}{a.top[1] == b.top[1]}"
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
