"""Events and reports as JSON, in the keys that ``khabar export jsonl`` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from khabar.export.days import when_object
from khabar.export.jsonl import party_object, place_object, report_object
from khabar.model import Event, Telling


def write_jsonl(events: Iterable[Event], out: BinaryIO) -> None:
    """A line an event."""
    for event in events:
        _write_line(event_object(event), out)


def write_reports_jsonl(tellings: Iterable[Telling], out: BinaryIO) -> None:
    """A line a report: as ``khabar code`` writes it, with its article, its clocks and its words."""
    for telling in tellings:
        article = telling.article
        where = {"article": article.id, "outlet": article.outlet, "url": article.url, "title": article.title}
        clocks = {
            "published": str(telling.published) if telling.published else None,
            "published_by": article.published_by,
            "learned": telling.learned.isoformat(),
        }
        _write_line(report_object(telling.report, article.text) | where | clocks | {"sentences": list(telling.sentences)}, out)


def _write_line(value: dict[str, Any], out: BinaryIO) -> None:
    out.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def event_object(event: Event) -> dict[str, Any]:
    """An event as JSON values, in the keys of ``khabar export jsonl``."""
    return {
        "id": event.id,
        "event": event.event,
        "mode": event.mode,
        "actor": [party_object(party) for party in event.actor],
        "recipient": [party_object(party) for party in event.recipient],
        "when": when_object(event.when),
        "where": place_object(event.place) if event.place else None,
        "status": event.status,
        "articles": event.articles,
        "voices": event.voices,
        "reports": [
            {
                "article": telling.article.id,
                "report": telling.report.id,
                "outlet": telling.article.outlet,
                "url": telling.article.url,
                "published": str(telling.published) if telling.published else None,
                "published_by": telling.article.published_by,
                "factuality": telling.report.factuality,
                "speaker": party_object(telling.report.speaker),
                "sentences": list(telling.sentences),
            }
            for telling in event.tellings
        ],
    }
