"""How often Khabar is right on the gold articles, each coded by models that never saw it, and whether its confidence says so.

    python benchmarks/gold.py ../shared

Prints the scorer's table for all articles, for those that were read while the rules were written, and for those that were kept apart; then
of the reports in each range of confidence how many are right by the codebook's *who*.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from importlib import util
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HELD_OUT = ("5", "9")
RANGES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)


def part(gold: Path, folder: Path, *, held_out: bool) -> Path:
    """A copy of one part of the gold articles."""
    folder.mkdir()
    for path in gold.glob("*.json"):
        if path.stem.endswith(HELD_OUT) == held_out:
            shutil.copy(path, folder)
    return folder


def scorer(shared: Path) -> Any:
    """The scorer as a module."""
    spec = util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def calibrate(shared: Path, answers: Path) -> None:
    """Print of each range of confidence how many reports there are and what share is right."""
    score = scorer(shared)
    told = {row["id"]: row for row in map(json.loads, answers.read_text(encoding="utf-8").splitlines())}
    judged: list[tuple[float, bool]] = []
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        bounds = score.sentences(gold["title"] + "\n\n" + gold["body"])
        reports = told[gold["id"]]["reports"]
        for report in reports:
            report["sentences"] = {n for n, b in enumerate(bounds) for e in report["evidence"] if e["start"] < b[1] and b[0] < e["end"]}
        right = {j for grade, _, j in score.match(gold["reports"], reports, score.grade_report) if grade > 1}
        judged += [(report["confidence"], place in right) for place, report in enumerate(reports)]
    print("\nconfidence    reports  right")
    for low, high in pairwise(RANGES):
        here = [right for confidence, right in judged if low <= confidence < high]
        if here:
            print(f"{low:.1f} to {min(high, 1):.1f}  {len(here):8}  {sum(here) / len(here):.2f}")


def main(shared: Path) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = folder / "answers.jsonl"
        subprocess.run([sys.executable, str(ROOT / "tools" / "train.py"), str(shared), "--measure", str(answers)], check=True)
        parts = {
            "all": shared / "gold",
            "read": part(shared / "gold", folder / "read", held_out=False),
            "kept apart": part(shared / "gold", folder / "apart", held_out=True),
        }
        for title, gold in parts.items():
            print(f"\n{title}", flush=True)
            subprocess.run([sys.executable, str(shared / "score.py"), str(gold), str(answers)], check=True)
        calibrate(shared, answers)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
