"""The gate: what Khabar gives on the gold articles, by the codebook's own scorer, against floors that never fall silently.

Every gold article is coded by models that never saw it: cross-validation by article, and for those kept apart the models as shipped.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS: dict[str, dict[str, float]] = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no gold articles beside the project")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The scorer's table for all gold articles."""
    answers = tmp_path_factory.mktemp("gold") / "answers.jsonl"
    subprocess.run([sys.executable, str(ROOT / "tools" / "train.py"), str(SHARED), "--measure", str(answers)], check=True)
    scored = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(SHARED / "gold"), str(answers), "--json"],
        capture_output=True,
        check=True,
    )
    table: dict[str, Any] = json.loads(scored.stdout)
    print("", *(f"{name}: {row}" for name, row in table.items()), sep="\n")
    return table


@pytest.mark.parametrize(("name", "measure"), [(name, measure) for name, floor in FLOORS.items() for measure in floor])
def test_floor(scores: dict[str, Any], name: str, measure: str) -> None:
    assert scores[name][measure] >= FLOORS[name][measure]
