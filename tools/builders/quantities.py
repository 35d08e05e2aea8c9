"""resources/ar/quantities.yaml: the words and rules of quantities."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from builders.times import expand
from khabar.analyse.text import fold


class Example(BaseModel):
    """A sentence and the quantity in it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: str


class Rule(BaseModel):
    """A pattern over classes of words."""

    model_config = ConfigDict(extra="forbid")
    id: str
    pattern: str
    examples: list[Example] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class QuantityRules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")
    lexicon: dict[str, dict[int | str, list[str]]]
    macros: dict[str, str]
    rules: list[Rule]


def build(resources: Path) -> dict[str, object]:
    """``quantities.json``: lexicon as [form, class, value], rules as [id, pattern]."""
    rules = QuantityRules.model_validate(yaml.safe_load((resources / "ar" / "quantities.yaml").read_text(encoding="utf-8")))
    lexicon = [[fold(word), name, value] for name, values in rules.lexicon.items() for value, words in values.items() for word in words]
    return {"quantities.json": {"lexicon": lexicon, "rules": [[rule.id, expand(rule.pattern, rules.macros)] for rule in rules.rules]}}
