"""Reading the store as it was known on a day: what came later by the chosen clock does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from sqlalchemy import Executable, Select, func, or_, select

from khabar.model import Article, Coded, EventType, Telling
from khabar.store.database import open_store, plain_store_errors
from khabar.store.document import read_document
from khabar.store.schema import ARTICLE_COLUMNS, article, coding, report, report_party

Clock = Literal["published", "learned"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a view rests on: articles, outlets, and the first and last day of publication that is known."""

    articles: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries that reports name together, in alphabetical order of code, and by how many reports."""

    a: str
    b: str
    reports: int


class View:
    """The store at ``address`` as of the end of ``as_of`` (None: all of it), by the day of publication or of learning.

    An article whose day of publication is unknown counts from the day it was learned. Only the newest coding of an article is read.
    """

    def __init__(self, address: str, as_of: date | None = None, clock: Clock = "published") -> None:
        self._address = address
        self.as_of = as_of
        self.clock: Clock = clock
        self._engine = open_store(address, create=False)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # --- what exists -----------------------------------------------------------------------------------------------------

    def _known(self) -> Select[int]:
        """The numbers of the codings that exist in this view."""
        newest = select(coding.c.article, func.max(coding.c.number).label("number")).group_by(coding.c.article)
        if self.as_of is None:
            found = newest.subquery()
            return select(found.c.number)
        after = datetime.combine(self.as_of + timedelta(days=1), time.min)
        learned = coding.c.learned < after
        if self.clock == "learned":
            found = newest.where(learned).subquery()
            return select(found.c.number)
        told = or_(article.c.published <= self.as_of, article.c.published.is_(None) & learned)
        found = newest.join(article, article.c.id == coding.c.article).where(told).subquery()
        return select(found.c.number)

    def _rows(self, query: Executable) -> list[Any]:
        with plain_store_errors(self._address), self._engine.connect() as connection:
            return list(connection.execute(query))

    # --- reading ---------------------------------------------------------------------------------------------------------

    def coverage(self) -> Coverage:
        """How much this view rests on."""
        counted = (
            select(
                func.count(article.c.id),
                func.count(func.distinct(article.c.outlet)),
                func.min(article.c.published),
                func.max(article.c.published),
            )
            .select_from(coding.join(article))
            .where(coding.c.number.in_(self._known()))
        )
        articles, outlets, first, last = self._rows(counted)[0]
        return Coverage(articles, outlets, first, last)

    def articles(self, limit: int = 50) -> tuple[Article, ...]:
        """The newest articles, those of unknown day last."""
        query = (
            select(article)
            .select_from(coding.join(article))
            .where(coding.c.number.in_(self._known()))
            .order_by(article.c.published.is_(None), article.c.published.desc(), article.c.id)
            .limit(limit)
        )
        return tuple(_article(row) for row in self._rows(query))

    def coded(self, article_id: str) -> Coded | None:
        """The newest coding of one article, or None where this view has none."""
        found = self._codings(coding.c.article == article_id)
        return found[0][0] if found else None

    def pairs(self) -> tuple[Pair, ...]:
        """All pairs of countries that a report names together, those of most reports first."""
        one, other = report_party.alias(), report_party.alias()
        count = func.count(func.distinct(report.c.number))
        query = (
            select(one.c.country, other.c.country, count)
            .select_from(
                one.join(other, (one.c.report == other.c.report) & (one.c.country < other.c.country)).join(
                    report, report.c.number == one.c.report
                )
            )
            .where(report.c.coding.in_(self._known()))
            .group_by(one.c.country, other.c.country)
            .order_by(count.desc(), one.c.country, other.c.country)
        )
        return tuple(Pair(*row) for row in self._rows(query))

    def tellings(self, countries: Iterable[str] = (), event: EventType | None = None) -> tuple[Telling, ...]:
        """The reports that name all of ``countries``, by day of publication; of one type where ``event`` is given."""
        wanted = select(report.c.coding, report.c.id).where(report.c.coding.in_(self._known()))
        for country in countries:
            wanted = wanted.where(report.c.number.in_(select(report_party.c.report).where(report_party.c.country == country)))
        if event is not None:
            wanted = wanted.where(report.c.event == event.value)
        by_coding: dict[int, set[str]] = {}
        for number, report_id in self._rows(wanted):
            by_coding.setdefault(number, set()).add(report_id)
        tellings = [
            telling
            for coded, learned, number in self._codings(coding.c.number.in_(by_coding))
            for telling in _tellings(coded, learned, by_coding[number])
        ]
        return tuple(sorted(tellings, key=lambda t: (t.published or t.learned.date(), t.article.id, t.report.trigger.start)))

    def _codings(self, condition: Any) -> list[tuple[Coded, datetime, int]]:
        query = (
            select(coding.c.number, coding.c.learned, coding.c.document, article)
            .select_from(coding.join(article))
            .where(coding.c.number.in_(self._known()), condition)
        )
        return [(read_document(_article(row), row.document), row.learned.replace(tzinfo=UTC), row.number) for row in self._rows(query)]


def _article(row: Any) -> Article:
    return Article(**{name: getattr(row, name) for name in ARTICLE_COLUMNS})


def _tellings(coded: Coded, learned: datetime, wanted: set[str]) -> Iterable[Telling]:
    text = coded.article.text
    for told in coded.reports:
        if told.id in wanted:
            words = tuple(sentence.of(text) for sentence in told.evidence)
            yield Telling(told, coded.article, coded.article.published, learned, words)
