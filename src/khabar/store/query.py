"""What is asked of a view: which reports, and which events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, and_, or_, select

from khabar.errors import QueryError
from khabar.model import EventType, Factuality
from khabar.store.schema import event, party, report, report_country, report_pair, report_party, report_sentence
from khabar.store.search import like, read_terms, sentences_with

FEW = 500  # parties that are named one by one in a statement; their names are gone through once, however often it is run
Ask = Callable[[Executable], Iterator[Any]]  # as View.rows


@dataclass(frozen=True, slots=True)
class Query:
    """Filters that all must hold; an empty one asks for everything. An event meets those on reports where one of its reports does.

    ``countries`` are codes that a report names together, QueryError where one stands there twice; ``party`` and ``speaker`` are names, or
    parts of them, or codes of countries; ``text`` is words and "phrases" of one sentence. Days are the event's own, or the day it was first
    told where they are unknown.
    ``status`` is the event's for events, the report's for reports.
    """

    countries: tuple[str, ...] = ()
    party: str | None = None
    event: EventType | None = None
    mode: str | None = None
    status: Factuality | None = None
    speaker: str | None = None
    place: str | None = None
    start: date | None = None
    end: date | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        twice = next((code for code in self.countries if self.countries.count(code) > 1), None)
        if twice is not None:
            raise QueryError(f"{twice} is given twice", "countries", "a pair is two different ones")

    @property
    def of_events_only(self) -> bool:
        """Whether nothing is asked of single reports but a pair of countries, which events keep themselves."""
        return len(self.countries) in (0, 2) and not (self.party or self.speaker or self.place or self.text)

    def of_reports(self, dialect: str, ask: Ask) -> ColumnElement[bool]:
        """The condition on a report, but for status and days; who is meant by a name is asked of the store here, once.

        QueryError where ``text`` cannot be searched.
        """
        held: list[ColumnElement[bool]] = [report.c.number.in_(_naming(self.countries))] if self.countries else []
        if self.event:
            held.append(report.c.event == self.event.value)
        if self.mode:
            held.append(report.c.mode == self.mode)
        if self.party:
            held.append(report.c.number.in_(_with_party(ask, self.party, ("actor", "recipient"))))
        if self.speaker:
            held.append(report.c.number.in_(_with_party(ask, self.speaker, ("speaker",))))
        if self.place:
            held.append(report.c.place.like(like(self.place), escape="\\"))
        if self.text:
            sentences = sentences_with(dialect, read_terms(self.text)).order_by(None)
            held.append(report.c.number.in_(select(report_sentence.c.report).where(report_sentence.c.sentence.in_(sentences))))
        return and_(True, *held)

    def of_status_and_days(self) -> ColumnElement[bool]:
        """What is asked of one report's status and days."""
        held: list[ColumnElement[bool]] = [report.c.factuality == self.status.value] if self.status else []
        if self.start:
            held.append(or_(report.c.end >= self.start, report.c.end.is_(None) & (report.c.told >= self.start)))
        if self.end:
            held.append(or_(report.c.start <= self.end, report.c.start.is_(None) & (report.c.told <= self.end)))
        return and_(True, *held)

    def of_events(self) -> ColumnElement[bool]:
        """The condition on an event that was worked out already, but for what is asked of its reports."""
        held: list[ColumnElement[bool]] = [event.c.status == self.status.value] if self.status else []
        if self.start:
            held.append(or_(event.c.end >= self.start, event.c.end.is_(None) & (event.c.told >= self.start)))
        if self.end:
            held.append(event.c.day <= self.end)
        return and_(True, *held)


def _naming(countries: tuple[str, ...]) -> Select[int]:
    codes = sorted(countries)
    if len(codes) == 2:
        return select(report_pair.c.report).where(report_pair.c.a == codes[0], report_pair.c.b == codes[1])
    first, *others = (select(report_country.c.report).where(report_country.c.country == code) for code in codes)
    for other in others:
        first = first.where(report_country.c.report.in_(other))
    return first


def _with_party(ask: Ask, name: str, sides: tuple[str, ...]) -> Select[int]:
    """The reports of which a party, known by ``name``, is on one of ``sides``."""
    known = select(party.c.number).where(or_(party.c.country == name.upper(), party.c.words.like(like(name), escape="\\")))
    few = [row.number for row in ask(known.limit(FEW + 1))]
    return select(report_party.c.report).where(report_party.c.party.in_(few if len(few) <= FEW else known), report_party.c.side.in_(sides))
