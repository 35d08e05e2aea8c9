"""Adding to the store: many articles in one transaction, all of it or nothing; nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Generic

from sqlalchemy import Connection, select

from khabar.analyse.pipeline import CODER_VERSION
from khabar.model import Coded, Report
from khabar.store.article_rows import ArticleRows
from khabar.store.bonds import carry_bonds
from khabar.store.correcting import Standing, corrected, live_corrections
from khabar.store.database import open_store, plain_store_errors, writing
from khabar.store.grouping import Grouping, Pair, S
from khabar.store.linking import Links
from khabar.store.report_rows import Reading, ReportRows
from khabar.store.rows import Rows, fetch
from khabar.store.schema import article, coder, coding


@dataclass(frozen=True, slots=True)
class Work(Generic[S]):
    """The parts of one transaction."""

    connection: Connection
    rows: Rows
    articles: ArticleRows
    reports: ReportRows[S]
    at: datetime  # UTC, without its zone: as the store keeps it
    joined: list[Pair]  # reports that people said belong together, to be linked


class Writer(Generic[S]):
    """Adds coded articles to the store at ``address``; use it in a ``with`` block. ``grouping`` says which reports tell of one event."""

    def __init__(self, address: str, grouping: Grouping[S]) -> None:
        self._address, self._grouping = address, grouping
        self._engine = open_store(address, create=True)
        self._parties: dict[int, int] = {}

    def __enter__(self) -> Writer[S]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._engine.dispose()

    def add(self, coded: Coded, learned: datetime | None = None, version: str = CODER_VERSION) -> bool:
        """Keep ``coded``; False where this coder's reading of this article is there already. ``learned`` is UTC, now by default."""
        return bool(self.add_all([coded], learned, version))

    def add_all(self, batch: Sequence[Coded], learned: datetime | None = None, version: str = CODER_VERSION) -> list[Coded]:
        """Keep all of ``batch`` in one transaction; returns those that were new."""
        with self.work(learned) as work:
            coder_number = _coder(work, version)
            fresh = _fresh(work.connection, batch, coder_number)
            for coded in fresh:
                self._keep(work, coded, coder_number)
        return fresh

    @contextmanager
    def work(self, at: datetime | None = None) -> Iterator[Work[S]]:
        """One transaction: what it adds and ends is linked and merged before it is committed."""
        moment = (at or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
        try:
            with plain_store_errors(self._address), writing(self._engine) as connection:
                rows = Rows(connection)
                articles = ArticleRows(connection, rows, self._parties)
                work = Work(connection, rows, articles, ReportRows(connection, rows, self._grouping, articles), moment, [])
                yield work
                articles.finish()
                Links(connection, rows, self._grouping).keep(work.reports.new, work.reports.touched, work.joined, moment)
        except BaseException:
            self._parties.clear()  # some of them may be of rows that were not kept
            raise

    def _keep(self, work: Work[S], coded: Coded, coder_number: int) -> None:
        kept = work.articles.keep(coded.article, work.at)
        before = [] if kept.is_new else work.reports.newest(kept.number)
        if not kept.is_new:
            older = coding.update().where(coding.c.article == kept.number, coding.c.until.is_(None))
            work.connection.execute(older.values(until=work.at))
        number = work.articles.keep_coding(coded, kept, coder_number, work.at)
        reading = Reading(coded.article, kept.number, kept.told, number, work.articles.sentences(coded, kept))
        if kept.is_new:
            work.reports.add_all((Standing(told, None) for told in coded.reports), reading, work.at)
        else:
            self._replace(work, coded.reports, reading, before)

    def _replace(self, work: Work[S], reports: Sequence[Report], reading: Reading, before: Sequence[Any]) -> None:
        """A new coding's ``reports`` in place of those ``before``; what people set right is set right in them too."""
        standing = corrected(reports, live_corrections(work.connection, reading.number), work.connection)
        work.reports.end(before, work.at)
        work.reports.add_all(standing, reading, work.at)
        changed = {held.report.id for held in standing if held.correction is not None}
        unchanged = {held.report.id for held in standing} - changed
        for told in reports:
            if told.id not in unchanged:
                work.reports.add(told, reading, work.at, until=work.at)
        work.joined.extend(carry_bonds(work.connection, work.rows, before, [held.report for held in standing], work.at))


def _coder(work: Work[S], version: str) -> int:
    found: int | None = work.connection.execute(select(coder.c.number).where(coder.c.version == version)).scalar()
    if found is not None:
        return found
    number = work.rows.number(coder)
    work.rows.add(coder, number=number, version=version)
    return number


def _fresh(connection: Connection, batch: Sequence[Coded], coder_number: int) -> list[Coded]:
    """Those of ``batch`` that this coder has not read before, each article once."""
    by_id = {coded.article.id: coded for coded in reversed(batch)}
    read = select(article.c.id).join(coding, coding.c.article == article.c.number).where(coding.c.coder == coder_number)
    known = {row.id for row in fetch(connection, read, article.c.id, by_id)}
    return [coded for coded in reversed(by_id.values()) if coded.article.id not in known]
