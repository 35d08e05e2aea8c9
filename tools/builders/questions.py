"""resources/questions/questions.yaml: how questions are understood and what moves their answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from khabar.model import EventType


class Example(BaseModel):
    """A question and what is read out of it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    gives: object


class Rule(BaseModel):
    """A pattern with its examples."""

    model_config = ConfigDict(extra="forbid")
    id: str
    pattern: str
    examples: list[Example] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern


class EventRule(Rule):
    """What would happen."""

    event: EventType
    mode: str | None


class Deadline(Rule):
    """By when."""

    value: Literal["year", "iso", "this_year", "this_month", "days", "months", "english"]


class QuestionRules(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")
    events: list[EventRule]
    deadlines: list[Deadline]
    evidence: dict[str, float]
    labels: dict[str, dict[str, str]]


def build(resources: Path) -> dict[str, object]:
    """``questions.json``."""
    text = (resources / "questions" / "questions.yaml").read_text(encoding="utf-8")
    rules = QuestionRules.model_validate(yaml.safe_load(text))
    skipped = {"__all__": {"examples", "negative"}}
    return {"questions.json": rules.model_dump(mode="json", exclude={"events": skipped, "deadlines": skipped})}
