"""Reports as rows, and which of an article's reports are the newest word: the coder's, set right by people's corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic

from sqlalchemy import Connection, select

from khabar.model import Article, Report, Span
from khabar.store.article_rows import ArticleRows
from khabar.store.components import pairs_of
from khabar.store.correcting import Standing
from khabar.store.document import pack_report
from khabar.store.grouping import Grouping, S
from khabar.store.linking import New
from khabar.store.rows import Rows, chunks
from khabar.store.schema import report, report_country, report_pair, report_party, report_sentence
from khabar.store.search import searchable


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reports of one coding are added with."""

    article: Article
    number: int  # of the article
    told: date
    coding: int
    sentences: dict[Span, int]


@dataclass(slots=True)
class ReportRows(Generic[S]):
    """Adds and ends reports within one transaction, and remembers which, for merging."""

    connection: Connection
    rows: Rows
    grouping: Grouping[S]
    articles: ArticleRows
    new: list[New[S]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)  # components that lost a report

    def add_all(self, standing: Iterable[Standing], reading: Reading, since: datetime) -> None:
        """Reports that are the newest word from ``since`` on."""
        for held in standing:
            self.add(held.report, reading, since, held.correction)

    def add(self, told: Report, reading: Reading, since: datetime, correction: int | None = None, until: datetime | None = None) -> None:
        """One report that is the newest word from ``since`` until ``until``."""
        number = self.rows.number(report)
        signature = self.grouping.sign(told, reading.article, reading.told)
        countries = sorted({party.country for party in (*told.actor, *told.recipient) if party.country})
        self.rows.add(
            report,
            number=number,
            id=told.id,
            article=reading.number,
            coding=reading.coding,
            correction=correction,
            since=since,
            until=until,
            told=reading.told,
            event=told.event,
            mode=told.mode,
            factuality=told.factuality,
            start=told.when.start if told.when else None,
            end=told.when.end if told.when else None,
            confidence=told.confidence,
            countries=" ".join(countries),
            place=searchable(told.place.name) if told.place else None,
            record=pack_report(told),
            signature=self.grouping.encode(signature),
            component=number,
        )
        self._link(number, told, countries, reading)
        self.new.append(New(number, signature))

    def _link(self, number: int, told: Report, countries: list[str], reading: Reading) -> None:
        for country in countries:
            self.rows.add(report_country, country=country, report=number)
        for a, b in pairs_of(countries):
            self.rows.add(report_pair, a=a, b=b, report=number)
        sides = (("actor", told.actor), ("recipient", told.recipient), ("speaker", (told.speaker,) if told.speaker else ()))
        parties = {(self.articles.party(party), side) for side, group in sides for party in group}
        for party, side in sorted(parties):
            self.rows.add(report_party, party=party, report=number, side=side)
        for span in sorted(set(told.evidence)):
            if span in reading.sentences:
                self.rows.add(report_sentence, sentence=reading.sentences[span], report=number)

    def newest(self, article: int) -> list[Any]:
        """The rows of ``article`` that are the newest word."""
        query = select(report.c.number, report.c.id, report.c.correction, report.c.component, report.c.record)
        return list(self.connection.execute(query.where(report.c.article == article, report.c.until.is_(None))))

    def end(self, ended: Iterable[Any], at: datetime) -> None:
        """End the life of rows at ``at``."""
        rows = list(ended)
        self.touched |= {row.component for row in rows}
        for part in chunks([row.number for row in rows]):
            self.connection.execute(report.update().where(report.c.number.in_(part)).values(until=at))
