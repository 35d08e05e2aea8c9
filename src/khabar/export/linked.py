"""JSON-LD and RDF: one graph in the words of schema.org and PROV, an event with its reports and what each was taken from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from khabar.export.days import words_of_days
from khabar.export.titles import address_of
from khabar.export.xml_text import clean
from khabar.model import Event, Factuality, Party, Telling

SCHEMA, PROV, OWN = "https://schema.org/", "http://www.w3.org/ns/prov#", "tag:khabar,2025:"
CONTEXT = {"@vocab": SCHEMA, "prov": PROV, "khabar": OWN}
# schema.org's words for how an event stands; it has none for what may be or is denied, which `khabar:status` says.
STATUS = {
    Factuality.PLANNED: f"{SCHEMA}EventScheduled",
    Factuality.CANCELLED: f"{SCHEMA}EventCancelled",
}


def write_jsonld(events: Iterable[Event], out: BinaryIO) -> None:
    """One document, its events written as they come."""
    out.write(b'{"@context":' + json.dumps(CONTEXT).encode() + b',"@graph":[')
    for number, event in enumerate(events):
        text = json.dumps(event_node(event), ensure_ascii=False, separators=(",", ":"))
        out.write((",\n" if number else "\n").encode() + text.encode("utf-8", "replace"))
    out.write(b"\n]}\n")


def write_rdf(events: Iterable[Event], out: BinaryIO) -> None:
    """N-Triples, event by event."""
    from rdflib import Literal, URIRef
    from rdflib.namespace import RDF

    def triples(node: dict[str, Any]) -> Iterator[tuple[Any, Any, Any]]:
        subject = URIRef(node["@id"])
        for key, value in node.items():
            for one in value if isinstance(value, list) else [value]:
                if key == "@type":
                    yield subject, RDF.type, URIRef(_expanded(one))
                elif key.startswith("@"):
                    continue
                elif isinstance(one, dict):
                    yield subject, URIRef(_expanded(key)), URIRef(one["@id"])
                    yield from triples(one)
                else:
                    yield subject, URIRef(_expanded(key)), Literal(one)

    for event in events:
        for subject, predicate, value in triples(event_node(event)):
            out.write(f"{subject.n3()} {predicate.n3()} {value.n3()} .\n".encode())


def _expanded(name: str) -> str:
    prefix, found, rest = name.partition(":")
    return {"prov": PROV, "khabar": OWN}[prefix] + rest if found else SCHEMA + name


def event_node(event: Event) -> dict[str, Any]:
    """An event as a node of JSON-LD; what is unknown is left out."""
    when = event.when
    node: dict[str, Any] = {
        "@id": f"{OWN}event/{event.id}",
        "@type": "Event",
        "khabar:type": event.event.value,
        "khabar:mode": event.mode,
        "khabar:status": event.status.value,
        "khabar:voices": event.voices,
        "startDate": str(when.start) if when and when.start else None,
        "endDate": str(when.end) if when and when.end else None,
        "khabar:precision": when.precision.value if when else None,
        "khabar:dayRule": when.rule if when else None,
        "khabar:dayWords": words_of_days(event),
        "khabar:anchor": str(when.anchor) if when and when.anchor else None,
        "eventStatus": {"@id": STATUS[event.status]} if event.status in STATUS else None,
        "organizer": [_party(party) for party in event.actor],
        "attendee": [_party(party) for party in event.recipient],
        "location": _place(event),
        "prov:wasDerivedFrom": [_report(telling) for telling in event.tellings],
    }
    return _known(node)


def _own(*key: str) -> str:
    """The address of a thing of this record: the same for the same thing, so that two exports give the same graph."""
    return OWN + "/".join(quote(clean(part), safe="") for part in key)


def _line(text: str) -> str:
    """``text`` in one line: a literal of N-Triples ends with its line."""
    return " ".join(clean(text).split())


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """``node`` without what is unknown, its texts in one line each."""
    lines = {key: _line(value) if isinstance(value, str) else value for key, value in node.items()}
    return {key: value for key, value in lines.items() if value is not None and value not in ("", [])}


def _party(party: Party) -> dict[str, Any]:
    name = _line(party.name or party.text)
    known = f"http://www.wikidata.org/entity/{quote(clean(party.wikidata))}" if party.wikidata else None
    node = {
        "@id": known or _own("party", party.country or "", party.sector, name),
        "@type": "Thing",
        "name": name,
        "khabar:country": party.country,
        "khabar:sector": party.sector.value,
    }
    return _known(node)


def _place(event: Event) -> dict[str, Any] | None:
    place = event.place
    if place is None:
        return None
    node = {
        "@id": _own("place", place.country or "", _line(place.name)),
        "@type": "Place",
        "name": place.name,
        "khabar:country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
    return _known(node)


def _report(telling: Telling) -> dict[str, Any]:
    told = telling.report
    source = {
        "@type": "NewsArticle",
        "@id": _own("article", telling.article.id),
        "headline": telling.article.title,
        "datePublished": str(telling.published) if telling.published else None,
        "khabar:publishedBy": telling.article.published_by,
        "publisher": telling.article.outlet,
        "url": address_of(telling),
    }
    return _known(
        {
            "@id": f"{OWN}report/{told.id}",
            "@type": "Claim",
            "text": " ".join(telling.sentences),
            "khabar:factuality": told.factuality.value,
            "khabar:speaker": told.speaker.text if told.speaker else None,
            "prov:wasQuotedFrom": _known(source),
        }
    )
