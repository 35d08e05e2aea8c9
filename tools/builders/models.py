"""resources/models/*.json, which tools/train.py writes -> models.json."""

from __future__ import annotations

import json
from pathlib import Path


def build(resources: Path) -> dict[str, object]:
    """All models by name. Raises ValueError for a weight that is neither a number nor a row of numbers."""
    models = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((resources / "models").glob("*.json"))}
    for name, weights in models.items():
        rows = (weight if isinstance(weight, list) else [weight] for weight in weights.values())
        if not all(isinstance(weight, int | float) for row in rows for weight in row):
            raise ValueError(f"{name}: a weight that is no number")
    return {"models.json": models}
