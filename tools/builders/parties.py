"""resources/ar/parties: the nouns that head a party's name, and what may stand around them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from khabar.analyse.text import fold
from khabar.model import Sector

ARTICLE = "ال"
TANWIN = "ا"
MINISTRY = "وزاره "
PRONOUNS = ("ه", "ها", "هم", "هما", "نا")


class Words(BaseModel):
    """A list of words with sentences in which one stands, and sentences in which none does."""

    model_config = ConfigDict(extra="forbid")
    words: list[str] = []
    persons: list[str] = []
    states: list[str] = []
    examples: list[str] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class Head(BaseModel):
    """Nouns of one kind and sector."""

    model_config = ConfigDict(extra="forbid")
    id: str
    kind: Literal["office", "body", "group", "site"]
    sector: Sector
    needs_country: bool = False
    default: Literal["home", "army", "rebels", "last", "theatre", "nongovernmental", "none"] = "home"
    country: str | None = None
    with_country: Sector | None = None
    among: list[str] = []
    adjectival: bool = False
    words: list[str] = Field(min_length=1)
    examples: list[str] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class PartyRules(BaseModel):
    """The whole of heads.yaml."""

    model_config = ConfigDict(extra="forbid")
    heads: list[Head]
    fields: Words
    links: Words
    pairs: Words
    own: Words
    names: Words
    called: Words
    kunya: Words
    owned: Words
    counts: Words
    binders: Words
    inside: Words
    arms: Words
    branches: dict[Sector, list[str]]


def _forms(entry: str) -> list[str]:
    """An entry as it stands in texts: bare, with the article on its first word or on every word, and with tanwin."""
    words = [fold(word) for word in entry.split()]
    plain = " ".join(words)
    if words[0].startswith(ARTICLE):
        return [plain]
    forms = [plain, " ".join([ARTICLE + words[0], *words[1:]])]
    if len(words) > 1:
        forms.append(" ".join(ARTICLE + word if not word.startswith(ARTICLE) else word for word in words))
    elif not words[0].endswith("ه"):
        forms.append(words[0] + TANWIN)
    return forms


def _key(entry: str) -> str:
    """What a body is called with or without its ministry and its article: one for "ministry of defence" and "the defence"."""
    return " ".join(word.removeprefix(ARTICLE) for word in fold(entry).removeprefix(MINISTRY).split())


def _owned(entry: str) -> list[str]:
    """An entry with the pronouns of an owner on its last word: "its forces", "their foreign minister"."""
    *rest, last = (fold(word) for word in entry.split())
    stem = last[:-1] + "ت" if last.endswith("ه") else last
    return [" ".join([*rest, stem + pronoun]) for pronoun in PRONOUNS]


LISTS = ("fields", "links", "own", "names", "called", "kunya", "counts", "binders", "inside", "arms")


def build(resources: Path) -> dict[str, object]:
    """``parties.json``: the kinds of head by rule, the heads by form as [rule, lemma, key], bare and with an owner, and the lists."""
    folder = resources / "ar" / "parties"
    rules = PartyRules.model_validate(yaml.safe_load((folder / "heads.yaml").read_text(encoding="utf-8")))
    kinds = {
        head.id: [
            head.kind,
            head.sector.value,
            head.needs_country,
            head.default,
            head.country,
            head.with_country,
            head.among,
            head.adjectival,
        ]
        for head in rules.heads
    }
    heads: dict[str, list[str]] = {}
    owned: dict[str, list[str]] = {}
    for head in rules.heads:
        for entry in head.words:  # a word as it is listed wins over another one with the article
            heads.setdefault(fold(entry), [head.id, fold(entry), _key(entry)])
    for head in rules.heads:
        for entry in head.words:
            for form in _forms(entry):
                heads.setdefault(form, [head.id, fold(entry), _key(entry)])
            for form in _owned(entry) if entry in rules.owned.words else ():
                owned.setdefault(form, [head.id, fold(entry), _key(entry)])
    owned = {form: entry for form, entry in owned.items() if form not in heads}
    common = (folder / "common_words.txt").read_text(encoding="utf-8").splitlines()
    lists = {name: sorted({fold(word) for word in getattr(rules, name).words}) for name in LISTS}
    pairs = {"persons": sorted(map(fold, rules.pairs.persons)), "states": sorted(map(fold, rules.pairs.states))}
    return {
        "parties.json": {
            "kinds": kinds,
            "heads": dict(sorted(heads.items())),
            "owned": dict(sorted(owned.items())),
            **lists,
            "pairs": pairs,
            "branches": {fold(word): sector for sector, words in rules.branches.items() for word in words},
            "common": [word for word in common if word and not word.startswith("#")],
        }
    }
