"""What the store asks of those who know which reports tell of one event. ``relate`` answers; the store only keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from khabar.model import Article, Brief, Report


class Signed(Protocol):
    """A report in the few words by which it is compared."""

    @property
    def report(self) -> str:
        """The report's id."""

    @property
    def article(self) -> str:
        """Its article's id."""


S = TypeVar("S", bound=Signed)
Pair = tuple[str, str]


class Grouping(Protocol[S]):
    """Signs reports and groups them. All of it depends on the signatures alone, never on the order in which they come."""

    def sign(self, report: Report, article: Article, told: date) -> S:
        """The signature of ``report``; ``told`` is the day that the published clock goes by."""

    def encode(self, signature: S) -> str:
        """``signature`` as text to keep."""

    def decode(self, text: str) -> S:
        """The signature that ``encode`` wrote."""

    def keys(self, signature: S) -> tuple[str, ...]:
        """The blocks in which a report stands."""

    def lookups(self, signature: S) -> tuple[str, ...]:
        """The blocks in which all those stand that a report can be linked with; they find it by theirs, too."""

    def linked(self, one: S, other: S) -> bool:
        """Whether the two, which share a block, may tell of one event."""

    def cluster(self, signatures: Iterable[S], together: Iterable[Pair], apart: Iterable[Pair]) -> tuple[tuple[S, ...], ...]:
        """The signatures of linked reports in groups of one event each; the pairs of ids are people's word and win."""

    def brief(self, group: tuple[S, ...], outlets: Mapping[str, str], copies: Iterable[Pair]) -> Brief:
        """The event that ``group`` tells of; ``outlets`` by id of article, ``copies`` pairs of ids of near-identical articles."""
