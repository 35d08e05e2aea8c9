"""resources/merging to merging.json: what likeness weighs."""

from __future__ import annotations

from pathlib import Path

import yaml


def build(resources: Path) -> dict[str, object]:
    """The weights and limits of likeness. ValueError where a weight does not say what it is of."""
    given = yaml.safe_load((resources / "merging" / "likeness.yaml").read_text(encoding="utf-8"))
    for kind, entry in given["weights"].items():
        if set(entry) != {"weight", "of"} or not isinstance(entry["weight"], float):
            raise ValueError(f"resources/merging/likeness.yaml: {kind} needs a weight (a number) and of (what is compared)")
    weights = {kind: entry["weight"] for kind, entry in given["weights"].items()}
    return {"merging.json": given | {"weights": weights, "of": {kind: entry["of"] for kind, entry in given["weights"].items()}}}
