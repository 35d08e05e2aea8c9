"""resources/plover to plover.json: scores of types and modes."""

from __future__ import annotations

from pathlib import Path

import yaml

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
LIMIT = 10.0


def build(resources: Path) -> dict[str, object]:
    """The scores. ValueError where a type has no known quad or a score lies beyond the scale."""
    scores = yaml.safe_load((resources / "plover" / "scores.yaml").read_text(encoding="utf-8"))["scores"]
    for event, entry in scores.items():
        given = (entry["score"], *entry["modes"].values())
        if entry["quad"] not in QUADS or any(abs(score) > LIMIT for score in given):
            raise ValueError(f"resources/plover/scores.yaml: {event}: give one of {', '.join(QUADS)} and scores from -10 to 10")
    return {"plover.json": {"scores": scores}}
