"""The gate of merging: events of stories settled by hand, by their own scorer, against floors that never fall silently."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS: dict[str, float] = yaml.safe_load(Path(__file__).with_name("stories.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not (SHARED / "stories.py").exists(), reason="no stories beside the project")


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The scorer's shares for the events of a store that holds the stories' articles and nothing else."""
    folder = tmp_path_factory.mktemp("stories")
    store, written, stories = folder / "khabar.db", folder / "events.jsonl", SHARED / "stories"
    khabar = [sys.executable, "-m", "khabar"]
    subprocess.run([*khabar, "add", str(stories / "articles.jsonl"), "--db", str(store)], check=True)
    with written.open("wb") as out:
        subprocess.run([*khabar, "export", "jsonl", "--db", str(store)], stdout=out, check=True)
    scoring = [sys.executable, str(SHARED / "stories.py"), str(stories / "stories.jsonl"), str(written), "--json"]
    scored = json.loads(subprocess.run(scoring, capture_output=True, check=True).stdout)
    print("", *(f"{name}: {row}" for name, row in scored.items()), sep="\n")
    return {name: row["share"] for name, row in scored.items()}


@pytest.mark.parametrize("name", list(FLOORS))
def test_floor(shares: dict[str, float], name: str) -> None:
    assert shares[name] >= FLOORS[name]
