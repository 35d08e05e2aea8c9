"""iCalendar (RFC 5545): meetings and visits on known days, planned, held or called off.

``SEQUENCE`` counts how often the status changed along the tellings, so that a calendar which subscribes takes the newest word.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import BinaryIO

from icalendar import Event as Entry
from icalendar import vUri

from khabar.export.days import days_text
from khabar.export.titles import addresses_of, telling_lines, title_of
from khabar.export.xml_text import clean
from khabar.model import Event, EventType, Factuality, Precision, When

STATUS = {
    Factuality.HAPPENED: "CONFIRMED",
    Factuality.PLANNED: "TENTATIVE",  # what is to come may not
    Factuality.POSSIBLE: "TENTATIVE",
    Factuality.DENIED: "CANCELLED",
    Factuality.CANCELLED: "CANCELLED",
}
# Of these an entry from the first to the last day says what is known; of the others the title says that it is some day of theirs.
EXACT = (Precision.DAY, Precision.RANGE)


def write_ical(events: Iterable[Event], out: BinaryIO) -> str | None:
    """A calendar of all CONSULT events on known days; returns what was left out, in words."""
    left_out = 0
    out.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Khabar//Khabar//EN\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:Khabar\r\n")
    for event in events:
        if event.event is EventType.CONSULT and event.when and event.when.start and event.when.end:
            out.write(_entry(event, event.when).to_ical())
        else:
            left_out += 1
    out.write(b"END:VCALENDAR\r\n")
    return f"{left_out} events were left out: they are no meetings, or their days are unknown" if left_out else None


def _entry(event: Event, when: When) -> Entry:
    assert when.start is not None and when.end is not None
    entry = Entry()
    entry.add("uid", f"{event.id}@khabar")
    entry.add("dtstamp", max(telling.learned for telling in event.tellings))
    entry.add("dtstart", when.start)
    if when.end < date.max:  # the last day of all has no day after it to end before
        entry.add("dtend", when.end + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")  # other people's meetings take none of the reader's time
    entry.add("summary", _text(title_of(event) if when.precision in EXACT else f"{title_of(event)} (some day of this {when.precision})"))
    addresses = addresses_of(event)
    entry.add("description", _text("\n".join((days_text(when), *telling_lines(event), *addresses))))
    if addresses:
        entry.add("url", vUri(addresses[0]))
    entry.add("status", STATUS[event.status])
    entry.add("sequence", sum(one.report.factuality is not next_.report.factuality for one, next_ in pairwise(event.tellings)))
    entry.add("x-khabar-status", event.status.value)
    entry.add("x-khabar-precision", when.precision.value)
    entry.add("x-khabar-rule", _text(when.rule))
    if event.place:
        entry.add("location", _text(event.place.name))
    return entry


def _text(text: str) -> str:
    """``text`` without what XML forbids, and with one kind of line end: some readers take the others for the end of the property."""
    return "\n".join(clean(text).splitlines())
