"""Bringing a store of an older version up to date: one numbered step a version, all in one transaction.

A step renames the older tables, makes those of today, keeps every coding anew under its own coder and day, and drops the older ones.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, Connection, Date, DateTime, Integer, MetaData, String, Table, inspect, select, text

from khabar.model import Article
from khabar.store.database import open_any, plain_store_errors, writing
from khabar.store.document import read_version_1
from khabar.store.grouping import Grouping, S
from khabar.store.keeping import keep_coded, working
from khabar.store.schema import SCHEMA_VERSION, metadata, schema_version
from khabar.store.search import make_index


def upgrade(address: str, grouping: Grouping[S]) -> int | None:
    """Bring the store up to date; returns the version that it had, None where there is no store or nothing to do."""
    with plain_store_errors(address):
        engine = open_any(address)
        if engine is None:
            return None
        try:
            with writing(engine) as connection:
                if not inspect(connection).has_table(schema_version.name):
                    return None
                version: int = connection.execute(select(schema_version.c.version)).scalar_one()
                if version >= SCHEMA_VERSION:
                    return None
                for step in range(version, SCHEMA_VERSION):
                    STEPS[step](connection, grouping)
                connection.execute(schema_version.update().values(version=SCHEMA_VERSION))
                return version
        finally:
            engine.dispose()


def _from_version_1(connection: Connection, grouping: Grouping[S]) -> None:
    """Version 1 kept whole codings as JSON, and rows to look reports up by."""
    for name in ("report_party", "report"):
        connection.execute(text(f"DROP TABLE {name}"))
    for name in ("article", "coding"):
        connection.execute(text(f"ALTER TABLE {name} RENAME TO {name}_1"))
    metadata.create_all(connection)
    make_index(connection)
    query = select(CODING_1, ARTICLE_1).join(ARTICLE_1, ARTICLE_1.c.id == CODING_1.c.article).order_by(CODING_1.c.number)
    parties: dict[int, int] = {}
    for row in connection.execute(query).fetchall():
        told = Article(**{column.name: getattr(row, column.name) for column in ARTICLE_1.columns})
        with working(connection, grouping, parties, row.learned) as work:
            keep_coded(work, [read_version_1(told, row.document)], row.coder)
    for name in ("coding", "article"):
        connection.execute(text(f"DROP TABLE {name}_1"))


# The columns as version 1 had them, whatever an article has today.
_VERSION_1 = MetaData()
ARTICLE_1 = Table(
    "article_1",
    _VERSION_1,
    Column("id", String),
    Column("title", String),
    Column("body", String),
    Column("outlet", String),
    Column("url", String),
    Column("language", String),
    Column("published", Date),
    Column("published_by", String),
    Column("standfirst", String),
)
CODING_1 = Table(
    "coding_1",
    _VERSION_1,
    Column("number", Integer),
    Column("article", String),
    Column("coder", String),
    Column("learned", DateTime),
    Column("document", String),
)

STEPS: dict[int, Callable[[Connection, Grouping[S]], None]] = {1: _from_version_1}
