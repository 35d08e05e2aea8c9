"""Adding to the store: many articles in one transaction, all of it or nothing; nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Generic

from sqlalchemy import Engine

from khabar.analyse.pipeline import CODER_VERSION
from khabar.errors import OldStoreError
from khabar.model import Coded
from khabar.store.database import open_store, plain_store_errors, writing
from khabar.store.grouping import Grouping, S
from khabar.store.keeping import Work, keep_coded, read_already, working
from khabar.store.migrate import upgrade


class Writer(Generic[S]):
    """Adds coded articles to the store at ``address``; use it in a ``with`` block. ``grouping`` says which reports tell of one event.

    A store of an older version is brought up to date first.
    """

    def __init__(self, address: str, grouping: Grouping[S]) -> None:
        self._address, self._grouping = address, grouping
        self._engine = _open(address, grouping)
        self._parties: dict[int, int] = {}

    def __enter__(self) -> Writer[S]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._engine.dispose()

    def add(self, coded: Coded, learned: datetime | None = None, version: str = CODER_VERSION) -> bool:
        """Keep ``coded``; False where this coder's reading of this article is there already. ``learned`` is UTC, now by default."""
        return bool(self.add_all([coded], learned, version))

    def add_all(self, batch: Sequence[Coded], learned: datetime | None = None, version: str = CODER_VERSION) -> list[Coded]:
        """Keep all of ``batch`` in one transaction; returns those that were new."""
        with self.work(learned) as work:
            return keep_coded(work, batch, version)

    def known(self, ids: Iterable[str], version: str = CODER_VERSION) -> set[str]:
        """Those of these articles that ``version`` of the coder has read already; other writers are not waited for."""
        with plain_store_errors(self._address), self._engine.connect() as connection:
            return read_already(connection.execution_options(isolation_level="AUTOCOMMIT"), ids, version)

    @contextmanager
    def work(self, at: datetime | None = None) -> Iterator[Work[S]]:
        """One transaction: what it adds and ends is merged before it is committed."""
        moment = (at or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
        try:
            with (
                plain_store_errors(self._address),
                writing(self._engine) as connection,
                working(connection, self._grouping, self._parties, moment) as work,
            ):
                yield work
        except BaseException:
            self._parties.clear()  # some of them may be of rows that were not kept
            raise


def _open(address: str, grouping: Grouping[S]) -> Engine:
    """The store's engine, of a store of an older version once it is brought up to date."""
    try:
        return open_store(address, create=True)
    except OldStoreError:
        upgrade(address, grouping)
        return open_store(address, create=True)
