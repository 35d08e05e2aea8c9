"""PLOVER's record of an article's events, by PLOVER's own rules, as JSON lines.

PLOVER codes what took place, and a meeting still to come as an agreement to it: a planned CONSULT becomes AGREE, which the record says
under ``meta``. What is merely possible, denied or called off, and any other plan, has no place in PLOVER and is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, BinaryIO

from khabar.export.jsonl import place_object
from khabar.model import Coded, Event, EventType, Factuality, Party, Report
from khabar.relate.scores import quad_of

RULE = "a meeting still to come is coded AGREE"


def plover_lines(coded: Coded) -> str:
    """A line of JSON for each event that PLOVER would code; empty where there is none."""
    events = ((report, _coded_as(report.event, report.factuality)) for report in coded.reports)
    return "\n".join(json.dumps(_record(coded, report, event), ensure_ascii=False) for report, event in events if event is not None)


def write_plover(events: Iterable[Event], out: BinaryIO) -> str | None:
    """A line of JSON for each event of a record that PLOVER would code; returns what was left out, in words."""
    left_out = 0
    for event in events:
        coded_as = _coded_as(event.event, event.status)
        if coded_as is None:
            left_out += 1
            continue
        out.write(json.dumps(_event_record(event, coded_as), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    return f"{left_out} events were left out: PLOVER codes what took place, and meetings that are planned" if left_out else None


def _coded_as(event: EventType, status: Factuality) -> EventType | None:
    """The type that PLOVER gives it; None where it codes nothing."""
    if status is Factuality.HAPPENED:
        return event
    return EventType.AGREE if status is Factuality.PLANNED and event is EventType.CONSULT else None


def _event_record(event: Event, coded_as: EventType) -> dict[str, Any]:
    """The record of one telling of the event, with what the tellings agree on in its place."""
    last = event.tellings[-1]
    shown = replace(
        last.report,
        id=event.id,
        event=event.event,
        mode=event.mode,
        actor=event.actor,
        recipient=event.recipient,
        when=event.when,
        place=event.place,
    )
    coded = Coded(last.article, ())
    sources = [{"article": told.article.id, "outlet": told.article.outlet or None, "url": told.article.url} for told in event.tellings]
    return _record(coded, shown, coded_as) | {"sources": sources, "articles": event.articles, "voices": event.voices}


def _record(coded: Coded, report: Report, event: EventType) -> dict[str, Any]:
    article, when = coded.article, report.when
    moved = event is not report.event
    return {
        "id": report.id,
        "date": str(when.start) if when and when.start else None,
        "date_end": str(when.end) if when and when.end else None,
        "date_precision": when.precision if when else None,
        "date_rule": when.rule if when else None,
        "date_published": str(article.published) if article.published else None,
        "event": event,
        "mode": None if moved else report.mode,
        "quad": quad_of(event),
        "actor": [_party(party) for party in report.actor],
        "recipient": [_party(party) for party in report.recipient],
        "location": place_object(report.place) if report.place else None,
        "text": " ".join(span.of(article.text) for span in report.evidence[:1]),
        "source": {"article": article.id, "outlet": article.outlet or None, "url": article.url},
        "meta": {"coder": "khabar", "confidence": report.confidence, "speaker": _party(report.speaker) if report.speaker else None}
        | ({"khabar_event": report.event, "rule": RULE} if moved else {}),
    }


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name or party.text, "country": party.country, "sector": party.sector, "wikidata": party.wikidata}
