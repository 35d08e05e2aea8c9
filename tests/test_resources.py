"""Every rule in resources/ does what its examples show and nothing of what its counter-examples show."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
# Which stage runs the rules of a folder or file: the longest beginning counts. What lies nowhere here holds no rules.
STAGES = {
    "ar/text": "text",
    "ar/cues": "cues",
    "ar/events": "events",
    "ar/parties": "parties",
    "ar/numbers": "quantities",
    "ar/quantities": "quantities",
    "ar/times": "times",
    "names/spellings": "names",
    "page": "page",
    "questions": "questions",
}

Check = Callable[[str, date | None], list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Case:
    stage: str
    rule: str
    text: str
    day: date | None
    gives: str | None
    holds: bool


def rules(value: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping that has examples, with its id, or else the key that it stands under."""
    if isinstance(value, dict):
        if "examples" in value:
            yield value.get("id", name), value
        for key, inner in value.items():
            yield from rules(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from rules(inner, name)


def gives_of(example: dict[str, Any]) -> str | None:
    return str(example["gives"]) if "gives" in example else None


def cases() -> Iterator[Case]:
    for path in sorted(RESOURCES.rglob("*.yaml")):
        place = path.relative_to(RESOURCES).as_posix()
        stage = max((begin for begin in STAGES if place.startswith(begin)), key=len, default=None)
        for rule, body in rules(yaml.safe_load(path.read_text(encoding="utf-8")), path.stem):
            assert stage is not None, f"{place}: rule {rule} has examples that nothing runs"
            assert body["examples"] and body.get("not"), f"{place}: rule {rule} lacks examples or counter-examples"
            for holds, examples in ((True, body["examples"]), (False, body["not"])):
                for example in examples:
                    given = example if isinstance(example, dict) else {"text": example}
                    yield Case(STAGES[stage], rule, given["text"], given.get("day"), gives_of(given), holds)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.rule}: {case.text[:40]}")
def test_rule(case: Case) -> None:
    check: Check = importlib.import_module(f"tests.stages.{case.stage}").check_example
    found = check(case.text, case.day)
    values = [str(value) for rule, value in found if rule == case.rule]
    if not case.holds:
        assert case.gives not in values if case.gives else not values
    elif case.gives is None:
        assert values, f"found only {found}"
    else:
        assert case.gives in values, f"found only {found}"
