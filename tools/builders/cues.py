"""resources/ar/{syntax,statements,factuality}.yaml: the words that hold sentences together, open speech and decide status.

Compiles to ``cues.json``: for each folded form the roles that it can play, as [role, shape, lemma].
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from morphology import noun_forms, participle_forms, verb_forms
from pydantic import BaseModel, ConfigDict, Field

from khabar.analyse.text import fold


class Cues(BaseModel):
    """One list of words with sentences in which one of them stands, and sentences in which none does."""

    model_config = ConfigDict(extra="forbid")
    words: list[str] = []
    verbs: list[str] = []
    nouns: list[str] = []
    participles: list[str] = []
    phrases: list[str] = []
    examples: list[str] = Field(min_length=1)
    negative: list[str] = Field(alias="not", min_length=1)

    def roles(self, name: str) -> Iterator[tuple[str, str, str, str]]:
        """(form, role, shape, lemma) of every word."""
        for entry in (*self.words, *self.phrases):
            yield fold(entry), name, "word", fold(entry)
        for kind, entries, forms in (
            ("verb", self.verbs, verb_forms),
            ("noun", self.nouns, noun_forms),
            ("participle", self.participles, participle_forms),
        ):
            del kind
            for entry in entries:
                lemma = fold(entry.split("/")[0].split("#")[0])
                for form, shape in forms(entry):
                    yield form, name, shape, lemma


def build(resources: Path) -> dict[str, object]:
    """``cues.json``."""
    forms: dict[str, list[list[str]]] = {}
    for path in sorted((resources / "ar" / "cues").glob("*.yaml")):
        for name, value in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for form, role, shape, lemma in Cues.model_validate(value).roles(name):
                entry = [role, shape, lemma]
                if entry not in forms.setdefault(form, []):
                    forms[form].append(entry)
    local = sorted(form for form, roles in forms.items() if any(role == "local" for role, _, _ in roles))
    return {"cues.json": {"forms": dict(sorted(forms.items())), "local": local}}
