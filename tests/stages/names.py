"""Which families of spelling touch a name."""

from datetime import date
from pathlib import Path

import yaml
from name_forms import SpellingRule

RULES = [
    SpellingRule.model_validate(rule)
    for rule in yaml.safe_load((Path(__file__).resolve().parents[2] / "resources/names/spellings.yaml").read_text(encoding="utf-8"))
]


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(rule, the name in its other spelling) of every family that touches it."""
    return [(rule.id, rule.apply(text)) for rule in RULES if rule.apply(text) != text]
