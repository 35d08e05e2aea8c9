"""GDELT 2.0's table of events: 61 columns, divided by tabs, no header (docs/formats.md tells which are filled).

GDELT has no status and no unknown day: what happened, on a day that is known, is written, and the rest is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from khabar.data import load
from khabar.export.titles import addresses_of
from khabar.export.xml_text import clean
from khabar.model import Event, EventType, Factuality, Party, Place, Sector
from khabar.relate.scores import quad_of, score_of

QUAD_CLASS = {"verbal cooperation": "1", "material cooperation": "2", "verbal conflict": "3", "material conflict": "4"}
PLACE_COLUMNS, ACTOR_COLUMNS = 8, 10
COUNTRY, CITY_OF_USA, CITY_OF_WORLD = "1", "3", "4"  # GDELT's kinds of place
GROUPS = ("IGO", "NGO")  # stand where a country would, and are no country
ID_DIGITS = 15  # hexadecimal ones of an event's id: 60 bits, which every reader's integers hold
NO_STATUS = "it has no way to say that one has not happened"
NO_DAY = "it has no way to leave a day unknown"


def write_gdelt(events: Iterable[Event], out: BinaryIO) -> str | None:
    """A line an event that happened on one known day; returns what was left out, in words."""
    left_out: Counter[str] = Counter()
    for event in events:
        day = _day(event)
        if event.status is not Factuality.HAPPENED:
            left_out[NO_STATUS] += 1
        elif day is None:
            left_out[NO_DAY] += 1
        else:
            out.write("\t".join(" ".join(clean(value).split()) for value in _columns(event, day)).encode() + b"\n")
    reasons = "; ".join(f"{count} events were left out of GDELT's table: {reason}" for reason, count in sorted(left_out.items()))
    return reasons or None


def _day(event: Event) -> date | None:
    """The day of ``event``; None where it is unknown, or is known only to lie in a longer time."""
    when = event.when
    return when.start if when and when.start == when.end else None


def _columns(event: Event, day: date) -> list[str]:
    code = _cameo(event.event, event.mode)
    first, second = (event.actor, event.recipient) if event.recipient else (event.actor[:1], event.actor[1:])
    return [
        str(int(event.id[:ID_DIGITS], 16)),
        f"{day:%Y%m%d}",
        f"{day:%Y%m}",
        f"{day:%Y}",
        f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",  # as GDELT counts it
        *_actor(first),
        *_actor(second),
        "1",  # IsRootEvent
        code,
        code[:3],
        code[:2],
        QUAD_CLASS[quad_of(event.event)],
        f"{score_of(event.event, event.mode):.1f}",
        str(len(event.tellings)),
        str(event.voices),
        str(event.articles),
        "",  # AvgTone
        *[""] * PLACE_COLUMNS * 2,
        *_place(event.place),
        f"{min(telling.learned for telling in event.tellings):%Y%m%d%H%M%S}",
        next(iter(addresses_of(event)), ""),
    ]


def _cameo(event: EventType, mode: str | None) -> str:
    """The code of a mode, else of its type; from resources/plover."""
    entry: Any = load("plover.json")["cameo"][event.value]
    return str(entry["modes"].get(mode, entry["code"]))


def _actor(side: tuple[Party, ...]) -> list[str]:
    """The first party of a side: code, name, country, six that are not known or second to it, and its kind in the third from the end."""
    if not side:
        return [""] * ACTOR_COLUMNS
    party = side[0]
    country = party.country if party.country and party.country not in GROUPS else ""
    kind = "" if party.sector is Sector.UNK else party.sector.value
    if party.country in GROUPS and not kind:
        kind = party.country
    return [f"{country}{kind}", party.name or party.text, country, "", "", "", "", kind, "", ""]


def _place(place: Place | None) -> list[str]:
    """Kind, name and degrees; GDELT's own codes of countries and regions (FIPS, GNS) are not known."""
    if place is None:
        return [""] * PLACE_COLUMNS
    kind = ""
    if place.rule == "place.country":
        kind = COUNTRY
    elif place.latitude is not None:
        kind = CITY_OF_USA if place.country == "USA" else CITY_OF_WORLD
    degrees = ["" if value is None else str(value) for value in (place.latitude, place.longitude)]
    return [kind, place.name, "", "", "", *degrees, ""]
