"""resources/names/: countries, people, bodies and places with every form in which they are written; docs/decisions/names.md.

``names.json`` holds ``names`` (a row a name), ``arabic`` and ``english`` (first word -> [other words, flag, row numbers]),
``titles`` (folded words of an office -> its title), ``guards`` (kind of name -> words) and ``countries`` (alpha-3 -> alpha-2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from name_forms import SpellingRule, fold_words, nationality_forms, plural_forms, spell
from name_schema import Ambiguity, Body, City, CountryEntry, PeopleFile, Person, Title

from khabar.model import Sector

# How far a form can be trusted without context; the package reads the same numbers.
SAFE, GUARDED, ASKED = 0, 1, 2
NOT_COUNTRIES = frozenset({"IGO", "NGO"})
ENGLISH_WORD = re.compile(r"\w+")


class Ledger:
    """Names in order, and which forms stand for which of them."""

    def __init__(self, rules: list[SpellingRule]) -> None:
        self.rules = rules
        self.rows: list[list[Any]] = []
        self.arabic: dict[tuple[str, ...], dict[int, int]] = {}
        self.english: dict[tuple[str, ...], dict[int, int]] = {}

    def add(self, row: list[Any]) -> int:
        """The number of the new name ``[id, kind, name, english, country, sector, latitude, longitude, rank, offices]``."""
        self.rows.append(row)
        return len(self.rows) - 1

    def write_arabic(self, name: int, forms: Iterable[str], flag: int, foreign: bool = False) -> None:
        """Let every spelling of ``forms`` stand for ``name``; the more trusted flag wins."""
        for form in spell(forms, self.rules, foreign):
            flags = self.arabic.setdefault(fold_words(form), {})
            flags[name] = min(flag, flags.get(name, flag))

    def write_english(self, name: int, forms: Iterable[str], flag: int) -> None:
        """Let ``forms`` stand for ``name`` in English, without case and accents."""
        for form in forms:
            plain = "".join(c for c in unicodedata.normalize("NFKD", form.casefold()) if not unicodedata.combining(c))
            flags = self.english.setdefault(tuple(ENGLISH_WORD.findall(plain)), {})
            flags[name] = min(flag, flags.get(name, flag))

    def countries_of(self, words: tuple[str, ...]) -> set[str]:
        """The countries for which a form may stand, people's short forms left aside."""
        found = {self.rows[name][4] for name in self.arabic.get(words, ()) if self.rows[name][1] != "person"}
        return {country for country in found if country and country not in NOT_COUNTRIES}


def _index(forms: dict[tuple[str, ...], dict[int, int]]) -> dict[str, list[list[Any]]]:
    """First word -> [other words, flag, names], the longest first."""
    index: dict[str, list[list[Any]]] = {}
    for words, flags in sorted(forms.items()):
        for flag in sorted(set(flags.values())):
            names = sorted(name for name, its in flags.items() if its == flag)
            index.setdefault(words[0], []).append([" ".join(words[1:]), flag, *names])
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry[0].split()), entry[0]))
    return index


def _add_country(ledger: Ledger, entry: CountryEntry) -> None:
    """The country, its nationality, its capital and its seats."""
    code, name, english = entry.code, entry.ar[0], entry.en[0]
    country = ledger.add([entry.wikidata, "country", name, english, code, None, None, None, 1, []])
    ledger.write_arabic(country, entry.ar, SAFE, foreign=True)
    ledger.write_arabic(country, entry.guarded, GUARDED)
    ledger.write_english(country, entry.en, SAFE)
    nationality = ledger.add([entry.wikidata, "nationality", name, english, code, None, None, None, 1, []])
    for adjective in entry.nationality:
        ledger.write_arabic(nationality, nationality_forms(adjective), SAFE, foreign=True)
    for adjective in entry.guarded_nationality:
        ledger.write_arabic(nationality, nationality_forms(adjective), GUARDED)
    for plural in entry.plurals:
        ledger.write_arabic(nationality, plural_forms(plural), SAFE)
    ledger.write_english(nationality, entry.demonym_en, SAFE)
    if (capital := entry.capital) is not None:
        row: list[Any] = [None, "capital", capital.ar[0], capital.en, code, "GOV", capital.latitude, capital.longitude, 2, []]
        number = ledger.add(row)
        ledger.write_arabic(number, capital.ar, SAFE, foreign=True)
        ledger.write_arabic(number, capital.guarded, GUARDED)
        ledger.write_english(number, [capital.en], SAFE)
    for seat in entry.seats:
        number = ledger.add([None, "seat", seat.ar[0], seat.en, code, seat.sector, None, None, 2, []])
        ledger.write_arabic(number, seat.ar, SAFE, foreign=True)
        ledger.write_arabic(number, seat.guarded, GUARDED)
        ledger.write_english(number, [seat.en], SAFE)


def _add_person(ledger: Ledger, person: Person, foreign: bool, titles: dict[str, Title]) -> None:
    """The person with offices in the order of their beginning; the last one's country is the person's."""
    offices = sorted(person.offices, key=lambda office: office.since or date.min)
    rows = []
    for office in offices:
        if office.title not in titles:
            raise ValueError(f"{person.ar[0]}: titles.yaml has no '{office.title}'")
        sector = office.sector or titles[office.title].sector
        days = [day.isoformat() if day else None for day in (office.since, office.until)]
        rows.append([office.title, office.country, sector, *days])
    row = [person.id, "person", person.ar[0], person.en[0], rows[-1][1], rows[-1][2], None, None, person.rank, rows]
    number = ledger.add(row)
    ledger.write_arabic(number, person.ar + person.short, SAFE, foreign)
    ledger.write_arabic(number, person.guarded, GUARDED, foreign)
    ledger.write_arabic(number, person.asked, ASKED, foreign)
    ledger.write_english(number, person.en, SAFE)
    ledger.write_english(number, person.short_en, ASKED)


def _outlet_names(body: Body, kinds: set[str], of_states: set[tuple[str, ...]]) -> list[str]:
    """The names of an outlet without the word for what it is: "Al Jazeera" of "the channel Al Jazeera".

    Not where a country stands in them: without its "radio", "the radio of the Israeli army" is the army.
    """
    if body.sector is not Sector.MED:
        return []
    bare = [name for first, _, name in (form.partition(" ") for form in body.ar) if first in kinds and name]
    return [name for name in bare if not any(fold_words(word) in of_states for word in name.split())]


def _add_places_and_bodies(ledger: Ledger, cities: list[City], bodies: list[Body], kinds: set[str]) -> None:
    of_states = set(ledger.arabic)
    for city in cities:
        number = ledger.add([None, "city", city.ar[0], city.en, city.country, None, city.latitude, city.longitude, 4, []])
        ledger.write_arabic(number, city.ar, SAFE, foreign=True)
        ledger.write_arabic(number, city.guarded, GUARDED)
        ledger.write_english(number, [city.en], SAFE)
    for body in bodies:
        number = ledger.add([body.id, "body", body.ar[0], body.en[0], body.country, body.sector, None, None, 3, []])
        ledger.write_arabic(number, body.ar, SAFE, foreign=True)
        ledger.write_arabic(number, [*body.guarded, *_outlet_names(body, kinds, of_states)], GUARDED)
        ledger.write_english(number, body.en, SAFE)


def _check_ambiguity(ledger: Ledger, listed: list[Ambiguity], adjectives: Iterable[str]) -> None:
    """Raise ValueError for a form of two countries that is not listed, and for a listed one that is not of two."""
    known = set(adjectives)
    allowed: set[tuple[str, ...]] = set()
    for entry in listed:
        forms = list(nationality_forms(entry.form)) if entry.form in known else [entry.form]
        allowed |= {fold_words(form) for form in spell(forms, ledger.rules, foreign=True)}
        if not any(len(ledger.countries_of(fold_words(form))) > 1 for form in forms):
            raise ValueError(f"ambiguous.yaml: {entry.form} stands for one country")
    found = sorted(" ".join(words) for words in ledger.arabic if words not in allowed and len(ledger.countries_of(words)) > 1)
    if found:
        raise ValueError(f"forms of two countries: {'; '.join(found)}")


def _read(folder: Path, name: str) -> Any:
    return yaml.load((folder / name).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _title_words(titles: dict[str, Title]) -> dict[str, str]:
    return {" ".join(fold_words(words)): title.title for title in titles.values() for words in (title.title, *title.also)}


def build(resources: Path) -> dict[str, object]:
    """``names.json``."""
    folder = resources / "names"
    ledger = Ledger([SpellingRule.model_validate(rule) for rule in _read(folder, "spellings.yaml")])
    countries = [CountryEntry.model_validate(entry) for entry in _read(folder, "countries.yaml")]
    for country in countries:
        _add_country(ledger, country)
    titles = {entry["title"]: Title.model_validate(entry) for entry in _read(folder, "titles.yaml")}
    for path in sorted((folder / "people").glob("*.yaml")):
        people = PeopleFile.model_validate(_read(path.parent, path.name))
        for person in people.people:
            _add_person(ledger, person, people.foreign, titles)
    cities = [City.model_validate(entry) for path in sorted((folder / "places").glob("*.yaml")) for entry in _read(path.parent, path.name)]
    bodies = [Body.model_validate(entry) for path in sorted((folder / "bodies").glob("*.yaml")) for entry in _read(path.parent, path.name)]
    _add_places_and_bodies(ledger, cities, bodies, set(_read(folder, "guards.yaml")["body"]))
    listed = [Ambiguity.model_validate(entry) for entry in _read(folder, "ambiguous.yaml")]
    _check_ambiguity(ledger, listed, (adjective for country in countries for adjective in country.nationality))
    guards = {kind: sorted({" ".join(fold_words(word)) for word in words}) for kind, words in _read(folder, "guards.yaml").items()}
    return {
        "names.json": {
            "names": ledger.rows,
            "arabic": _index(ledger.arabic),
            "english": _index(ledger.english),
            "titles": _title_words(titles),
            "guards": guards,
            "countries": {country.code: country.alpha2 for country in countries},
        }
    }
