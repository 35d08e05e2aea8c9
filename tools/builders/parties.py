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
    kind: Literal["office", "body", "group"]
    sector: Sector
    needs_country: bool = False
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


def build(resources: Path) -> dict[str, object]:
    """``parties.json``: heads by form, and the lists."""
    folder = resources / "ar" / "parties"
    rules = PartyRules.model_validate(yaml.safe_load((folder / "heads.yaml").read_text(encoding="utf-8")))
    heads: dict[str, list[str | bool]] = {}
    for head in rules.heads:
        for entry in head.words:
            for form in _forms(entry):
                heads.setdefault(form, [head.kind, head.sector.value, fold(entry), head.id, head.needs_country])
    common = (folder / "common_words.txt").read_text(encoding="utf-8").splitlines()
    lists = {name: sorted({fold(word) for word in getattr(rules, name).words}) for name in ("fields", "links", "own", "names")}
    pairs = {"persons": sorted(map(fold, rules.pairs.persons)), "states": sorted(map(fold, rules.pairs.states))}
    return {
        "parties.json": {
            "heads": dict(sorted(heads.items())),
            **lists,
            "pairs": pairs,
            "common": [word for word in common if word and not word.startswith("#")],
        }
    }
