"""Opening a store: SQLite by default, in WAL mode so that many read while one writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, select
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from khabar.errors import StoreError
from khabar.store.schema import SCHEMA_VERSION, metadata, schema_version

# How long one process waits for another's transaction before it gives up, in milliseconds.
BUSY_MS = 10_000


def open_store(address: str, *, create: bool) -> Engine:
    """The engine for ``address``; ``create`` makes the tables where they are missing. StoreError where it cannot be used."""
    with plain_store_errors(address):
        engine = create_engine(address)
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine, address, create=create)
        if not inspect(engine).has_table(schema_version.name):
            if not create:
                raise StoreError("holds no Khabar store", _where(address), "add articles first: khabar add PAGES --db FILE")
            _create_tables(engine)
        _check_version(engine, address)
    return engine


def _where(address: str) -> str:
    return address.removeprefix("sqlite:///")


def _prepare_sqlite(engine: Engine, address: str, *, create: bool) -> None:
    path = Path(_where(address))
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.exists():
        raise StoreError("no such store", str(path), "add articles first: khabar add PAGES --db FILE")

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _create_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        metadata.create_all(connection)
        if connection.execute(select(schema_version.c.version)).first() is None:
            connection.execute(schema_version.insert().values(version=SCHEMA_VERSION))


def _check_version(engine: Engine, address: str) -> None:
    with engine.connect() as connection:
        version = connection.execute(select(schema_version.c.version)).scalar_one()
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"store of version {version}, newer than {SCHEMA_VERSION}", _where(address), "update khabar, or choose another --db"
        )


@contextmanager
def plain_store_errors(address: str) -> Iterator[None]:
    """Turns what the database or the file system refuses into a StoreError of one line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{error.strerror or error}", _where(address), "choose a place that can be written with --db") from error
    except ArgumentError as error:
        raise StoreError("not a store's address", _where(address), "give a file or an SQLAlchemy address") from error
    except DBAPIError as error:
        raise StoreError(f"{error.orig}", _where(address), "check the file and the space left, or choose another --db") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{error}", _where(address), "check the store, or choose another --db") from error
