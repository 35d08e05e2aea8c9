"""Events and reports as flat rows: one table of columns for CSV and for Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from khabar.export.days import words_of_days
from khabar.model import Event, Party, Place, Telling, When

Value = str | int | float | date | datetime | None | list[str | None]
Kind = Literal["text", "day", "moment", "number", "share", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and what its values are; None is a value that is unknown.

    A ``moment`` is UTC, a ``share`` any number with a fraction, a ``list`` a list of texts.
    """

    name: str
    kind: Kind


_WHEN = (
    Column("start", "day"),
    Column("end", "day"),
    Column("precision", "text"),
    Column("day_from", "text"),  # the expression itself
    Column("day_rule", "text"),
    Column("anchor", "day"),
)
_SIDES = tuple(Column(f"{side}_{part}", "list") for side in ("actor", "recipient") for part in ("name", "country", "sector", "wikidata"))
_PLACE = (Column("place", "text"), Column("place_country", "text"), Column("latitude", "share"), Column("longitude", "share"))

EVENT_COLUMNS = (
    Column("id", "text"),
    Column("event", "text"),
    Column("mode", "text"),
    Column("status", "text"),
    *_WHEN,
    Column("first_published", "day"),
    Column("last_published", "day"),
    *_SIDES,
    *_PLACE,
    Column("articles", "number"),
    Column("voices", "number"),
    Column("speakers", "list"),
    Column("reports", "list"),
    Column("article_ids", "list"),
    Column("outlets", "list"),
    Column("urls", "list"),
    Column("words", "text"),
)
REPORT_COLUMNS = (
    Column("id", "text"),
    Column("article", "text"),
    Column("outlet", "text"),
    Column("url", "text"),
    Column("published", "day"),
    Column("published_by", "text"),  # the method that found the day
    Column("learned", "moment"),
    Column("event", "text"),
    Column("mode", "text"),
    Column("factuality", "text"),
    Column("factuality_words", "text"),
    *_WHEN,
    *_SIDES,
    *_PLACE,
    Column("speaker", "text"),
    Column("speaker_country", "text"),
    Column("via", "list"),
    Column("trigger", "text"),
    Column("words", "text"),
    Column("confidence", "share"),
    Column("rule", "text"),
)


def event_rows(events: Iterable[Event]) -> Iterator[tuple[Value, ...]]:
    """A row an event, in the order of EVENT_COLUMNS."""
    for event in events:
        tellings = event.tellings
        days = [telling.published for telling in tellings if telling.published]
        yield (
            event.id,
            event.event.value,
            event.mode,
            event.status.value,
            *_when(event.when, words_of_days(event)),
            min(days, default=None),
            max(days, default=None),
            *_sides(event.actor, event.recipient),
            *_place(event.place),
            event.articles,
            event.voices,
            list(dict.fromkeys(told.report.speaker.text for told in tellings if told.report.speaker)),
            [told.report.id for told in tellings],
            list(dict.fromkeys(told.article.id for told in tellings)),
            list(dict.fromkeys(told.article.outlet for told in tellings if told.article.outlet)),
            list(dict.fromkeys(told.article.url for told in tellings if told.article.url)),
            " ".join(tellings[-1].sentences[:1]),
        )


def report_rows(tellings: Iterable[Telling]) -> Iterator[tuple[Value, ...]]:
    """A row a report, in the order of REPORT_COLUMNS."""
    for telling in tellings:
        told, article, text = telling.report, telling.article, telling.article.text
        yield (
            told.id,
            article.id,
            article.outlet or None,
            article.url,
            telling.published,
            article.published_by,
            telling.learned,
            told.event.value,
            told.mode,
            told.factuality.value,
            told.factuality_cue.of(text) if told.factuality_cue else None,
            *_when(told.when, told.when.span.of(text) if told.when else None),
            *_sides(told.actor, told.recipient),
            *_place(told.place),
            told.speaker.text if told.speaker else None,
            told.speaker.country if told.speaker else None,
            [party.text for party in told.via],
            told.trigger.of(text),
            " ".join(telling.sentences),
            told.confidence,
            told.rule,
        )


def _when(when: When | None, words: str | None) -> tuple[Value, ...]:
    if when is None:
        return (None,) * len(_WHEN)
    return (when.start, when.end, when.precision.value, words, when.rule, when.anchor)


def _sides(*sides: tuple[Party, ...]) -> Iterator[Value]:
    for side in sides:
        yield [party.name or party.text for party in side]
        yield [party.country for party in side]
        yield [party.sector.value for party in side]
        yield [party.wikidata for party in side]


def _place(place: Place | None) -> tuple[Value, ...]:
    if place is None:
        return (None,) * len(_PLACE)
    return (place.name, place.country, place.latitude, place.longitude)
