"""Events as JSON values, in the keys that ``khabar export jsonl`` writes."""

from __future__ import annotations

from typing import Any

from khabar.export.jsonl import party_object
from khabar.model import Event


def event_object(event: Event) -> dict[str, Any]:
    """An event as JSON values, in the keys of ``khabar export jsonl``."""
    when = event.when
    return {
        "id": event.id,
        "event": event.event,
        "mode": event.mode,
        "actor": [party_object(party) for party in event.actor],
        "recipient": [party_object(party) for party in event.recipient],
        "when": {"start": str(when.start), "end": str(when.end)} if when and when.start else None,
        "where": {"name": event.place.name, "country": event.place.country} if event.place else None,
        "status": event.status,
        "articles": event.articles,
        "voices": event.voices,
        "reports": [
            {
                "article": telling.article.id,
                "report": telling.report.id,
                "outlet": telling.article.outlet,
                "published": str(telling.published) if telling.published else None,
                "factuality": telling.report.factuality,
                "speaker": party_object(telling.report.speaker),
                "sentences": list(telling.sentences),
            }
            for telling in event.tellings
        ],
    }
