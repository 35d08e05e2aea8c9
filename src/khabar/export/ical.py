"""iCalendar (RFC 5545): meetings and visits on known days, planned, held or called off.

``SEQUENCE`` counts how often the status changed along the tellings, so that a calendar which subscribes takes the newest word.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import BinaryIO

from icalendar import Event as Entry

from khabar.export.titles import days_of_event, telling_lines, title_of
from khabar.export.xml_text import clean
from khabar.model import Event, EventType, Factuality

STATUS = {
    Factuality.HAPPENED: "CONFIRMED",
    Factuality.PLANNED: "CONFIRMED",
    Factuality.POSSIBLE: "TENTATIVE",
    Factuality.DENIED: "CANCELLED",
    Factuality.CANCELLED: "CANCELLED",
}


def write_ical(events: Iterable[Event], out: BinaryIO) -> str | None:
    """A calendar of all CONSULT events on known days; returns what was left out, in words."""
    left_out = 0
    out.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Khabar//Khabar//EN\r\nCALSCALE:GREGORIAN\r\n")
    for event in events:
        if event.event is not EventType.CONSULT or event.when is None or event.when.start is None or event.when.end is None:
            left_out += 1
            continue
        out.write(_entry(event).to_ical())
    out.write(b"END:VCALENDAR\r\n")
    return f"{left_out} events were left out: they are no meetings, or their days are unknown" if left_out else None


def _entry(event: Event) -> Entry:
    assert event.when is not None and event.when.start is not None and event.when.end is not None
    entry = Entry()
    entry.add("uid", f"{event.id}@khabar")
    entry.add("dtstamp", max(telling.learned for telling in event.tellings))
    entry.add("dtstart", event.when.start)
    entry.add("dtend", event.when.end + timedelta(days=1))
    entry.add("summary", clean(title_of(event)))
    entry.add("description", clean("\n".join((days_of_event(event), *telling_lines(event)))))
    entry.add("status", STATUS[event.status])
    entry.add(
        "sequence", sum(a.report.factuality is not b.report.factuality for a, b in zip(event.tellings, event.tellings[1:], strict=False))
    )
    entry.add("x-khabar-status", event.status.value)
    entry.add("x-khabar-precision", event.when.precision.value)
    if event.place:
        entry.add("location", clean(event.place.name))
    return entry
