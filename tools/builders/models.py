"""resources/models/*.json, which tools/train.py writes -> models.json."""

from __future__ import annotations

import json
from pathlib import Path


def build(resources: Path) -> dict[str, object]:
    """All models by name. Raises ValueError for a weight that is no number."""
    models = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((resources / "models").glob("*.json"))}
    for name, weights in models.items():
        if not all(isinstance(weight, int | float) for weight in weights.values()):
            raise ValueError(f"{name}: a weight that is no number")
    return {"models.json": models}
