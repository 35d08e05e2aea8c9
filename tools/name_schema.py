"""What each entry of resources/names must hold; docs/decisions/names.md."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from khabar.model import Sector

Country = str | None


class Entry(BaseModel):
    """What all entries share: nothing beyond the schema."""

    model_config = ConfigDict(extra="forbid")


class Located(Entry):
    """A place. Degrees north and east."""

    ar: list[str] = Field(min_length=1)
    guarded: list[str] = []
    en: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class City(Located):
    """A city, region or front-line town."""

    country: Country


class Seat(Entry):
    """A palace, a ministry's building or a street that stands for a government."""

    ar: list[str] = Field(min_length=1)
    guarded: list[str] = []
    en: str
    sector: Sector = Sector.GOV


class CountryEntry(Entry):
    """A country with its nationality, capital and seats of power."""

    code: str = Field(pattern=r"^[A-Z]{3}$")
    alpha2: str = Field(pattern=r"^[A-Z]{2}$")
    wikidata: str = Field(pattern=r"^Q\d+$")
    en: list[str] = Field(min_length=1)
    ar: list[str] = Field(min_length=1)
    guarded: list[str] = []
    nationality: list[str] = []
    guarded_nationality: list[str] = []
    plurals: list[str] = []
    demonym_en: list[str] = []
    capital: Located | None = None
    seats: list[Seat] = []


class Office(Entry):
    """An office held from one day to another; None where a day is unknown or the term goes on."""

    title: str
    country: str
    sector: Sector | None = None
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        """A term ends after it begins."""
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"{self.title} of {self.country}: {self.since} is after {self.until}")
        return self


class Person(Entry):
    """A person. ``short`` forms are safe alone, ``guarded`` ones behind a title, ``asked`` ones in questions only."""

    id: str | None = Field(None, pattern=r"^Q\d+$")
    ar: list[str] = Field(min_length=1)
    short: list[str] = []
    guarded: list[str] = []
    asked: list[str] = []
    en: list[str] = Field(min_length=1)
    short_en: list[str] = []
    rank: int = Field(5, ge=1, le=9)  # 1 is meant first where a short form is shared
    offices: list[Office] = Field(min_length=1)


class PeopleFile(Entry):
    """The people of one country or region; ``foreign`` says whether their names are other than Arabic."""

    foreign: bool
    people: list[Person]


class Body(Entry):
    """A body, group, party, agency or outlet with a name of its own."""

    id: str | None = Field(None, pattern=r"^Q\d+$")
    ar: list[str] = Field(min_length=1)
    guarded: list[str] = []
    en: list[str] = Field(min_length=1)
    country: Country
    sector: Sector
    kind: str


class Title(Entry):
    """An office's title, the other words for it, and its usual sector."""

    title: str
    also: list[str] = []
    en: str
    sector: Sector


class Ambiguity(Entry):
    """A form that may stand for more than one country."""

    form: str
    note: str
