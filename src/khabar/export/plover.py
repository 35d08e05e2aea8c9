"""PLOVER's record of an article's events, by PLOVER's own rules, as JSON lines.

PLOVER codes what took place, and a meeting still to come as an agreement to it: a planned CONSULT becomes AGREE, which the record says
under ``meta``. What is merely possible, denied or called off, and any other plan, has no place in PLOVER and is left out.
"""

from __future__ import annotations

import json
from typing import Any

from khabar.model import Coded, EventType, Factuality, Party, Report

QUADS = {
    "verbal cooperation": (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE),
    "material cooperation": (EventType.COOPERATE, EventType.AID, EventType.RETREAT),
    "verbal conflict": (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN),
    "material conflict": (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
}
RULE = "a meeting still to come is coded AGREE"


def plover_lines(coded: Coded) -> str:
    """A line of JSON for each event that PLOVER would code; empty where there is none."""
    events = ((report, _coded_as(report)) for report in coded.reports)
    return "\n".join(json.dumps(_record(coded, report, event), ensure_ascii=False) for report, event in events if event is not None)


def _coded_as(report: Report) -> EventType | None:
    """The type that PLOVER gives a report; None where it codes nothing."""
    if report.factuality is Factuality.HAPPENED:
        return report.event
    return EventType.AGREE if report.factuality is Factuality.PLANNED and report.event is EventType.CONSULT else None


def _record(coded: Coded, report: Report, event: EventType) -> dict[str, Any]:
    article, when = coded.article, report.when
    moved = event is not report.event
    return {
        "id": report.id,
        "date": str(when.start) if when and when.start else None,
        "date_end": str(when.end) if when and when.end else None,
        "date_published": str(article.published) if article.published else None,
        "event": event,
        "mode": None if moved else report.mode,
        "quad": next(name for name, types in QUADS.items() if event in types),
        "actor": [_party(party) for party in report.actor],
        "recipient": [_party(party) for party in report.recipient],
        "location": {
            "name": report.place.name,
            "country": report.place.country,
            "latitude": report.place.latitude,
            "longitude": report.place.longitude,
        }
        if report.place
        else None,
        "text": " ".join(span.of(article.text) for span in report.evidence[:1]),
        "source": {"article": article.id, "outlet": article.outlet or None, "url": article.url},
        "meta": {"coder": "khabar", "confidence": report.confidence, "speaker": _party(report.speaker) if report.speaker else None}
        | ({"khabar_event": report.event, "rule": RULE} if moved else {}),
    }


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name or party.text, "country": party.country, "sector": party.sector, "wikidata": party.wikidata}
