"""resources/ar/quantities.yaml: the words and rules of quantities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from builders.times import expand
from khabar.analyse.text import fold

ARTICLE = "ال"
TANWIN = "ا"
SOUND_PLURAL = "ون"
FEMININE = "ة"


class Example(BaseModel):
    """A sentence and the quantity in it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: str


class Rule(BaseModel):
    """A pattern over classes of words; the first ``lead`` units are left out of what it finds."""

    model_config = ConfigDict(extra="forbid")
    id: str
    pattern: str
    lead: int = 0
    examples: list[Example] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class QuantityRules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")
    lexicon: dict[str, dict[float | str, list[str]]]
    nouns: dict[str, list[str]]
    fates: dict[str, list[str]]
    affects: dict[str, list[str]]
    macros: dict[str, str]
    rules: list[Rule]


def _counted(noun: str) -> Iterator[str]:
    """The forms of SINGULAR/PLURAL behind a number: bare, with tanwin, in the plural, and with the article."""
    singular, plural = noun.split("/")
    yield from (fold(singular), fold(plural), fold(ARTICLE + plural))
    if singular.replace(" ", "").isalpha():
        yield " ".join(fold(word) if word.endswith(FEMININE) else fold(word) + TANWIN for word in singular.split())
    if plural.endswith(SOUND_PLURAL):
        stem = fold(plural.removesuffix(SOUND_PLURAL)) + "ين"
        yield from (stem, ARTICLE + stem)


def _dual(noun: str) -> Iterator[str]:
    """Two of a noun, in both cases; of a noun and its adjective both words."""
    plurals = set(_counted(noun))
    words = noun.split("/", maxsplit=1)[0].split()
    stems = [fold(word.removesuffix(FEMININE) + "ت") if word.endswith(FEMININE) else fold(word) for word in words]
    if all(stem.isalpha() for stem in stems):
        for ending in ("ان", "ين"):
            form = " ".join(stem + ending for stem in stems)
            if form not in plurals:  # one form for two and for many tells neither
                yield form


def _lexicon(rules: QuantityRules) -> Iterator[tuple[str, str, str | float]]:
    """(form, class, value) of every word."""
    for name, values in rules.lexicon.items():
        for value, words in values.items():
            for word in words:
                yield fold(word), name, value
    for unit, nouns in rules.nouns.items():
        for noun in nouns:
            yield from ((form, "THING", unit) for form in _counted(noun))
            yield from ((form, "TWO", unit) for form in _dual(noun))
            yield ARTICLE + fold(noun.split("/", maxsplit=1)[0]), "WHOLE", unit
    for fate, nouns in rules.fates.items():
        for noun in nouns:
            yield from ((form, "KIND", fate) for form in (*_counted(noun), *_dual(noun)))


def build(resources: Path) -> dict[str, object]:
    """``quantities.json``: lexicon as [form, class, value], what may become of which units, rules as [id, pattern, lead]."""
    rules = QuantityRules.model_validate(yaml.safe_load((resources / "ar" / "quantities.yaml").read_text(encoding="utf-8")))
    return {
        "quantities.json": {
            "lexicon": [list(entry) for entry in dict.fromkeys(_lexicon(rules))],
            "affects": rules.affects,
            "rules": [[rule.id, expand(rule.pattern, rules.macros), rule.lead] for rule in rules.rules],
        }
    }
