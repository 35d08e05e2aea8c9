"""``kill -9`` at random moments of ``khabar add``: nothing that was kept is lost, and adding the rest gives the undisturbed store.

benchmarks/kill.py ARTICLES.jsonl [--kills 50] [--articles-used 2000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from khabar.relate.record import events
from khabar.store.query import Query
from khabar.store.view import View

LONGEST = 9.0  # seconds until a kill: the first batch is kept after three or four
STARTING = 1.5  # seconds in which a run has hardly begun


def main() -> int:
    """Print what was seen; exit status 1 where anything was lost or differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles-used", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    source = random.Random(args.seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        chosen = folder / "articles.jsonl"
        with args.articles.open(encoding="utf-8") as lines:
            chosen.write_text("".join(islice(lines, args.articles_used)), encoding="utf-8")
        whole, killed = folder / "whole.db", folder / "killed.db"
        _add(chosen, whole).wait()
        lost, seen = 0, set[str]()
        for number in range(args.kills):
            adding = _add(chosen, killed)
            time.sleep(source.uniform(STARTING, LONGEST))
            adding.send_signal(signal.SIGKILL)
            adding.wait()
            kept = _ids(killed)
            lost += len(seen - kept)
            seen |= kept
            print(f"kill {number + 1}: {len(kept)} articles kept, {lost} lost", flush=True)
        _add(chosen, killed).wait()
        same = _events(killed) == _events(whole) and _ids(killed) == _ids(whole)
        print(f"{args.kills} kills, {lost} articles lost; the store is {'the same as' if same else 'another than'} undisturbed")
    return 0 if same and not lost else 1


def _add(articles: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "khabar", "add", str(articles), "--db", str(store), "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _ids(store: Path) -> set[str]:
    """The articles of a store, each of which must have its coding."""
    if not store.exists():
        return set()
    with View(f"sqlite:///{store}") as view:
        ids = {article.id for article in view.articles(10**9)}
        assert all(view.coded(name) is not None for name in ids)
    return ids


def _events(store: Path) -> list[tuple[str, str, int, int, tuple[str, ...]]]:
    with View(f"sqlite:///{store}") as view:
        found = events(view, Query())
        return [(e.id, e.status.value, e.articles, e.voices, tuple(told.report.id for told in e.tellings)) for e in found]


if __name__ == "__main__":
    sys.exit(main())
