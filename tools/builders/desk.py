"""resources/desk/labels.yaml: the desk's own words, the same keys in every language."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import RootModel

Labels = RootModel[dict[str, dict[str, str]]]


def build(resources: Path) -> dict[str, object]:
    """``desk.json``; ValueError where a language lacks a word that another has."""
    labels = Labels.model_validate(yaml.safe_load((resources / "desk" / "labels.yaml").read_text(encoding="utf-8"))).root
    every = set().union(*labels.values())
    for language, words in labels.items():
        if every - words.keys():
            raise ValueError(f"labels.yaml: {language} lacks {', '.join(sorted(every - words.keys()))}")
    return {"desk.json": labels}
