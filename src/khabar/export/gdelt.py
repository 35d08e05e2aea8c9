"""GDELT 2.0's table of events: 61 columns, divided by tabs, no header (docs/formats.md tells which are filled).

GDELT has no status and no unknown day: what happened, on a day that is known, is written, and the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from khabar.export.xml_text import clean
from khabar.model import Event, EventType, Factuality, Party
from khabar.relate.scores import quad_of, score_of

# The root of CAMEO that PLOVER's types were made from (PLOVER's own table); a type of several roots has the one that is most of it.
CAMEO_ROOT = {
    EventType.AGREE: "03",
    EventType.CONSULT: "04",
    EventType.SUPPORT: "05",
    EventType.COOPERATE: "06",
    EventType.AID: "07",
    EventType.CONCEDE: "08",
    EventType.RETREAT: "08",
    EventType.REQUEST: "10",
    EventType.ACCUSE: "11",
    EventType.REJECT: "12",
    EventType.THREATEN: "13",
    EventType.PROTEST: "14",
    EventType.MOBILIZE: "15",
    EventType.SANCTION: "16",
    EventType.COERCE: "17",
    EventType.ASSAULT: "18",
}
QUAD_CLASS = {"verbal cooperation": "1", "material cooperation": "2", "verbal conflict": "3", "material conflict": "4"}
PLACE_COLUMNS, ACTOR_COLUMNS = 8, 10
CITY = "4"  # GDELT's kind of place: a city outside the United States


def write_gdelt(events: Iterable[Event], out: BinaryIO) -> str | None:
    """A line an event that happened on a known day; returns what was left out, in words."""
    left_out = 0
    for event in events:
        if event.status is not Factuality.HAPPENED or event.when is None or event.when.start is None:
            left_out += 1
            continue
        out.write("\t".join(" ".join(clean(value).split()) for value in _columns(event)).encode() + b"\n")
    return (
        f"{left_out} events were left out: GDELT has no way to say that one has not happened or that its day is unknown"
        if left_out
        else None
    )


def _columns(event: Event) -> list[str]:
    assert event.when is not None and event.when.start is not None
    day = event.when.start
    root = CAMEO_ROOT[event.event]
    first, second = (event.actor, event.recipient) if event.recipient else (event.actor[:1], event.actor[1:])
    days = [telling.published for telling in event.tellings if telling.published]
    urls = [telling.article.url for telling in event.tellings if telling.article.url]
    return [
        event.id,
        f"{day:%Y%m%d}",
        f"{day:%Y%m}",
        f"{day:%Y}",
        f"{day.year + (day.timetuple().tm_yday / 366):.4f}",
        *_actor(first),
        *_actor(second),
        "1",  # IsRootEvent
        root,
        root,
        root,
        QUAD_CLASS[quad_of(event.event)],
        f"{score_of(event.event, event.mode):.1f}",
        str(len(event.tellings)),
        str(event.voices),
        str(event.articles),
        "",  # AvgTone
        *[""] * PLACE_COLUMNS * 2,
        *_place(event),
        f"{min(days):%Y%m%d}000000" if days else "",
        urls[0] if urls else "",
    ]


def _actor(side: tuple[Party, ...]) -> list[str]:
    if not side:
        return [""] * ACTOR_COLUMNS
    party, code = side[0], side[0].country or ""
    return [f"{code}{party.sector}" if code else party.sector, party.name or party.text, code, "", "", "", "", party.sector, "", ""]


def _place(event: Event) -> list[str]:
    place = event.place
    if place is None:
        return [""] * PLACE_COLUMNS
    known = place.latitude is not None and place.longitude is not None
    return [CITY if known else "1", place.name, "", "", "", str(place.latitude or ""), str(place.longitude or ""), ""]
