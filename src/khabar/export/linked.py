"""JSON-LD and RDF: one graph in the words of schema.org and PROV, an event with its reports and what each was taken from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

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
    from rdflib import BNode, Literal, URIRef
    from rdflib.namespace import RDF

    def triples(node: dict[str, Any]) -> Iterator[tuple[Any, Any, Any]]:
        subject = URIRef(node["@id"]) if "@id" in node else BNode()
        node["@subject"] = subject
        for key, value in node.items():
            for one in value if isinstance(value, list) else [value]:
                if key == "@type":
                    yield subject, RDF.type, URIRef(_expanded(one))
                elif key.startswith("@"):
                    continue
                elif isinstance(one, dict):
                    yield from triples(one)
                    yield subject, URIRef(_expanded(key)), one["@subject"]
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
        "eventStatus": {"@id": STATUS[event.status]} if event.status in STATUS else None,
        "organizer": [_party(party) for party in event.actor],
        "attendee": [_party(party) for party in event.recipient],
        "location": _place(event),
        "prov:wasDerivedFrom": [_report(telling) for telling in event.tellings],
    }
    return _known(node)


def _line(text: str) -> str:
    """``text`` in one line: a literal of N-Triples ends with its line."""
    return " ".join(clean(text).split())


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value is not None and value != []}


def _party(party: Party) -> dict[str, Any]:
    node = {"@type": "Thing", "name": _line(party.name or party.text), "khabar:country": party.country, "khabar:sector": party.sector.value}
    return _known(node | ({"@id": f"http://www.wikidata.org/entity/{quote(party.wikidata)}"} if party.wikidata else {}))


def _place(event: Event) -> dict[str, Any] | None:
    place = event.place
    if place is None:
        return None
    return _known({"@type": "Place", "name": _line(place.name), "latitude": place.latitude, "longitude": place.longitude})


def _report(telling: Telling) -> dict[str, Any]:
    told, url = telling.report, telling.article.url
    source = {
        "@type": "NewsArticle",
        "@id": f"{OWN}article/{quote(telling.article.id, safe='')}",
        "headline": _line(telling.article.title) or None,
        "datePublished": str(telling.published) if telling.published else None,
        "publisher": _line(telling.article.outlet) or None,
        "url": _line(url) if url and urlsplit(url).scheme in ("http", "https") else None,
    }
    return _known(
        {
            "@id": f"{OWN}report/{told.id}",
            "@type": "Claim",
            "text": _line(" ".join(telling.sentences)),
            "khabar:factuality": told.factuality.value,
            "khabar:speaker": _line(told.speaker.text) if told.speaker else None,
            "prov:wasQuotedFrom": _known(source),
        }
    )
