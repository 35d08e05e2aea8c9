"""The values that a correction sets, from the JSON that exports show: ValueError or KeyError where they are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from khabar.model import EventType, Factuality, Party, Place, Precision, Report, Sector, When

RULE = "correction"  # what a person set has no rule of the coder
MOST_LETTERS = 300  # of a name


def values_of(told: Report, fields: dict[str, Any]) -> dict[str, Any]:
    """The values of a report's fields for ``fields`` of JSON values. Spans of what a person set are those of the report's trigger."""
    return {name: READERS[name](value, told) for name, value in fields.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > MOST_LETTERS:
        raise ValueError(f"no name of 1 to {MOST_LETTERS} letters: {str(value)[:40]!r}")
    return value.strip()


def _party(value: Any) -> Party:
    country, name, wikidata = (value.get(key) for key in ("country", "name", "id"))
    return Party(
        _text(value["text"]),
        _text(country) if country else None,
        Sector(value.get("sector") or "UNK"),
        _text(name) if name else None,
        _text(wikidata) if wikidata else None,
    )


def _parties(value: Any, _: Report) -> tuple[Party, ...]:
    if not isinstance(value, list):
        raise ValueError("parties are a list")
    return tuple(_party(each) for each in value)


def _when(value: Any, told: Report) -> When | None:
    if value is None:
        return None
    start, end = date.fromisoformat(value["start"]), date.fromisoformat(value.get("end") or value["start"])
    if end < start:
        raise ValueError(f"{end} is before {start}")
    return When(told.trigger, start, end, Precision.DAY if start == end else Precision.RANGE, RULE)


def _place(value: Any, told: Report) -> Place | None:
    if value is None:
        return None
    return Place(told.trigger, _text(value["name"]), value.get("country"), value.get("latitude"), value.get("longitude"), RULE)


# Spans and ids cannot be set: they say where the words stand.
READERS: dict[str, Callable[[Any, Report], Any]] = {
    "event": lambda value, _: EventType(value),
    "mode": lambda value, _: _text(value) if value is not None else None,
    "factuality": lambda value, _: Factuality(value),
    "actor": _parties,
    "recipient": _parties,
    "speaker": lambda value, _: _party(value) if value is not None else None,
    "when": _when,
    "place": _place,
}
