"""People's word on which reports tell of one event and which do not: pairs of reports, each with the time for which it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from khabar.model import Report
from khabar.store.correcting import same_report
from khabar.store.document import unpack_report
from khabar.store.grouping import Pair
from khabar.store.rows import Rows, chunks
from khabar.store.schema import bond


def add_bonds(rows: Rows, correction: int, kind: str, pairs: Iterable[Pair], since: datetime) -> None:
    """Pairs of report ids that are of one event, or not, from ``since`` on."""
    for one, other in pairs:
        rows.add(bond, number=rows.number(bond), correction=correction, one=one, other=other, kind=kind, since=since, until=None)


def live_bonds(connection: Connection, ids: Iterable[str]) -> list[Any]:
    """The bonds that hold and name one of ``ids``."""
    found = {}
    for part in chunks(sorted(set(ids))):
        query = select(bond).where(bond.c.until.is_(None), or_(bond.c.one.in_(part), bond.c.other.in_(part)))
        found.update({row.number: row for row in connection.execute(query)})
    return [row for _, row in sorted(found.items())]


def carry_bonds(connection: Connection, rows: Rows, before: Sequence[Any], reports: Sequence[Report], at: datetime) -> list[Pair]:
    """Let the bonds of the reports ``before`` a recoding hold for those that stand in for them; returns all pairs that belong together."""
    together = []
    successor = {}
    for row in before:
        told = same_report(unpack_report(row.record), reports)
        successor[row.id] = told.id if told else row.id
    for row in live_bonds(connection, successor):
        pair = successor.get(row.one, row.one), successor.get(row.other, row.other)
        if pair != (row.one, row.other):
            add_bonds(rows, row.correction, row.kind, [pair], at)
        if row.kind == "together":
            together.append(pair)
    return together
