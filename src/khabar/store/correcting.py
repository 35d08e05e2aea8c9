"""What people set right: rows that outlive recoding and can be withdrawn.

A correction names a report. After a recoding it holds for the report of the same id, else for the one of the same article that is told
by the same words; where there is none, what a person said stays as a report of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from khabar.model import Report
from khabar.store.document import unpack_report
from khabar.store.field_values import values_of
from khabar.store.schema import correction, report


class CorrectionKind(StrEnum):
    """What a correction says."""

    FIELD = "field"  # one field of a report has another value
    WRONG = "wrong"  # the article does not tell this
    TOGETHER = "together"  # reports tell of one event
    APART = "apart"  # reports tell of different events
    WITHDRAW = "withdraw"  # an earlier correction no longer holds


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as the store holds it. ``target`` is a report's id, or a correction's number; ``made`` is UTC."""

    number: int
    kind: CorrectionKind
    target: str
    value: str  # JSON: the fields set, or the ids of the other reports
    author: str
    reason: str
    made: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A report that is the newest word, and the correction that made it so; None where it is the coder's own."""

    report: Report
    correction: int | None


def corrected(reports: Iterable[Report], live: Iterable[Any], connection: Connection) -> tuple[Standing, ...]:
    """``reports`` of one article's newest coding after the ``live`` corrections of that article, in the order in which they were made."""
    standing = {told.id: Standing(told, None) for told in reports}
    for row in live:
        before = read_report(connection, row.target)
        target = same_report(before, [held.report for held in standing.values()])
        if row.kind == CorrectionKind.WRONG and target:
            del standing[target.id]
        elif row.kind == CorrectionKind.FIELD:
            told = target or before
            standing[told.id] = Standing(replace(told, **values_of(told, json.loads(row.value))), row.number)
    return tuple(standing.values())


def read_report(connection: Connection, report_id: str) -> Report:
    """The report of this id as a coder first read it."""
    query = select(report.c.record).where(report.c.id == report_id).order_by(report.c.correction.is_not(None), report.c.number).limit(1)
    return unpack_report(connection.execute(query).scalar_one())


def same_report(before: Report, reports: Iterable[Report]) -> Report | None:
    """The one of ``reports`` of the same article that is ``before``, read anew; None where there is none."""
    candidates = list(reports)
    found = next((told for told in candidates if told.id == before.id), None)
    if found:
        return found
    told_alike = (told for told in candidates if told.event is before.event and told.trigger.overlaps(before.trigger))
    return min(told_alike, key=lambda told: (abs(told.trigger.start - before.trigger.start), told.id), default=None)


def live_corrections(connection: Connection, article: int) -> list[Any]:
    """The corrections of an article's reports that hold, in the order in which they were made."""
    held = correction.c.withdrawn.is_(None) & correction.c.kind.in_((CorrectionKind.FIELD, CorrectionKind.WRONG))
    return list(connection.execute(select(correction).where(correction.c.article == article, held).order_by(correction.c.number)))
