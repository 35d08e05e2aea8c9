"""khabar search: events by words, parties, type, status, speaker, place and days."""

from __future__ import annotations

import json

from khabar.cli.asking import Asked, open_view, wants_json
from khabar.cli.show import events_table, open_console
from khabar.export.events import event_object
from khabar.relate.record import events


def search_events(asked: Asked, as_of: str | None, clock: str, limit: int, db: str | None, to: str) -> None:
    """Print the newest ``limit`` events as a table (``text``) or as JSON."""
    as_json = wants_json(to)
    with open_view(db, as_of, clock) as view:
        found = tuple(events(view, asked.query(), limit, newest_first=True))
    if as_json:
        print(json.dumps({"events": [event_object(event) for event in found]}, ensure_ascii=False, indent=1))
        return
    console = open_console()
    console.print(events_table(found, asked.text or "events"))
    more = f"; the newest {limit} are shown, khabar export gives all" if len(found) == limit else ""
    console.print(f"{len(found)} events{more}")
