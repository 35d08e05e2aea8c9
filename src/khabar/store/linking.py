"""Keeps components and events up to date: which reports are linked, and what events they tell of in the newest state.

A component is closed over every report that the store ever held, so that the events of any View, which sees some of them, lie within
components too. Its number is that of its first report. Events are worked out for one component at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Generic

from sqlalchemy import Connection, select

from khabar.model import Brief
from khabar.store.components import Members, WorkedOut
from khabar.store.grouping import Grouping, Pair, S
from khabar.store.rows import Rows, chunks, fetch
from khabar.store.schema import bond, component, event, event_pair, event_report, report, report_key
from khabar.store.union import Union

HASH_BYTES = 8


@dataclass(frozen=True, slots=True)
class New(Generic[S]):
    """A report row that was just added."""

    number: int
    signature: S


def hash_of(text: str) -> int:
    """A signed 64-bit number for ``text``."""
    return int.from_bytes(blake2b(text.encode(), digest_size=HASH_BYTES).digest(), "big", signed=True)


class Links(Generic[S]):
    """Links reports within one transaction."""

    def __init__(self, connection: Connection, rows: Rows, grouping: Grouping[S]) -> None:
        self._connection, self._rows, self._grouping = connection, rows, grouping

    def keep(self, new: list[New[S]], touched: Iterable[int], joined: Iterable[Pair], at: datetime) -> None:
        """Link ``new`` rows with what is there and work out the events of all components that they, ``touched`` or ``joined`` change.

        ``joined`` are pairs of report ids that people said belong together.
        """
        owner = {row.number: row.number for row in new}
        union = Union[int]()
        for one, other in self._edges(new, owner):
            union.join(one, other)
        for one, other in self._joined(joined, owner):
            union.join(one, other)
        for number in (*owner.values(), *touched):
            union.root(number)
        changed = union.sets()
        self._forget(number for members in changed.values() for number in members)
        self._renumber(changed)
        self._date(changed, at)
        self._work_out(changed)

    def _edges(self, new: list[New[S]], owner: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Pairs of components that a link joins."""
        wanted: dict[int, list[New[S]]] = defaultdict(list)
        for row in new:
            for key in set(self._grouping.lookups(row.signature)):
                wanted[hash_of(key)].append(row)
            for key in set(self._grouping.keys(row.signature)):
                self._rows.add(report_key, hash=hash_of(key), report=row.number)
        self._rows.flush()
        query = select(report_key.c.hash, report.c.number, report.c.component, report.c.signature).join(
            report, report.c.number == report_key.c.report
        )
        known = {row.number: row.signature for row in new}
        compared: set[tuple[int, int]] = set()
        for row in fetch(self._connection, query, report_key.c.hash, wanted):
            other = known.get(row.number)
            if other is None:
                other = known[row.number] = self._grouping.decode(row.signature)
            owner_of_other = owner.get(row.number, row.component)
            for mine in wanted[row.hash]:
                pair = (mine.number, row.number)
                if mine.number == row.number or pair in compared or pair[::-1] in compared:
                    continue
                compared.add(pair)
                if self._grouping.linked(mine.signature, other):
                    yield mine.number, owner_of_other

    def _joined(self, joined: Iterable[Pair], owner: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Components that people's word joins."""
        pairs = list(joined)
        ids = {name for pair in pairs for name in pair}
        holders: dict[str, list[int]] = defaultdict(list)
        for row in fetch(self._connection, select(report.c.id, report.c.number, report.c.component), report.c.id, ids):
            holders[row.id].append(owner.get(row.number, row.component))
        for one, other in pairs:
            yield from ((a, b) for a in holders[one] for b in holders[other] if a != b)

    def _forget(self, components: Iterable[int]) -> None:
        """Take away the events of ``components``, to be worked out anew."""
        for part in chunks(components):
            old = select(event.c.number).where(event.c.component.in_(part))
            for links in (event_report, event_pair):
                self._connection.execute(links.delete().where(links.c.event.in_(old)))
            self._connection.execute(event.delete().where(event.c.component.in_(part)))

    def _renumber(self, changed: dict[int, set[int]]) -> None:
        """Have the reports of joined components stand in the one of the lowest number."""
        for root, members in changed.items():
            for part in chunks(members - {root}):
                self._connection.execute(report.update().where(report.c.component.in_(part)).values(component=root))
                self._connection.execute(component.delete().where(component.c.number.in_(part)))

    def _date(self, changed: dict[int, set[int]], at: datetime) -> None:
        known = {row.number for row in fetch(self._connection, select(component.c.number), component.c.number, changed)}
        latest: dict[int, date] = {}
        for row in fetch(self._connection, select(report.c.component, report.c.told), report.c.component, changed):
            latest[row.component] = max(latest.get(row.component, row.told), row.told)
        for number, told in latest.items():
            if number in known:
                dated = component.update().where(component.c.number == number)
                self._connection.execute(dated.values(told=told, changed=at))
            else:
                self._rows.add(component, number=number, told=told, changed=at)

    def _work_out(self, components: Iterable[int]) -> None:
        newest = Members(self._connection, self._grouping, report.c.until.is_(None), bond.c.until.is_(None))
        for worked_out in newest.events(components):
            self._keep_event(worked_out)
        self._rows.flush()

    def _keep_event(self, worked_out: WorkedOut) -> None:
        number, brief = self._rows.number(event), worked_out.brief
        self._rows.add(
            event,
            number=number,
            component=worked_out.component,
            **{name: getattr(brief, name) for name in Brief.__slots__},
            day=brief.start or brief.told,
        )
        for told in worked_out.reports:
            self._rows.add(event_report, event=number, report=told)
        for a, b in worked_out.pairs:
            self._rows.add(event_pair, a=a, b=b, event=number)
