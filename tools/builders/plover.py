"""resources/plover to plover.json: scores of types and modes, and their codes in CAMEO."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from khabar.model import EventType

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
LIMIT = 10.0
CAMEO = re.compile(r"(0[1-9]|1\d|20)\d{1,2}")  # a root of two digits and one or two more


def build(resources: Path) -> dict[str, object]:
    """Scores and codes. ValueError where a type has no known quad, a score lies beyond the scale, or a code is none."""
    folder = resources / "plover"
    return {"plover.json": {"scores": _scores(folder / "scores.yaml"), "cameo": _cameo(folder / "cameo.yaml")}}


def _scores(path: Path) -> dict[str, Any]:
    scores: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["scores"]
    for event, entry in scores.items():
        given = (entry["score"], *entry["modes"].values())
        if entry["quad"] not in QUADS or any(abs(score) > LIMIT for score in given):
            raise ValueError(f"resources/plover/scores.yaml: {event}: give one of {', '.join(QUADS)} and scores from -10 to 10")
    return scores


def _cameo(path: Path) -> dict[str, Any]:
    codes: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["cameo"]
    if codes.keys() != set(EventType):
        raise ValueError("resources/plover/cameo.yaml: give each type of PLOVER its code")
    for event, entry in codes.items():
        for code in (entry["code"], *entry["modes"].values()):
            if not CAMEO.fullmatch(code):
                raise ValueError(f'resources/plover/cameo.yaml: {event}: no code "{code}"; give three or four digits in quotes')
    return codes
