"""The rows of names.json as records, each made when it is first met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from khabar.data import load
from khabar.model import Sector

Kind = Literal["country", "nationality", "capital", "seat", "person", "body", "city"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from ``since`` to ``until``, both inclusive; None where the day is unknown or the term goes on."""

    title: str
    country: str
    sector: Sector
    since: date | None
    until: date | None

    def held_on(self, day: date) -> bool:
        """True unless ``day`` lies outside what is known of the term."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Name:
    """One entry of resources/names; of those that share a form, the lowest ``rank`` is meant first.

    ``country`` is alpha-3, IGO, NGO or None; degrees count north and east.
    """

    id: str | None
    kind: Kind
    name: str
    english: str
    country: str | None
    sector: Sector | None
    latitude: float | None
    longitude: float | None
    rank: int
    offices: tuple[Office, ...]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@cache
def name_at(number: int) -> Name:
    """The name in row ``number``, made when it is first met."""
    identifier, kind, name, english, country, sector, latitude, longitude, rank, offices = load("names.json")["names"][number]
    held = tuple(Office(title, where, Sector(part), _day(since), _day(until)) for title, where, part, since, until in offices)
    return Name(identifier, kind, name, english, country, Sector(sector) if sector else None, latitude, longitude, rank, held)


@cache
def names_of_persons() -> frozenset[str]:
    """The names of all persons in the list."""
    return frozenset(name for _, kind, name, *_ in load("names.json")["names"] if kind == "person")


Entry = tuple[tuple[str, ...], int, tuple[int, ...]]  # the other words of a form, its flag, the rows that it may mean


@cache
def forms_of(language: str) -> dict[str, list[Entry]]:
    """First folded word -> (other words, flag, rows), the longest first; ``language`` is "arabic" or "english"."""
    return {
        first: [(tuple(rest.split()), flag, tuple(numbers)) for rest, flag, *numbers in entries]
        for first, entries in load("names.json")[language].items()
    }


@cache
def guard_words() -> dict[str, frozenset[str]]:
    """Kind of name -> the folded words behind which a guarded form of it is safe."""
    return {kind: frozenset(words) for kind, words in load("names.json")["guards"].items()}
