"""What the store asks when it merges (store/grouping.py), answered: the one place where signatures become events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from khabar.model import Article, Brief, EventType, Report
from khabar.relate import same_event, signature
from khabar.relate.agreement import shown_days, shown_mode, status_of
from khabar.relate.signature import Signature
from khabar.relate.voices import count_voices

Pair = tuple[str, str]


class EventGrouping:
    """Signs reports and groups them."""

    def sign(self, report: Report, article: Article, told: date) -> Signature:
        """The signature of ``report``."""
        return signature.sign(report, article, told)

    def encode(self, signed: Signature) -> str:
        """``signed`` as text to keep."""
        return signature.encode(signed)

    def decode(self, text: str) -> Signature:
        """The signature that ``encode`` wrote."""
        return signature.decode(text)

    def keys(self, signed: Signature) -> tuple[str, ...]:
        """The blocks in which a report stands."""
        return same_event.keys(signed)

    def lookups(self, signed: Signature) -> tuple[str, ...]:
        """The blocks in which all those stand that a report can be linked with."""
        return same_event.lookups(signed)

    def linked(self, one: Signature, other: Signature) -> bool:
        """Whether more speaks for one event than against it."""
        return same_event.linked(one, other)

    def cluster(
        self, signatures: Iterable[Signature], together: Iterable[Pair], apart: Iterable[Pair]
    ) -> tuple[tuple[Signature, ...], ...]:
        """Groups of one event each."""
        return same_event.cluster(signatures, together, apart)

    def brief(self, group: tuple[Signature, ...], outlets: Mapping[str, str], copies: Iterable[Pair]) -> Brief:
        """The event that ``group`` tells of. Its id is that of the report that told it first: later tellings change nothing about it."""
        days = shown_days(group)
        articles = {told.article for told in group}
        return Brief(
            id=group[0].report,
            event=EventType(group[0].event),
            mode=shown_mode(group),
            start=date.fromordinal(days.start) if days and days.start else None,
            end=date.fromordinal(days.end) if days and days.end else None,
            told=date.fromordinal(group[0].told),
            status=status_of(group),
            articles=len(articles),
            voices=count_voices({name: outlets[name] for name in articles}, copies),
        )


GROUPING = EventGrouping()
