"""One transaction's work: articles kept, their reports put in the place of older ones, and all of it merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from sqlalchemy import Connection, select

from khabar.model import Coded, Party, Report
from khabar.store.article_rows import ArticleRows
from khabar.store.bonds import carry_bonds
from khabar.store.correcting import Standing, corrected, live_corrections
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


@contextmanager
def working(connection: Connection, grouping: Grouping[S], parties: dict[int, int], at: datetime) -> Iterator[Work[S]]:
    """Work in ``connection``'s transaction; at its end what was added and ended is linked and merged. ``parties`` are numbers by hash."""
    rows = Rows(connection)
    articles = ArticleRows(connection, rows, parties)
    work = Work(connection, rows, articles, ReportRows(connection, rows, grouping, articles), at, [])
    yield work
    articles.finish()
    Links(connection, rows, grouping).keep(work.reports.new, work.reports.touched, work.joined, at)


def keep_coded(work: Work[S], batch: Sequence[Coded], version: str) -> list[Coded]:
    """Keep those of ``batch`` that ``version`` of the coder has not read before, each article once; returns them."""
    number = _coder(work, version)
    by_id: dict[str, Coded] = {}
    for coded in batch:
        by_id.setdefault(coded.article.id, coded)
    known = read_already(work.connection, by_id, version)
    fresh = [coded for name, coded in by_id.items() if name not in known]
    work.articles.number_parties(named for coded in fresh for named in _parties(coded))
    for coded in fresh:
        _keep(work, coded, number)
    return fresh


def _parties(coded: Coded) -> Iterator[Party]:
    """Everybody who speaks, acts or is acted on in ``coded``."""
    yield from (said.speaker for said in coded.statements if said.speaker)
    for told in coded.reports:
        yield from (*told.actor, *told.recipient)
        if told.speaker:
            yield told.speaker


def read_already(connection: Connection, ids: Iterable[str], version: str) -> set[str]:
    """Those of these articles that ``version`` of the coder has read."""
    read = select(article.c.id).join(coding, coding.c.article == article.c.number).join(coder, coder.c.number == coding.c.coder)
    return {row.id for row in fetch(connection, read.where(coder.c.version == version), article.c.id, ids)}


def _keep(work: Work[S], coded: Coded, coder_number: int) -> None:
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
        _replace(work, coded.reports, reading, before)


def _replace(work: Work[S], reports: Sequence[Report], reading: Reading, before: Sequence[Any]) -> None:
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
