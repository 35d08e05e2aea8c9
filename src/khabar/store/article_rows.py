"""An article and one reading of it as rows: all but its reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from khabar.model import Article, Coded, Party, Span
from khabar.read.duplicate import Fingerprint, bands, copies, fingerprint
from khabar.store.document import pack_coding
from khabar.store.linking import hash_of
from khabar.store.rows import Rows, fetch
from khabar.store.schema import article, band, coding, copy, party, sentence, statement
from khabar.store.search import index_sentences, searchable

PARTIES_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that the store holds: its number, and the day that the published clock goes by."""

    number: int
    told: date
    is_new: bool


def article_of_row(row: Any) -> Article:
    """The article of a row that has all its columns."""
    return Article(**{name: getattr(row, name) for name in Article.__slots__})


def sentence_numbers(connection: Connection, number: int) -> dict[Span, int]:
    """The numbers of an article's sentences."""
    query = select(sentence.c.number, sentence.c.start, sentence.c.end).where(sentence.c.article == number)
    return {Span(row.start, row.end): row.number for row in connection.execute(query)}


class ArticleRows:
    """Adds articles, their sentences, parties and statements within one transaction."""

    def __init__(self, connection: Connection, rows: Rows, parties: dict[int, int]) -> None:
        self._connection, self._rows, self._parties = connection, rows, parties
        if len(parties) > PARTIES_REMEMBERED:
            parties.clear()  # here, and not amid the work: those of this transaction are not in the store yet
        self._to_index: list[tuple[int, str]] = []
        self._compared: list[tuple[int, Fingerprint]] = []

    def keep(self, told: Article, learned: datetime) -> Kept:
        """The article's row, made where there is none."""
        found = self._connection.execute(select(article.c.number, article.c.told).where(article.c.id == told.id)).first()
        if found:
            return Kept(found.number, found.told, is_new=False)
        number, day, print_ = self._rows.number(article), told.published or learned.date(), fingerprint(told)
        fields = {name: getattr(told, name) for name in Article.__slots__}
        self._rows.add(article, number=number, **fields, told=day, learned=learned, fingerprint=print_.encode())
        self._compared.append((number, print_))
        return Kept(number, day, is_new=True)

    def keep_coding(self, coded: Coded, kept: Kept, coder: int, since: datetime) -> int:
        """The number of a new coding of ``coded``, with its statements."""
        number = self._rows.number(coding)
        self._rows.add(coding, number=number, article=kept.number, coder=coder, since=since, until=None, document=pack_coding(coded))
        for said in coded.statements:
            speaker = self.party(said.speaker) if said.speaker else None
            span = said.content
            self._rows.add(statement, number=self._rows.number(statement), coding=number, speaker=speaker, start=span.start, end=span.end)
        return number

    def sentences(self, coded: Coded, kept: Kept) -> dict[Span, int]:
        """The numbers of the article's sentences, those of this coding added where they are new."""
        known = {} if kept.is_new else sentence_numbers(self._connection, kept.number)
        text = coded.article.text
        for span in coded.sentences:
            if span not in known:
                known[span] = self._rows.number(sentence)
                self._rows.add(sentence, number=known[span], article=kept.number, start=span.start, end=span.end)
                self._to_index.append((known[span], span.of(text)))
        return known

    def number_parties(self, named: Iterable[Party]) -> None:
        """Have a number for each of these parties: of those that the store holds, asked for together, or a new one."""
        unknown = {key: one for one in named if (key := _hash_of_party(one)) not in self._parties}
        query = select(party.c.hash, party.c.number)
        self._parties.update((row.hash, row.number) for row in fetch(self._connection, query, party.c.hash, unknown))
        for key, one in unknown.items():
            if key not in self._parties:
                self._parties[key] = self._add_party(one, key)

    def party(self, named: Party) -> int:
        """The number of a party, added where it is new."""
        key = _hash_of_party(named)
        if key not in self._parties:
            self.number_parties([named])
        return self._parties[key]

    def _add_party(self, named: Party, key: int) -> int:
        number = self._rows.number(party)
        names = {"text": named.text, "name": named.name, "words": searchable(f"{named.text} {named.name or ''}")}
        codes = {"country": named.country, "sector": named.sector, "wikidata": named.wikidata}
        self._rows.add(party, number=number, hash=key, **names, **codes)
        return number

    def finish(self) -> None:
        """Write what was gathered, index the sentences, and find the copies of the new articles."""
        wanted: dict[int, list[int]] = {}
        prints = dict(self._compared)
        for number, print_ in self._compared:
            for hash_ in set(bands(print_)):
                wanted.setdefault(hash_, []).append(number)
                self._rows.add(band, hash=hash_, article=number)
        self._rows.flush()
        index_sentences(self._connection, self._to_index)
        self._keep_copies(wanted, prints)

    def _keep_copies(self, wanted: dict[int, list[int]], prints: dict[int, Fingerprint]) -> None:
        near = {
            (mine, row.article)
            for row in fetch(self._connection, select(band.c.hash, band.c.article), band.c.hash, wanted)
            for mine in wanted[row.hash]
            if mine != row.article
        }
        others = {other for _, other in near} - prints.keys()
        query = select(article.c.number, article.c.fingerprint)
        known = prints | {
            row.number: Fingerprint.decode(row.fingerprint) for row in fetch(self._connection, query, article.c.number, others)
        }
        found = {pair for pair in near if copies(known[pair[0]], known[pair[1]])}
        for one, other in sorted(found | {pair[::-1] for pair in found}):
            self._rows.add(copy, article=one, other=other)
        self._rows.flush()


def _hash_of_party(named: Party) -> int:
    return hash_of("\x1f".join((named.text, named.name or "", named.country or "", named.sector, named.wikidata or "")))
