"""Rows on their way into the store: gathered by table, numbered, written many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, func, select

T = TypeVar("T")
# Values bound in one statement: SQLite's own limit is 32,766, older builds' 999.
CHUNK = 900


class Rows:
    """Rows of all tables that one transaction adds. Numbers are given out from the highest that the store holds: one writer at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, tuple[Table, list[dict[str, Any]]]] = {}
        self._next: dict[str, int] = {}

    def number(self, table: Table) -> int:
        """A number for a new row of ``table``."""
        if table.name not in self._next:
            highest = self._connection.execute(select(func.max(table.c.number))).scalar()
            self._next[table.name] = (highest or 0) + 1
        given = self._next[table.name]
        self._next[table.name] += 1
        return given

    def add(self, table: Table, **values: Any) -> None:
        """Gather one row; all rows of a table name the same columns."""
        self._waiting.setdefault(table.name, (table, []))[1].append(values)

    def flush(self) -> None:
        """Write all that was gathered."""
        for table, rows in self._waiting.values():
            self._connection.execute(table.insert(), rows)
        self._waiting.clear()


def chunks(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """``values`` in parts that one statement can bind."""
    source = iter(values)
    while part := list(islice(source, CHUNK)):
        yield part


def fetch(connection: Connection, query: Any, column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Any]:
    """The rows of ``query`` whose ``column`` is one of ``values``."""
    for part in chunks(values):
        yield from connection.execute(query.where(column.in_(part)))
