"""Which reports tell of one event.

Two reports are *linked* where more speaks for one happening than against it; a component is closed under links. Within a component,
groups grow together from the most alike pair on, as long as their reports are alike in the mean (average linkage). Nothing of it depends
on the order in which reports come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from khabar.relate.likeness import group_limits, score
from khabar.relate.signature import Signature, order_of_telling
from khabar.store.grouping import Pair

BUCKET = 16  # days of a block: reports are compared with those of their block and of the two beside it
PAIRS_REMEMBERED = 500_000  # a report of a large component is compared with the same others again and again
MOST_CODES = 4  # parties by which a report is found: more are lists of a summit


def linked(one: Signature, other: Signature) -> bool:
    """Whether more speaks for one event than against it, of two that share a block (``keys``, ``lookups``)."""
    return _score(one, other) >= 0


def keys(signature: Signature) -> tuple[str, ...]:
    """The blocks in which a report stands: type, a pair of parties, or the only party, or one of several, and a stretch of days."""
    parties = (*_pairs(signature), *_members(signature, "one", "some"))
    return tuple(f"{signature.event} {party} {day}" for party in parties for day in _days(signature))


def lookups(signature: Signature) -> tuple[str, ...]:
    """The blocks of those that a report is compared with: of its pair, or of one of its parties alone; a stretch earlier to later."""
    days = sorted({day + step for day in _days(signature) for step in (-1, 0, 1)})
    alone = len(signature.codes) == 1
    parties = (*_pairs(signature), *_members(signature, "one", "one"), *(_members(signature, "some", "some") if alone else ()))
    return tuple(f"{signature.event} {party} {day}" for party in parties for day in days)


def _days(signature: Signature) -> list[int]:
    first = signature.start if signature.start is not None else signature.told
    return sorted({first // BUCKET, signature.told // BUCKET})


def _pairs(signature: Signature) -> list[str]:
    return [f"{a}-{b}" for a, b in combinations(sorted(signature.codes)[:MOST_CODES], 2)]


def _members(signature: Signature, alone: str, among: str) -> list[str]:
    codes = sorted(signature.codes)[:MOST_CODES]
    return [f"{alone if len(codes) == 1 else among} {code}" for code in codes]


def cluster(
    signatures: Iterable[Signature], together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> tuple[tuple[Signature, ...], ...]:
    """Groups of one event each, in the order of telling; ``together`` and ``apart`` are pairs of report ids on which people have spoken."""
    ordered = sorted(signatures, key=order_of_telling)
    groups = _Groups(ordered, {frozenset(pair) for pair in apart})
    for one, other in sorted({tuple(sorted(pair)) for pair in together}):
        groups.join(one, other, forced=True)
    for _, one, other in sorted((-found, one.report, other.report) for found, one, other in _links(ordered)):
        groups.join(one, other)
    return tuple(
        sorted((tuple(sorted(group, key=order_of_telling)) for group in groups.all()), key=lambda group: order_of_telling(group[0]))
    )


def _links(ordered: list[Signature]) -> Iterator[tuple[float, Signature, Signature]]:
    """All linked pairs, the one told first before the other, with their likeness."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, signature in enumerate(ordered):
        near = {other for key in lookups(signature) for other in blocks.get(key, ())}
        for other in near:
            found = _score(ordered[other], signature)
            if found >= 0:
                yield found, ordered[other], signature
        for key in keys(signature):
            blocks[key].append(number)


def _score(one: Signature, other: Signature) -> float:
    """The likeness of two reports as a group counts it; the same either way round."""
    return _score_in_order(one, other) if one.report < other.report else _score_in_order(other, one)


@lru_cache(maxsize=PAIRS_REMEMBERED)
def _score_in_order(one: Signature, other: Signature) -> float:
    if one.article == other.article:
        return group_limits()["same_article"]
    found = score(one, other)
    return group_limits()["impossible"] if found is None else found


class _Groups:
    """Groups of reports that grow together."""

    def __init__(self, ordered: list[Signature], apart: set[frozenset[str]]) -> None:
        self._groups = {told.report: [told] for told in ordered}
        self._owner = {told.report: told.report for told in ordered}
        self._apart = apart

    def all(self) -> list[list[Signature]]:
        """The groups as they stand."""
        return list(self._groups.values())

    def join(self, one: str, other: str, *, forced: bool = False) -> None:
        """Make the groups of two reports one, where they are alike enough in the mean and nobody said that they are apart."""
        if one not in self._owner or other not in self._owner:
            return
        a, b = sorted((self._owner[one], self._owner[other]))
        if a == b or any(frozenset((x.report, y.report)) in self._apart for x in self._groups[a] for y in self._groups[b]):
            return
        if not forced and self._mean(a, b) < group_limits()["mean"]:
            return
        for told in self._groups[b]:
            self._owner[told.report] = a
        self._groups[a] += self._groups.pop(b)

    def _mean(self, a: str, b: str) -> float:
        found = [_score(x, y) for x in self._groups[a] for y in self._groups[b]]
        return sum(found) / len(found)
