"""Opening a store: SQLite by default, in WAL mode so that many read while one writes; PostgreSQL by address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from khabar.errors import OldStoreError, StoreError
from khabar.store.schema import SCHEMA_VERSION, metadata, schema_version
from khabar.store.search import make_index

# How long one process waits for another's transaction before it gives up, in milliseconds.
BUSY_MS = 30_000
CACHE_KIB = 64_000  # of pages that a connection keeps at hand
# The one lock of PostgreSQL that a writer of this program holds: any number, the same everywhere.
WRITER_LOCK = 0x6B68_6162
KNOWN = ("sqlite", "postgresql")


def open_store(address: str, *, create: bool) -> Engine:
    """The engine for ``address``; ``create`` makes the tables where they are missing.

    StoreError where it cannot be used, OldStoreError where it has to be brought up to date first.
    """
    with plain_store_errors(address):
        engine = create_engine(_url(address))
        try:
            _prepare(engine, address, create=create)
        except BaseException:
            engine.dispose()
            raise
    return engine


def open_any(address: str) -> Engine | None:
    """The engine for a store of any version, to be written; None where there is no file yet."""
    url = _url(address)
    if url.get_backend_name() == "sqlite" and not Path(_where(address)).exists():
        return None
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, address, create=True)
    return engine


def _prepare(engine: Engine, address: str, *, create: bool) -> None:
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, address, create=create)
    if not inspect(engine).has_table(schema_version.name):
        if not create:
            raise StoreError("holds no Khabar store", _where(address), "add articles first: khabar add PAGES --db FILE")
        _create_tables(engine)
    _check_version(engine, address)


def _url(address: str) -> URL:
    """``address`` with its driver: PostgreSQL is reached through pg8000, whatever short form is given."""
    for short in ("postgres://", "postgresql://"):
        if address.startswith(short):
            address = f"postgresql+pg8000://{address.removeprefix(short)}"
    url = make_url(address)
    if url.get_backend_name() not in KNOWN:
        raise StoreError(f"a store of {url.get_backend_name()}", _where(address), "give an SQLite file or an address of PostgreSQL")
    return url


def _where(address: str) -> str:
    """``address`` fit to be shown: without a password."""
    if not address.startswith("sqlite"):
        head, _, host = address.rpartition("@")
        return f"{head.split('://')[0]}://{host}" if head else address
    return address.removeprefix("sqlite:///")


def _prepare_sqlite(engine: Engine, address: str, *, create: bool) -> None:
    path = Path(_where(address))
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.exists():
        raise StoreError("no such store", str(path), "add articles first: khabar add PAGES --db FILE")

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        wanted = ("journal_mode=WAL", "synchronous=FULL") if create else ("query_only=ON",)
        for pragma in (*wanted, f"cache_size=-{CACHE_KIB}", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if create else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the one writer: another waits until it ends."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees one state of the store, however long it lasts and whatever is added meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


def _create_tables(engine: Engine) -> None:
    with writing(engine) as connection:
        if inspect(connection).has_table(schema_version.name):
            return  # another process made them meanwhile
        metadata.create_all(connection)
        make_index(connection)
        connection.execute(schema_version.insert().values(version=SCHEMA_VERSION))


def _check_version(engine: Engine, address: str) -> None:
    with engine.connect() as connection:
        version = connection.execute(select(schema_version.c.version)).scalar_one()
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"store of version {version}, newer than {SCHEMA_VERSION}", _where(address), "update khabar, or choose another --db"
        )
    if version < SCHEMA_VERSION:
        raise OldStoreError(
            f"store of version {version}, older than {SCHEMA_VERSION}", _where(address), "bring it up to date: khabar upgrade"
        )


def _said(error: DBAPIError) -> str:
    """What the database said, in its own words."""
    given = error.orig.args[0] if error.orig and error.orig.args else error
    return str(given["M"]) if isinstance(given, dict) and "M" in given else str(given)


@contextmanager
def plain_store_errors(address: str) -> Iterator[None]:
    """Turns what the database or the file system refuses into a StoreError of one line."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{error.strerror or error}", _where(address), "choose a place that can be written with --db") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError("not a store's address", _where(address), "give a file or an SQLAlchemy address") from error
    except DBAPIError as error:
        raise StoreError(_said(error), _where(address), "check the store and the space left, or choose another --db") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{error}", _where(address), "check the store, or choose another --db") from error
