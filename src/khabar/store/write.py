"""Adding to the store: one transaction an article, nothing overwritten."""

from __future__ import annotations

from datetime import UTC, datetime
from types import TracebackType

from sqlalchemy import Connection, Insert, select

from khabar.analyse.pipeline import CODER_VERSION
from khabar.model import Coded, Report
from khabar.store.database import open_store, plain_store_errors
from khabar.store.document import write_document
from khabar.store.schema import ARTICLE_COLUMNS, article, coding, report, report_party


class Writer:
    """Adds coded articles to the store at ``address``; use it in a ``with`` block."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._engine = open_store(address, create=True)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._engine.dispose()

    def add(self, coded: Coded, learned: datetime | None = None, coder: str = CODER_VERSION) -> bool:
        """Keep ``coded``; False where this coder's reading of this article is there already. ``learned`` is UTC, now by default."""
        with plain_store_errors(self._address), self._engine.begin() as connection:
            if connection.execute(select(coding.c.number).where(coding.c.article == coded.article.id, coding.c.coder == coder)).first():
                return False
            self._keep_article(connection, coded)
            number = _insert(
                connection,
                coding.insert().values(
                    article=coded.article.id,
                    coder=coder,
                    learned=(learned or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None),
                    document=write_document(coded),
                ),
            )
            for told in coded.reports:
                self._index(connection, number, told)
        return True

    def _keep_article(self, connection: Connection, coded: Coded) -> None:
        if connection.execute(select(article.c.id).where(article.c.id == coded.article.id)).first() is None:
            told = coded.article
            connection.execute(article.insert().values({name: getattr(told, name) for name in ARTICLE_COLUMNS}))

    def _index(self, connection: Connection, number: int, told: Report) -> None:
        row = _insert(
            connection,
            report.insert().values(coding=number, id=told.id, event=told.event, mode=told.mode, factuality=told.factuality),
        )
        sides = (("actor", told.actor), ("recipient", told.recipient))
        parties = {(party.country, side) for side, group in sides for party in group if party.country}
        if parties:
            named = [{"report": row, "country": country, "side": side} for country, side in sorted(parties)]
            connection.execute(report_party.insert(), named)


def _insert(connection: Connection, statement: Insert) -> int:
    """The number of the row that ``statement`` adds."""
    key = connection.execute(statement).inserted_primary_key
    assert key is not None
    return int(key[0])
