"""Setting right what the coder read: every correction is a row with its author, day and reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, product
from typing import Any, Generic

from sqlalchemy import Connection, select

from khabar.errors import CorrectionError
from khabar.store.article_rows import article_of_row, sentence_numbers
from khabar.store.bonds import add_bonds
from khabar.store.correcting import CorrectionKind, corrected, live_corrections, read_report
from khabar.store.document import unpack_report
from khabar.store.field_values import READERS, values_of
from khabar.store.grouping import Pair, S
from khabar.store.keeping import Work
from khabar.store.report_rows import Reading
from khabar.store.rows import fetch
from khabar.store.schema import article, bond, coding, correction, event, event_report, report
from khabar.store.write import Writer


class Corrector(Generic[S]):
    """Corrections through one writer, each by ``author`` for a ``reason`` told in words. Every method returns the correction's number."""

    def __init__(self, writer: Writer[S], author: str, reason: str) -> None:
        if not author.strip() or not reason.strip():
            raise CorrectionError("no author or no reason", "a correction", "say who corrects, and why")
        self._writer, self._author, self._reason = writer, author.strip(), reason.strip()

    def set_fields(self, report_id: str, fields: dict[str, Any], at: datetime | None = None) -> int:
        """Set fields of a report to JSON values in the form of ``khabar export jsonl --reports``."""
        unknown = sorted(set(fields) - set(READERS))
        if unknown or not fields:
            raise CorrectionError(f'no field "{", ".join(unknown)}"', report_id, f"set one of {', '.join(READERS)}")
        with self._writer.work(at) as work:
            held = _article_of(work.connection, report_id)
            try:
                values_of(read_report(work.connection, report_id), fields)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise CorrectionError(f"{error}", report_id, "give values in the form that exports show") from error
            number = self._keep(work, CorrectionKind.FIELD, report_id, json.dumps(fields, ensure_ascii=False), held)
            _settle(work, held)
        return number

    def mark_wrong(self, report_id: str, at: datetime | None = None) -> int:
        """The article does not tell this: the report is no longer read."""
        with self._writer.work(at) as work:
            held = _article_of(work.connection, report_id)
            number = self._keep(work, CorrectionKind.WRONG, report_id, "null", held)
            _settle(work, held)
        return number

    def join(self, report_ids: Sequence[str], at: datetime | None = None) -> int:
        """The reports tell of one event."""
        with self._writer.work(at) as work:
            return self._join(work, report_ids)

    def join_events(self, event_ids: Sequence[str], at: datetime | None = None) -> int:
        """The events are one: the first reports of each belong together."""
        with self._writer.work(at) as work:
            return self._join(work, [_reports_of(work.connection, event_id)[0] for event_id in event_ids])

    def split(self, event_id: str, report_ids: Sequence[str], at: datetime | None = None) -> int:
        """The reports tell of another event than the rest of this one."""
        with self._writer.work(at) as work:
            all_of_it = _reports_of(work.connection, event_id)
            taken = sorted(set(report_ids) & set(all_of_it))
            rest = sorted(set(all_of_it) - set(taken))
            if len(taken) < len(set(report_ids)) or not taken or not rest:
                raise CorrectionError(
                    f"{len(taken)} of its {len(all_of_it)} reports named", event_id, "name some of the event's reports, not all"
                )
            return self._bind(work, CorrectionKind.APART, taken, [(min(pair), max(pair)) for pair in product(taken, rest)])

    def withdraw(self, number: int, at: datetime | None = None) -> int:
        """An earlier correction no longer holds."""
        with self._writer.work(at) as work:
            earlier = work.connection.execute(select(correction).where(correction.c.number == number)).first()
            if earlier is None or earlier.withdrawn or earlier.kind == CorrectionKind.WITHDRAW:
                raise CorrectionError("no correction that holds", f"number {number}", "khabar correct --list shows them")
            ended = correction.update().where(correction.c.number == number)
            work.connection.execute(ended.values(withdrawn=work.at))
            given = self._keep(work, CorrectionKind.WITHDRAW, str(number), "null", None)
            if earlier.article is not None:
                _settle(work, earlier.article)
            else:
                _unbind(work, number)
        return given

    def _join(self, work: Work[S], report_ids: Sequence[str]) -> int:
        pairs = list(combinations(sorted(set(report_ids)), 2))
        if not pairs:
            raise CorrectionError(f"{len(report_ids)} reports", "a correction", "name two or more")
        work.joined.extend(pairs)
        return self._bind(work, CorrectionKind.TOGETHER, report_ids, pairs)

    def _bind(self, work: Work[S], kind: CorrectionKind, report_ids: Sequence[str], pairs: Sequence[Pair]) -> int:
        ids = sorted({name for pair in pairs for name in pair})
        for name in ids:
            _article_of(work.connection, name)
        number = self._keep(work, kind, " ".join(sorted(report_ids)), json.dumps(pairs), None)
        add_bonds(work.rows, number, kind, pairs, work.at)
        work.rows.flush()
        _touch(work, ids)
        return number

    def _keep(self, work: Work[S], kind: CorrectionKind, target: str, value: str, held: int | None) -> int:
        number = work.rows.number(correction)
        told = {"author": self._author, "reason": self._reason, "made": work.at}
        work.rows.add(correction, number=number, kind=kind, target=target, value=value, article=held, withdrawn=None, **told)
        work.rows.flush()
        return number


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to set right: exactly one of ``fields``, ``wrong``, ``join``, ``split`` and ``withdraw``; else CorrectionError.

    ``reports`` are the one report that ``fields`` (JSON values by name) or ``wrong`` speak of, or those to split off the event ``split``;
    ``join`` are events; ``withdraw`` is an earlier correction's number.
    """

    reports: tuple[str, ...] = ()
    fields: dict[str, Any] | None = None
    wrong: bool = False
    join: tuple[str, ...] | None = None
    split: str | None = None
    withdraw: int | None = None

    def __post_init__(self) -> None:
        asked = sum((self.fields is not None, self.wrong, self.join is not None, self.split is not None, self.withdraw is not None))
        if asked != 1:
            remedy = "give one of --set, --wrong, --join, --split, --withdraw; in JSON: fields, wrong, join, split, withdraw"
            raise CorrectionError(f"{asked} changes asked for", "a correction", remedy)

    def make(self, corrector: Corrector[S]) -> int:
        """The number of the correction; CorrectionError where it cannot be made."""
        if self.withdraw is not None:
            return corrector.withdraw(self.withdraw)
        if self.join is not None:
            return corrector.join_events(self.join)
        if self.split is not None:
            return corrector.split(self.split, self.reports)
        if len(self.reports) != 1:
            raise CorrectionError(f"{len(self.reports)} reports named", "a correction", "name one report by its id")
        (report_id,) = self.reports
        return corrector.mark_wrong(report_id) if self.wrong else corrector.set_fields(report_id, self.fields or {})


def _article_of(connection: Connection, report_id: str) -> int:
    """The number of a report's article; CorrectionError where there is no such report."""
    number: int | None = connection.execute(select(report.c.article).where(report.c.id == report_id).limit(1)).scalar()
    if number is None:
        raise CorrectionError("no such report", report_id, "take the id from khabar export jsonl --reports, or from an event's page")
    return number


def _reports_of(connection: Connection, event_id: str) -> list[str]:
    """The ids of an event's reports, the first told first."""
    query = (
        select(report.c.id)
        .join(event_report, event_report.c.report == report.c.number)
        .join(event, event.c.number == event_report.c.event)
        .where(event.c.id == event_id)
        .order_by(report.c.told, report.c.number)
    )
    ids = list(connection.execute(query).scalars())
    if not ids:
        raise CorrectionError("no such event", event_id, "take the id from khabar export jsonl or khabar show --to json")
    return ids


def _touch(work: Work[S], ids: Sequence[str]) -> None:
    """Have the components of these reports worked out anew."""
    work.reports.touched.update(row.component for row in fetch(work.connection, select(report.c.component), report.c.id, ids))


def _unbind(work: Work[S], number: int) -> None:
    """End the bonds of a correction; the component stays joined, which changes no event."""
    held = (bond.c.correction == number) & bond.c.until.is_(None)
    rows = list(work.connection.execute(select(bond.c.one, bond.c.other).where(held)))
    work.connection.execute(bond.update().where(held).values(until=work.at))
    _touch(work, sorted({name for row in rows for name in row}))


def _settle(work: Work[S], number: int) -> None:
    """Bring an article's newest reports in line with the corrections that hold."""
    row = work.connection.execute(select(article).where(article.c.number == number)).one()
    newest = work.connection.execute(select(coding.c.number).where(coding.c.article == number, coding.c.until.is_(None))).scalar_one()
    base = select(report.c.id, report.c.record).where(report.c.coding == newest, report.c.correction.is_(None)).order_by(report.c.number)
    read = {found.id: unpack_report(found.record) for found in work.connection.execute(base)}
    standing = corrected(read.values(), live_corrections(work.connection, number), work.connection)
    wanted = {(held.report.id, held.correction): held for held in standing}
    present = {(found.id, found.correction): found for found in work.reports.newest(number)}
    work.reports.end((found for key, found in present.items() if key not in wanted), work.at)
    reading = Reading(article_of_row(row), number, row.told, newest, sentence_numbers(work.connection, number))
    work.reports.add_all((held for key, held in wanted.items() if key not in present), reading, work.at)
