"""Reading the store as it was known on a day: what came later by the chosen clock does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Executable, Select, and_, func, literal_column, or_, select, true

from khabar.model import Article, Coded, EventType, Telling
from khabar.store.article_rows import article_of_row
from khabar.store.correcting import Correction, CorrectionKind
from khabar.store.database import open_store, plain_store_errors, reading
from khabar.store.document import unpack_coding, unpack_report
from khabar.store.query import Query
from khabar.store.rows import chunks
from khabar.store.schema import article, bond, coding, component, correction, report, report_pair
from khabar.store.search import matching, read_terms

Clock = Literal["published", "learned"]
AT_ONCE = 50  # rows of a stream that are held in memory


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a view rests on: articles, outlets, and the first and last day of publication that is known."""

    articles: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Month:
    """How much of the press of a month a view holds. ``month`` is its first day."""

    month: date
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries that reports name together, in alphabetical order of code, and by how many reports."""

    a: str
    b: str
    reports: int


class View:
    """The store at ``address`` as of the end of ``as_of`` (None: all of it), by the day of publication or of learning.

    An article whose day of publication is unknown counts from the day it was learned. By the published clock the newest coding of an
    article is read, set right by all corrections that hold: both mend how we read what the press had told. By the learned clock codings
    and corrections count from the moment they were made. A view sees one state of the store for as long as it is open.
    """

    def __init__(self, address: str, as_of: date | None = None, clock: Clock = "published") -> None:
        self._address = address
        self.as_of = as_of
        self.clock: Clock = clock
        self._engine = open_store(address, create=False)
        self._session = reading(self._engine)
        with plain_store_errors(address):
            self.connection: Connection = self._session.__enter__()

    def __enter__(self) -> View:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._session.__exit__(None, None, None)
        self._engine.dispose()

    @property
    def dialect(self) -> str:
        """The kind of database."""
        return self._engine.dialect.name

    def rows(self, query: Executable) -> Iterator[Any]:
        """The rows of ``query``; StoreError where it cannot be read."""
        with plain_store_errors(self._address):
            yield from self.connection.execute(query)

    def stream(self, query: Executable) -> Iterator[Any]:
        """The rows of a ``query`` that may have very many, a few held at a time: PostgreSQL's driver else takes all before the first."""
        with plain_store_errors(self._address), self.connection.execute(query, execution_options={"yield_per": AT_ONCE}) as found:
            yield from found

    # --- what exists -----------------------------------------------------------------------------------------------------

    @property
    def _after(self) -> datetime:
        """The moment from which on nothing is known by the learned clock."""
        if self.as_of is None or self.as_of == date.max:
            return datetime.max
        return datetime.combine(self.as_of + timedelta(days=1), time.min)

    def _alive(self, since: ColumnElement[Any], until: ColumnElement[Any]) -> ColumnElement[bool]:
        if self.as_of is None or self.clock == "published":
            return until.is_(None)
        return and_(since < self._after, or_(until.is_(None), until >= self._after))

    @property
    def articles_known(self) -> ColumnElement[bool]:
        """The condition for an article to exist."""
        if self.as_of is None:
            return true()
        return article.c.told <= self.as_of if self.clock == "published" else article.c.learned < self._after

    @property
    def reports_known(self) -> ColumnElement[bool]:
        """The condition for a report to exist."""
        alive = self._alive(report.c.since, report.c.until)
        return alive if self.as_of is None or self.clock == "learned" else and_(alive, report.c.told <= self.as_of)

    @property
    def bonds_known(self) -> ColumnElement[bool]:
        """The condition for a bond between reports to exist."""
        return self._alive(bond.c.since, bond.c.until)

    @property
    def settled(self) -> ColumnElement[bool]:
        """The condition for a component to be today what it was then."""
        if self.as_of is None:
            return true()
        return component.c.told <= self.as_of if self.clock == "published" else component.c.changed < self._after

    # --- reading ---------------------------------------------------------------------------------------------------------

    def coverage(self) -> Coverage:
        """How much this view rests on."""
        counted = select(
            func.count(),
            func.count(func.distinct(article.c.outlet)),
            func.min(article.c.published),
            func.max(article.c.published),
        ).where(self.articles_known)
        return Coverage(*next(self.rows(counted)))

    def months(self) -> tuple[Month, ...]:
        """How much of the press this view holds, month by month of publication; months without an article are left out."""
        pattern = (
            func.substr(article.c.published, 1, 7)
            if self.dialect == "sqlite"
            else func.to_char(article.c.published, literal_column("'YYYY-MM'"))
        )
        month = pattern.label("month")
        counted = (
            select(month, func.count(), func.count(func.distinct(article.c.outlet)))
            .where(self.articles_known, article.c.published.is_not(None))
            .group_by(month)
            .order_by(month)
        )
        return tuple(Month(date.fromisoformat(f"{row[0]}-01"), row[1], row[2]) for row in self.rows(counted))

    def articles(self, limit: int = 50) -> tuple[Article, ...]:
        """The newest articles, those of unknown day last."""
        order = (article.c.published.is_(None), article.c.told.desc(), article.c.id)
        return tuple(article_of_row(row) for row in self.rows(select(article).where(self.articles_known).order_by(*order).limit(limit)))

    def coded(self, article_id: str) -> Coded | None:
        """The newest coding of one article with its reports as they were set right, or None where this view has none."""
        alive = self._alive(coding.c.since, coding.c.until)
        query = select(coding.c.document, article).join(coding, coding.c.article == article.c.number)
        row = next(self.rows(query.where(article.c.id == article_id, self.articles_known, alive)), None)
        if row is None:
            return None
        coded = unpack_coding(article_of_row(row), row.document)
        told = self.rows(select(report.c.record).where(report.c.article == row.number, self.reports_known))
        reports = sorted((unpack_report(found.record) for found in told), key=lambda found: (found.trigger, found.id))
        return replace(coded, reports=tuple(reports))

    def pairs(self) -> tuple[Pair, ...]:
        """All pairs of countries that a report names together, those of most reports first."""
        count = func.count()
        query = (
            select(report_pair.c.a, report_pair.c.b, count)
            .join(report, report.c.number == report_pair.c.report)
            .where(self.reports_known)
            .group_by(report_pair.c.a, report_pair.c.b)
            .order_by(count.desc(), report_pair.c.a, report_pair.c.b)
        )
        return tuple(Pair(*row) for row in self.rows(query))

    def tellings(self, countries: Iterable[str] = (), event: EventType | None = None) -> tuple[Telling, ...]:
        """The reports that name all of ``countries``, by day of publication; of one type where ``event`` is given."""
        return tuple(self.find(Query(countries=tuple(countries), event=event)))

    def find(self, query: Query, limit: int | None = None, *, newest_first: bool = False) -> Iterator[Telling]:
        """The reports that ``query`` asks for, by day of publication."""
        day = report.c.told.desc() if newest_first else report.c.told
        wanted = _TELLING.where(self.reports_known, query.of_reports(self.dialect, self.rows), query.of_status_and_days())
        terms = read_terms(query.text) if query.text else None
        found = map(_telling, self.stream(wanted.order_by(day, article.c.id, report.c.number)))
        yield from islice((told for told in found if terms is None or matching(terms, told.sentences)), limit)

    def by_number(self, numbers: Iterable[int]) -> dict[int, Telling]:
        """The reports of these numbers."""
        found = {}
        for part in chunks(sorted(set(numbers))):
            found.update({row.report_number: _telling(row) for row in self.rows(_TELLING.where(report.c.number.in_(part)))})
        return found

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, withdrawn ones too, in the order in which they were made."""
        known = true() if self.as_of is None or self.clock == "published" else correction.c.made < self._after
        return tuple(_correction(row, self._after) for row in self.rows(select(correction).where(known).order_by(correction.c.number)))


_TELLING: Select[Any] = select(report.c.number.label("report_number"), report.c.record, article).join(
    article, article.c.number == report.c.article
)


def _utc(moment: datetime | None) -> Any:
    return moment.replace(tzinfo=UTC) if moment else None


def _correction(row: Any, after: datetime) -> Correction:
    withdrawn = _utc(row.withdrawn) if row.withdrawn and row.withdrawn < after else None
    return Correction(row.number, CorrectionKind(row.kind), row.target, row.value, row.author, row.reason, _utc(row.made), withdrawn)


def _telling(row: Any) -> Telling:
    told, where = unpack_report(row.record), article_of_row(row)
    text = where.text
    words = tuple(span.of(text) for span in told.evidence)
    return Telling(told, where, where.published, _utc(row.learned), words)
