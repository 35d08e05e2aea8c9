"""The words around which the name of a party is built, from resources/ar/parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.analyse.text import letters
from khabar.analyse.tokens import WORDS_KEPT, Token, read_word
from khabar.data import load
from khabar.model import Sector

Entry = tuple[tuple[str, ...], str, str, str]  # the other words of a head, its rule, its lemma and its key


@dataclass(frozen=True, slots=True)
class HeadKind:
    """What all heads of one rule share; ``default`` says whose it is where no country is told."""

    kind: str  # office, body, group or site
    sector: Sector
    needs_country: bool
    default: str  # home, army, rebels, last, theatre, nongovernmental or none
    country: str | None
    with_country: Sector | None
    among: tuple[str, ...]  # the countries that "home" may mean; any where empty
    adjectival: bool  # an adjective as often as a noun


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a party's name; ``owned`` is one with the pronoun of its owner.

    ``lemma`` is its form without the article; heads of one ``key`` ("ministry of foreign affairs", "foreign affairs") name one body.
    """

    lemma: str
    key: str
    rule: str
    length: int  # words
    proclitics: str
    definite: bool
    owned: bool
    of: HeadKind

    @property
    def kind(self) -> str:
        """Office, body, group or site."""
        return self.of.kind

    @property
    def sector(self) -> Sector:
        """The part that it plays."""
        return self.of.sector


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists of parties.json: fields, links, own, names, called, kunya, counts, binders, inside, arms, common."""
    return frozenset(load("parties.json")[name])


@cache
def branch_words() -> dict[str, Sector]:
    """Words behind officials that tell of which branch they are, folded, with its sector."""
    return {word: Sector(sector) for word, sector in load("parties.json")["branches"].items()}


@cache
def pair_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words for two persons, and for two states, named before."""
    pairs = load("parties.json")["pairs"]
    return frozenset(pairs["persons"]), frozenset(pairs["states"])


@cache
def _kinds() -> dict[str, HeadKind]:
    return {
        rule: HeadKind(kind, Sector(sector), needs, default, country, Sector(told) if told else None, tuple(among), adjectival)
        for rule, (kind, sector, needs, default, country, told, among, adjectival) in load("parties.json")["kinds"].items()
    }


@cache
def _heads(name: str) -> dict[str, tuple[Entry, ...]]:
    """First word to the rest of each head that begins with it, longest first; ``name`` is "heads" or "owned"."""
    heads: dict[str, list[Entry]] = {}
    for form, (rule, lemma, key) in load("parties.json")[name].items():
        first, *rest = form.split(" ")
        heads.setdefault(first, []).append((tuple(rest), rule, lemma, key))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in heads.items()}


@lru_cache(maxsize=WORDS_KEPT)
def _beginnings(form: str) -> tuple[tuple[tuple[str, ...], Head], ...]:
    """The heads that a folded word begins, in the order in which they are to be tried, each with its other words; most begin none."""
    found = []
    for name in ("heads", "owned"):
        for reading in read_word(form)[1]:
            for rest, rule, lemma, key in _heads(name).get(reading.form, ()):
                definite = any(word.startswith(letters().article) for word in (reading.form, *rest))
                head = Head(lemma, key, rule, len(rest) + 1, reading.proclitics, definite, name == "owned", _kinds()[rule])
                found.append((rest, head))
    return tuple(found)


def head_at(tokens: Sequence[Token], at: int) -> Head | None:
    """The longest head that begins at token ``at``, or None."""
    if not tokens[at].is_word:
        return None
    for rest, head in _beginnings(tokens[at].fold):
        if all(at + n < len(tokens) and tokens[at + n].fold == word for n, word in enumerate(rest, 1)):
            return head
    return None
