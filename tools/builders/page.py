"""resources/page: what is furniture on a page, how it writes its date, and which letters are not Arabic."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from khabar.read.letters import fold, level

EXCLUDED = {"examples", "negative"}
Checked = TypeVar("Checked", bound=BaseModel)


class Example(BaseModel):
    """A text and the day (ISO 8601) that it writes."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: str


class Rule(BaseModel):
    """A regular expression over levelled letters, with what it must and must not match."""

    model_config = ConfigDict(extra="forbid")
    id: str
    pattern: str
    examples: list[str] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class DateRule(BaseModel):
    """A way to write a day; groups d, y, and m (number) or n (name)."""

    model_config = ConfigDict(extra="forbid")
    id: str
    calendar: Literal["gregorian", "hijri"]
    pattern: str
    examples: list[Example] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


class Furniture(BaseModel):
    """furniture.yaml."""

    model_config = ConfigDict(extra="forbid")
    parts: dict[str, str]
    rules: list[Rule]


class Dates(BaseModel):
    """dates.yaml."""

    model_config = ConfigDict(extra="forbid")
    months: dict[int, list[str]]
    hijri_months: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    rules: list[DateRule]
    fillers: str
    labels: list[Rule]


class Letters(BaseModel):
    """letters.yaml."""

    model_config = ConfigDict(extra="forbid")
    foreign: str
    languages: dict[str, str]
    examples: list[str] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)


def build(resources: Path) -> dict[str, object]:
    """``page.json``: furniture, dates and letters, patterns levelled and complete, without their examples."""
    folder = resources / "page"
    return {
        "page.json": {
            "furniture": _compile_furniture(_read(folder / "furniture.yaml", Furniture)),
            "dates": _compile_dates(_read(folder / "dates.yaml", Dates)),
            "letters": _read(folder / "letters.yaml", Letters).model_dump(exclude=EXCLUDED),
        }
    }


def _read(path: Path, shape: type[Checked]) -> Checked:
    return shape.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader))


class _PlainLoader(yaml.SafeLoader):
    """Leaves 2025-07-09 a string: a day in an example is compared as it is written."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _compile_furniture(furniture: Furniture) -> list[dict[str, str]]:
    parts = {name: part.replace(" |", "|") for name, part in furniture.parts.items()}
    return [{"id": rule.id, "pattern": _complete(rule.pattern, parts)} for rule in furniture.rules]


def _compile_dates(dates: Dates) -> dict[str, object]:
    parts = {"month": _pair(_names(dates.months)), "hijri_month": _alternatives(_names(dates.hijri_months))}
    return {
        "months": _names(dates.months),
        "hijri_months": _names(dates.hijri_months),
        "weekdays": _names(dates.weekdays),
        "rules": [{"id": rule.id, "calendar": rule.calendar, "pattern": _complete(rule.pattern, parts)} for rule in dates.rules],
        "fillers": _complete(dates.fillers.replace(" |", "|"), {}),
        "labels": {rule.id: _complete(rule.pattern, {}) for rule in dates.labels},
    }


def _names(numbered: dict[int, list[str]]) -> dict[str, int]:
    return {fold(name): number for number, names in numbered.items() for name in names}


def _alternatives(names: dict[str, int]) -> str:
    """All names, the longest first so that a name is never cut by a shorter one that begins it."""
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(names, key=lambda name: (-len(name), name)))


def _pair(names: dict[str, int]) -> str:
    """A name, alone or with a second after a stroke or in brackets."""
    one = f"(?:{_alternatives(names)})"
    return rf"{one}(?: ?[/(-] ?{one}\)?)?"


def _complete(pattern: str, parts: dict[str, str]) -> str:
    """``pattern`` with its parts put in and its letters levelled; raises re.error where it is no regular expression."""
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    levelled = level(pattern.strip())
    re.compile(levelled)
    return levelled
