"""resources/ar/times.yaml: the words and rules of time."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from khabar.analyse.text import fold


class Example(BaseModel):
    """A sentence, its day of publication, and the interval that the rule gives."""

    model_config = ConfigDict(extra="forbid")
    text: str
    day: object = None
    gives: str


class Rule(BaseModel):
    """A pattern over classes of words and the way in which it is placed."""

    model_config = ConfigDict(extra="forbid")
    id: str
    pattern: str
    value: str
    lead: int = 0
    trail: int = 0
    examples: list[Example] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class TimeRules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")
    lexicon: dict[str, dict[int | str, list[str]]]
    future: list[str]
    not_future: list[str]
    macros: dict[str, str]
    rules: list[Rule]


def expand(pattern: str, macros: dict[str, str]) -> str:
    """``pattern`` with its macros written out and its words folded."""
    while any(re.search(rf"\b{name}\b", pattern) for name in macros):
        for name, text in macros.items():
            pattern = re.sub(rf"\b{name}\b", f"({text})", pattern)
    return fold(pattern.replace('"', ""))


def build(resources: Path) -> dict[str, object]:
    """``times.json``: lexicon as [form, class, value], words of the future, rules as [id, pattern, value, lead, trail]."""
    rules = TimeRules.model_validate(yaml.safe_load((resources / "ar" / "times.yaml").read_text(encoding="utf-8")))
    lexicon = [[fold(word), name, value] for name, values in rules.lexicon.items() for value, words in values.items() for word in words]
    return {
        "times.json": {
            "lexicon": lexicon,
            "future": sorted({fold(word) for word in rules.future}),
            "not_future": sorted({fold(word) for word in rules.not_future}),
            "rules": [[rule.id, expand(rule.pattern, rules.macros), rule.value, rule.lead, rule.trail] for rule in rules.rules],
        }
    }
