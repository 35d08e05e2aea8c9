"""Sets that grow together."""

from __future__ import annotations

from collections import defaultdict
from typing import Generic, TypeVar

T = TypeVar("T", int, str)


class Union(Generic[T]):
    """Sets of members, each known by the smallest of them, its root."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def root(self, member: T) -> T:
        """The root of the set of ``member``, which is a set of its own where it was not met before."""
        while (parent := self._parent.setdefault(member, member)) != member:
            self._parent[member] = self._parent[parent]
            member = parent
        return member

    def join(self, one: T, other: T) -> None:
        """Make the sets of both one."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def sets(self) -> dict[T, set[T]]:
        """All sets by their roots."""
        found: dict[T, set[T]] = defaultdict(set)
        for member in list(self._parent):
            found[self.root(member)].add(member)
        return found
