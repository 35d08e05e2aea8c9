"""Known names in a text: countries, nationalities, capitals, seats of power, persons, bodies and cities, from resources/names."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from khabar.analyse.name_data import Entry, Kind, Name, Office, forms_of, guard_words, name_at
from khabar.analyse.quotes import is_mark
from khabar.analyse.tokens import WORDS_KEPT, Reading, Token, find_tokens, read_word
from khabar.data import load
from khabar.model import Mention, Party, Sector, Span

__all__ = [
    "Kind",
    "Name",
    "NameHit",
    "Office",
    "country_code",
    "find_english_names",
    "find_holders",
    "find_names",
    "find_parties",
    "great_circle_km",
    "likeliest",
    "office_on",
    "sector_on",
    "title_of",
]

# What the builder writes beside a form: safe alone, safe behind a word of `guards`, or meant in questions only.
SAFE, GUARDED = 0, 1
GUARD_OF_KIND = {"person": "person", "nationality": "nationality", "body": "body"}  # all else: "place"
HYPHENS = frozenset("-‐‑–")
# A prefix cut off a short word leaves too many chance finds.
SHORTEST_CUT_FORM = 3  # letters
EARTH_RADIUS_KM = 6371.0  # the mean radius
ENGLISH_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NameHit:
    """Tokens ``first`` to ``last`` (inclusive) that write a name; ``span`` leaves the ``proclitics`` of the first one out.

    ``candidates`` come most likely first. ``safe`` is False for a form that is also a common word, or too short to stand alone,
    and that nothing right before it confirms: count it only where something else in the article does.
    """

    first: int
    last: int
    span: Span
    proclitics: str
    candidates: tuple[Name, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """The entries of one length that begin at a token."""

    reading: Reading
    last: int
    entries: list[tuple[int, tuple[int, ...]]]  # flag, rows


def _end_of(tokens: Sequence[Token], first: int, rest: tuple[str, ...]) -> int | None:
    """The index of the last token where ``rest`` follows ``first``, hyphens inside passed over."""
    at = first
    for word in rest:
        at += 1
        if at < len(tokens) and tokens[at].fold in HYPHENS:
            at += 1
        if at >= len(tokens) or tokens[at].fold != word:
            return None
    return at


@lru_cache(maxsize=WORDS_KEPT)
def _beginnings(form: str) -> tuple[tuple[Reading, list[Entry]], ...]:
    """The entries that each reading of a folded word begins, the longest first; most words begin none."""
    readings = (reading for reading in read_word(form)[1] if not reading.proclitics or len(reading.form) >= SHORTEST_CUT_FORM)
    found = ((reading, forms_of("arabic").get(reading.form)) for reading in readings)
    return tuple((reading, entries) for reading, entries in found if entries)


def _longest(tokens: Sequence[Token], at: int) -> _Found | None:
    """The longest entries that begin at token ``at``; of equals, those with the fewest prefixes cut."""
    best: _Found | None = None
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    hyphened = behind in HYPHENS
    for reading, entries in _beginnings(tokens[at].fold):
        matched = -1  # other words of the longest entry that stands here
        for rest, flag, numbers in entries:
            if len(rest) < matched:
                break
            if rest and rest[0] != behind and not hyphened:
                continue
            if (last := _end_of(tokens, at, rest)) is None:
                continue
            matched = len(rest)
            if best is None or last > best.last:
                best = _Found(reading, last, [])
            if best.reading is reading:
                best.entries.append((flag, numbers))
    return best


def _is_guarded(name: Name, tokens: Sequence[Token], at: int) -> bool:
    """True where the word before token ``at`` is one behind which a name of this kind is meant."""
    before = at - 1
    while before > 0 and is_mark(tokens[before].text):
        before -= 1
    if before < 0:
        return False
    words = guard_words()[GUARD_OF_KIND.get(name.kind, "place")]
    return any(reading.form in words for reading in tokens[before].readings)


def _judge(found: _Found, tokens: Sequence[Token], at: int) -> tuple[tuple[Name, ...], bool]:
    """The candidates, most likely first, and whether they are safe; safe ones drive out the others."""
    safe: list[Name] = []
    doubtful: list[Name] = []
    for flag, numbers in found.entries:
        for name in map(name_at, numbers):
            trusted = flag == SAFE or (flag == GUARDED and _is_guarded(name, tokens, at))
            (safe if trusted else doubtful).append(name)
    names = safe or doubtful
    return tuple(sorted(names, key=lambda name: name.rank)), bool(safe)


def find_names(tokens: Sequence[Token]) -> tuple[NameHit, ...]:
    """All names in ``tokens`` (of one text, in order) that do not overlap, the longest from the left; linear in their number."""
    hits = []
    at = 0
    while at < len(tokens):
        found = _longest(tokens, at) if tokens[at].is_word else None
        if found is None:
            at += 1
            continue
        candidates, safe = _judge(found, tokens, at)
        start = tokens[at].start + _width(tokens[at].text, len(found.reading.proclitics))
        hits.append(NameHit(at, found.last, Span(start, tokens[found.last].end), found.reading.proclitics, candidates, safe))
        at = found.last + 1
    return tuple(hits)


def _width(text: str, letters: int) -> int:
    """The code points that the first ``letters`` letters of ``text`` take, marks between them counted."""
    at = 0
    while letters or (at < len(text) and not text[at].isalpha()):
        letters -= text[at].isalpha()
        at += 1
    return at if at else 0


def find_english_names(text: str) -> tuple[NameHit, ...]:
    """The names in an English text, the longest from the left; ``first`` and ``last`` count its words.

    A surname alone is not safe: several people may share it.
    """
    words = list(ENGLISH_WORD.finditer(text))
    plain = [_plain(word.group()) for word in words]
    hits = []
    at = 0
    while at < len(words):
        entries = [
            (len(rest), flag, numbers)
            for rest, flag, numbers in forms_of("english").get(plain[at], ())
            if tuple(plain[at + 1 : at + 1 + len(rest)]) == rest
        ]
        if not entries:
            at += 1
            continue
        length, flag = entries[0][0], min(flag for size, flag, _ in entries if size == entries[0][0])
        names = sorted({n for size, _, numbers in entries if size == length for n in numbers})
        candidates = tuple(sorted(map(name_at, names), key=lambda name: name.rank))
        span = Span(words[at].start(), words[at + length].end())
        hits.append(NameHit(at, at + length, span, "", candidates, flag == SAFE))
        at += length + 1
    return tuple(hits)


def _plain(word: str) -> str:
    """An English word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def country_code(text: str) -> str | None:
    """The alpha-3 code of a country given by its alpha-3 or alpha-2 code or its Arabic or English name; None where it is none."""
    countries: dict[str, str] = load("names.json")["countries"]
    given = text.strip().upper()
    if given in countries:
        return given
    for code, short in countries.items():
        if short == given:
            return code
    tokens = find_tokens(text)
    for hits, length in ((find_names(tokens), len(tokens)), (find_english_names(text), len(ENGLISH_WORD.findall(text)))):
        if hits and hits[0].first == 0 and hits[0].last == length - 1 and not hits[0].proclitics:
            for name in hits[0].candidates:
                if name.kind == "country":
                    return name.country
    return None


def great_circle_km(a_latitude: float, a_longitude: float, b_latitude: float, b_longitude: float) -> float:
    """The distance over the ground between two points in degrees north and east, in kilometres."""
    a, b = math.radians(a_latitude), math.radians(b_latitude)
    half_chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(b_longitude - a_longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half_chord))


def office_on(name: Name, day: date | None) -> Office | None:
    """The office held on ``day``, else the last one begun by then, else the first known; the last one where no day is given."""
    if not name.offices:
        return None
    if day is None:
        return name.offices[-1]
    held = [office for office in name.offices if office.held_on(day)]
    begun = [office for office in name.offices if office.since is None or office.since <= day]
    return (held or begun or list(name.offices[:1]))[-1]


def sector_on(name: Name, day: date | None) -> Sector:
    """The sector of ``office_on``; for other names their own, GOV for countries and nationalities."""
    office = office_on(name, day)
    return office.sector if office else name.sector or Sector.GOV


@cache
def _holders() -> dict[tuple[str, str], tuple[int, ...]]:
    """(country, title) -> rows of the persons who held it."""
    holders: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(load("names.json")["names"]):
        for title, country, *_ in row[9]:
            holders.setdefault((country, title), []).append(number)
    return {office: tuple(dict.fromkeys(numbers)) for office, numbers in holders.items()}


def title_of(words: str) -> str | None:
    """The title in titles.yaml that ``words`` write, in either gender and without the nationality; None where they write none."""
    title: str | None = load("names.json")["titles"].get(" ".join(token.fold for token in find_tokens(words)))
    return title


def find_holders(country: str, title: str, day: date) -> tuple[Name, ...]:
    """Who held an office (a title of titles.yaml) of ``country`` on ``day``; those whose known term began last come first."""
    found: list[tuple[date, Name]] = []
    for name in map(name_at, _holders().get((country, title), ())):
        terms = [office for office in name.offices if (office.country, office.title) == (country, title) and office.held_on(day)]
        if terms:
            found.append((max(office.since or date.min for office in terms), name))
    return tuple(name for _, name in sorted(found, key=lambda pair: pair[0], reverse=True))


def likeliest(candidates: Sequence[Name], day: date | None) -> Name:
    """The candidate meant on ``day``: who then held an office before who did not, then the lower rank, then the order given."""

    def idle(name: Name) -> bool:
        return day is not None and bool(name.offices) and not any(office.held_on(day) for office in name.offices)

    return min(candidates, key=lambda name: (idle(name), name.rank))


def _party(name: Name, text: str, day: date | None) -> Party:
    office = office_on(name, day)
    return Party(text, office.country if office else name.country, sector_on(name, day), name.name, name.id)


def find_parties(text: str, day: date | None, language: str = "ar") -> tuple[Mention, ...]:
    """The parties that a question names, in order; short forms count as the one most likely meant on ``day``."""
    hits = find_english_names(text) if language == "en" else find_names(find_tokens(text))
    return tuple(_mentions(text, hits, day))


def _mentions(text: str, hits: Sequence[NameHit], day: date | None) -> Iterator[Mention]:
    chains: dict[tuple[str, str | None], int] = {}
    for hit in hits:
        name = likeliest(hit.candidates, day)
        chain = chains.setdefault((name.name, name.country), len(chains))
        yield Mention(hit.span, _party(name, hit.span.of(text), day), chain, f"name-{name.kind}")
