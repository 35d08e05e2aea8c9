"""The written forms of names: nationalities in gender, number and state, and families of spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from khabar.analyse.text import fold
from khabar.analyse.tokens import TOKEN

ARTICLE = "ال"
HYPHEN = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
# Ending of an adjective in -i by gender, number and case; a sound plural and a dual are written alike in the oblique case.
ENDINGS = ("", "ا", "ة", "ان", "ين", "تان", "تين", "ون", "ات")
# An accusative's alif is never written with the article.
INDEFINITE_ONLY = frozenset({"ا"})

Scope = Literal["any", "foreign"]


class SpellingExample(BaseModel):
    """A name and the other spelling that the rule gives it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: str


class SpellingRule(BaseModel):
    """One family of spelling: wherever ``find`` matches, ``put`` is written too."""

    model_config = ConfigDict(extra="forbid")
    id: str
    scope: Scope
    find: str
    put: str
    examples: list[SpellingExample] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)

    @model_validator(mode="after")
    def check(self) -> Self:
        """Raise ValueError where an example does not come out or a counter-example is touched."""
        for example in self.examples:
            if self.apply(example.text) != example.gives:
                raise ValueError(f"{self.id}: {example.text} gives {self.apply(example.text)}")
        for text in self.negative:
            if self.apply(text) != text:
                raise ValueError(f"{self.id}: {text} must stay as it is")
        return self

    def apply(self, text: str) -> str:
        """``text`` with every match replaced."""
        return re.sub(self.find, self.put, text)


def spell(forms: Iterable[str], rules: Iterable[SpellingRule], foreign: bool) -> list[str]:
    """``forms`` and their other spellings, the given ones first, without doubles."""
    spelled = list(dict.fromkeys(forms))
    for rule in rules:
        if foreign or rule.scope == "any":
            spelled = list(dict.fromkeys(spelled + [rule.apply(form) for form in spelled]))
    return spelled


def nationality_forms(adjective: str) -> Iterator[str]:
    """All inflected forms of a masculine singular adjective of one word or two ("كوري شمالي"), with and without the article."""
    words = adjective.split(" ")
    for ending in ENDINGS:
        yield " ".join(word + ending for word in words)
        if ending not in INDEFINITE_ONLY:
            yield " ".join(ARTICLE + word + ending for word in words)


def plural_forms(plural: str) -> Iterator[str]:
    """A broken plural without and with the article; a second word of it takes the article too."""
    yield plural
    yield " ".join(ARTICLE + word for word in plural.split(" "))


def fold_words(form: str) -> tuple[str, ...]:
    """The folded words of a form, hyphens left out, as find_tokens cuts a text."""
    return tuple(fold(word) for word in TOKEN.findall(HYPHEN.sub(" ", form)))
