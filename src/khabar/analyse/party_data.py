"""The words around which the name of a party is built, from resources/ar/parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.analyse.tokens import Token
from khabar.data import load
from khabar.model import Sector


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a party's name: ``kind`` is office, body or group; ``lemma`` its form without the article."""

    kind: str
    sector: Sector
    lemma: str
    rule: str
    length: int  # words
    proclitics: str
    definite: bool
    needs_country: bool


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists of parties.json: fields, links, own, names, common."""
    return frozenset(load("parties.json")[name])


@cache
def pair_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words for two persons, and for two states, named before."""
    pairs = load("parties.json")["pairs"]
    return frozenset(pairs["persons"]), frozenset(pairs["states"])


@cache
def _heads() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, str, str, str, bool]], ...]]:
    """First word to the rest of each head that begins with it, longest first."""
    heads: dict[str, list[tuple[tuple[str, ...], tuple[str, str, str, str, bool]]]] = {}
    for form, (kind, sector, lemma, rule, needs) in load("parties.json")["heads"].items():
        first, *rest = form.split(" ")
        heads.setdefault(first, []).append((tuple(rest), (kind, sector, lemma, rule, needs)))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in heads.items()}


def head_at(tokens: Sequence[Token], at: int) -> Head | None:
    """The longest head that begins at token ``at``, or None."""
    heads = _heads()
    for reading in tokens[at].readings:
        for rest, (kind, sector, lemma, rule, needs) in heads.get(reading.form, ()):
            if all(at + n < len(tokens) and tokens[at + n].fold == word for n, word in enumerate(rest, 1)):
                definite = reading.form != lemma.split(" ")[0] and not reading.form.startswith(lemma.split(" ")[0])
                return Head(kind, Sector(sector), lemma, rule, len(rest) + 1, reading.proclitics, definite, needs)
    return None
