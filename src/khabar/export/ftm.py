"""FollowTheMoney entities, as JSON lines: events, the parties that they involve, and the articles that prove them.

An entity is an id, a schema and properties with lists of text (https://followthemoney.tech); its library is not needed to write one, only
to check them (tests/export).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha1
from typing import BinaryIO

from khabar.analyse.name_data import names_of_persons
from khabar.data import load
from khabar.export.days import days_text
from khabar.export.titles import address_of, telling_lines, title_of
from khabar.export.xml_text import clean
from khabar.model import Event, Party, Precision, Sector, Telling, When

REMEMBERED = 100_000  # entities; beyond it some are written again, which their readers merge
SHORTENED = {Precision.YEAR: 4, Precision.MONTH: 7}  # letters of an ISO day: YYYY, YYYY-MM
# What FollowTheMoney calls a public body.
PUBLIC = (Sector.GOV, Sector.MIL, Sector.COP, Sector.LEG, Sector.JUD, Sector.SPY)


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity on its way out."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, value: str | None) -> None:
        """Add a value that is known and new."""
        text = " ".join(clean(value or "").split())
        if text and text not in self.properties[name]:
            self.properties[name].append(text)

    def line(self) -> bytes:
        """The entity as a line of JSON."""
        known = {name: values for name, values in sorted(self.properties.items()) if values}
        return json.dumps({"id": self.id, "schema": self.schema, "properties": known}, ensure_ascii=False).encode() + b"\n"


def write_ftm(events: Iterable[Event], out: BinaryIO) -> None:
    """Parties and articles stand before the first event that names them."""
    written: set[str] = set()
    for event in events:
        if len(written) > REMEMBERED:
            written.clear()
        for entity in _entities(event):
            if entity.id not in written:
                written.add(entity.id)
                out.write(entity.line())


def _entities(event: Event) -> Iterator[Entity]:
    sides = [[_party(party) for party in side] for side in (event.actor, event.recipient)]
    articles = [_article(telling) for telling in event.tellings]
    yield from (*sides[0], *sides[1], *articles)
    node = Entity(_id("event", event.id), "Event")
    node.add("name", title_of(event))
    node.add("summary", f"{event.event} {event.mode or ''} {event.status}")
    for line in telling_lines(event):
        node.add("description", line)
    for name, day in _dates(event.when):
        node.add(name, day)
    node.add("notes", f"days: {days_text(event.when)}")
    node.add("location", event.place.name if event.place else None)
    for name, entities in (("organizer", sides[0]), ("involved", sides[1]), ("proof", articles)):
        for entity in entities:
            node.add(name, entity.id)
    yield node


def _dates(when: When | None) -> Iterator[tuple[str, str]]:
    """FollowTheMoney's dates may stop at the year or the month: one that is no more than that is written as no more."""
    if when is None or when.start is None or when.end is None:
        return
    letters = SHORTENED.get(when.precision)
    if letters and str(when.start)[:letters] == str(when.end)[:letters]:
        yield "date", str(when.start)[:letters]
    else:
        yield "startDate", str(when.start)
        yield "endDate", str(when.end)


def _party(party: Party) -> Entity:
    name = party.name or party.text
    entity = Entity(_id("party", party.wikidata or party.country or "", name), _schema(party))
    entity.add("name", name if name.strip() else "?")
    entity.add("country", _two_letters().get(party.country or ""))
    entity.add("wikidataId", party.wikidata)
    return entity


def _schema(party: Party) -> str:
    """Persons are those of the list of names; whether another is a person or a body is not always known, which LegalEntity leaves open."""
    if party.name in names_of_persons():
        return "Person"
    return "PublicBody" if party.sector in PUBLIC and party.name is None else "LegalEntity"


def _article(telling: Telling) -> Entity:
    article = telling.article
    entity = Entity(_id("article", article.id), "Article")
    entity.add("title", article.title or article.id)
    entity.add("publisher", article.outlet)
    entity.add("sourceUrl", address_of(telling))
    entity.add("publishedAt", str(telling.published) if telling.published else None)
    return entity


def _id(*key: str) -> str:
    return sha1(".".join(("khabar", *(clean(part) for part in key))).encode(), usedforsecurity=False).hexdigest()


@cache
def _two_letters() -> dict[str, str]:
    """Alpha-3 code to alpha-2 in lower case, as FollowTheMoney writes countries."""
    return {code: two.lower() for code, two in load("names.json")["countries"].items()}
