"""Which events the visible reports of a component tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Generic

from sqlalchemy import ColumnElement, Connection, select

from khabar.model import Brief
from khabar.store.grouping import Grouping, Pair, S
from khabar.store.rows import chunks, fetch
from khabar.store.schema import article, bond, copy, report

MOST_COUNTRIES = 12  # of one report: the lists of summits would make a pair of every two


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """An event of a component, the numbers of its reports in the order of their telling, and the pairs of countries that they name."""

    component: int
    brief: Brief
    reports: tuple[int, ...]
    pairs: frozenset[Pair]


def pairs_of(countries: Iterable[str]) -> Iterator[Pair]:
    """All pairs of ``countries``, each in alphabetical order."""
    return combinations(sorted(set(countries))[:MOST_COUNTRIES], 2)


class Members(Generic[S]):
    """Components as those see them who know only the reports that meet ``visible`` and the bonds that meet ``bound``."""

    def __init__(self, connection: Connection, grouping: Grouping[S], visible: ColumnElement[bool], bound: ColumnElement[bool]) -> None:
        self._connection, self._grouping, self._visible, self._bound = connection, grouping, visible, bound

    def events(self, components: Iterable[int]) -> Iterator[WorkedOut]:
        """The events of ``components``."""
        for part in chunks(sorted(set(components))):
            rows = self._rows(part)
            copies = self._copies({row.article for members in rows.values() if len(members) > 1 for row in members})
            for number, members in sorted(rows.items()):
                yield from self._events(number, members, copies)

    def _rows(self, components: Iterable[int]) -> dict[int, list[Any]]:
        query = (
            select(report.c.number, report.c.component, report.c.article, report.c.countries, report.c.signature, article.c.outlet)
            .join(article, article.c.number == report.c.article)
            .where(report.c.component.in_(components), self._visible)
        )
        rows: dict[int, list[Any]] = defaultdict(list)
        for row in self._connection.execute(query):
            rows[row.component].append(row)
        return rows

    def _copies(self, articles: set[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for row in fetch(self._connection, select(copy.c.article, copy.c.other), copy.c.article, articles):
            if row.other in articles:
                found[row.article].append(row.other)
        return found

    def _events(self, number: int, members: list[Any], copies: dict[int, list[int]]) -> Iterator[WorkedOut]:
        decoded = [self._grouping.decode(row.signature) for row in members]
        by_report = {signature.report: row for signature, row in zip(decoded, members, strict=True)}
        together, apart = self._bonds_among(by_report)
        for group in self._grouping.cluster(decoded, together, apart):
            rows = [by_report[signature.report] for signature in group]
            ids = {row.article: signature.article for signature, row in zip(group, rows, strict=True)}
            outlets = {ids[row.article]: row.outlet for row in rows}
            copied = [(ids[one], ids[other]) for one in ids for other in copies.get(one, ()) if other in ids]
            pairs = frozenset(pair for row in rows for pair in pairs_of(row.countries.split()))
            yield WorkedOut(number, self._grouping.brief(group, outlets, copied), tuple(row.number for row in rows), pairs)

    @cached_property
    def _bonds(self) -> dict[str, list[Any]]:
        """People's word by the first report that it names: there is far less of it than of reports, so it is read whole."""
        found: dict[str, list[Any]] = defaultdict(list)
        for row in self._connection.execute(select(bond.c.one, bond.c.other, bond.c.kind).where(self._bound)):
            found[row.one].append(row)
        return found

    def _bonds_among(self, reports: Mapping[str, Any]) -> tuple[list[Pair], list[Pair]]:
        rows = [row for one in reports for row in self._bonds.get(one, ()) if row.other in reports] if self._bonds else []
        together = [(row.one, row.other) for row in rows if row.kind == "together"]
        return together, [(row.one, row.other) for row in rows if row.kind == "apart"]
