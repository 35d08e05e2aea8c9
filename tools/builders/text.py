"""resources/ar/text.yaml: how letters are levelled, words cut and sentences ended."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from khabar.analyse.text import fold


class Example(BaseModel):
    """A text and what the stage makes of it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: str


class Clitics(BaseModel):
    """One-letter prefixes and the article."""

    model_config = ConfigDict(extra="forbid")
    conjunctions: list[str]
    prepositions: list[str]
    article: str
    contracted: str
    examples: list[Example] = Field(min_length=1)
    negative: list[Example] = Field(alias="not", min_length=1)


class Sentences(BaseModel):
    """Where a sentence ends."""

    model_config = ConfigDict(extra="forbid")
    stops: str
    closers: str
    examples: list[Example] = Field(min_length=1)
    negative: list[Example] = Field(alias="not", min_length=1)


class Quotes(BaseModel):
    """Marks around another's words."""

    model_config = ConfigDict(extra="forbid")
    open: str
    close: str


class Endings(BaseModel):
    """Endings of folded forms."""

    model_config = ConfigDict(extra="forbid")
    people: list[str]
    feminine_with_pronoun: list[str]
    feminine: list[str]
    pronouns: list[str]


class TextRules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")
    fold: dict[str, str]
    drop: list[tuple[int, int]]
    clitics: Clitics
    sentences: Sentences
    quotes: Quotes
    endings: Endings
    between: str
    for_: str = Field(alias="for")
    of_which: str
    source: str
    hearer: list[str]
    imperfect: str
    future: str
    prefixes: str
    joined: dict[str, str]


def build(resources: Path) -> dict[str, object]:
    """``text.json``: folding, clitics and sentence ends without their examples."""
    rules = TextRules.model_validate(yaml.safe_load((resources / "ar" / "text.yaml").read_text(encoding="utf-8")))
    data = rules.model_dump(by_alias=True, exclude={"clitics": {"examples", "negative"}, "sentences": {"examples", "negative"}})
    data["joined"] = {fold(word): begins for word, begins in rules.joined.items()}
    return {"text.json": data}
