"""The same articles added in two orders: the same events?

    benchmarks/orders.py ARTICLES.jsonl.gz

Prints how many events each store has, how many differ, how fast the articles were kept, and the room that a report takes.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from khabar.cli.coding import BATCH, code_batches
from khabar.model import Coded
from khabar.read.lines import read_line
from khabar.relate.record import events, open_writer
from khabar.store.query import Query
from khabar.store.view import View

LEARNED = datetime(2026, 1, 1, tzinfo=UTC)  # one moment for all, so that articles without a day of publication have the same in both


def main() -> int:
    """Exit status 1 where an event differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    path = parser.parse_args().articles
    began = time.perf_counter()
    with gzip.open(path) as lines:
        articles = [read_line(line, str(path)) for line in lines]
    coded = [one for batch in code_batches(articles, 2) for one in batch]
    print(f"{len(coded)} articles coded by two processes: {len(coded) / (time.perf_counter() - began):.0f} a second", flush=True)
    with TemporaryDirectory() as name, ProcessPoolExecutor(2) as pool:
        stores = [Path(name) / "forward.db", Path(name) / "backward.db"]
        kept = list(pool.map(_add, stores, [coded, coded[::-1]]))
        forward, backward = map(_events, stores)
        size = stores[0].stat().st_size
    for order, spent in zip(("forward", "backward"), kept, strict=True):
        print(f"{order}: {1000 * spent / len(coded):.1f} ms of one core an article to keep and merge")
    reports = sum(len(one.reports) for one in coded)
    print(f"{reports} reports, {size / reports:.0f} bytes a report; {len(forward)} events, {len(forward ^ backward)} differ")
    return 1 if forward ^ backward else 0


def _add(store: Path, coded: list[Coded]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    with open_writer(f"sqlite:///{store}") as writer:
        for place in range(0, len(coded), BATCH):
            writer.add_all(coded[place : place + BATCH], LEARNED)
    return time.process_time() - began


def _events(store: Path) -> set[tuple[object, ...]]:
    """Every event with all that is worked out about it."""
    with View(f"sqlite:///{store}") as view:
        return {
            (e.id, e.event, e.mode, e.status, e.when, e.actor, e.recipient, e.voices, tuple(told.report.id for told in e.tellings))
            for e in events(view, Query())
        }


if __name__ == "__main__":
    sys.exit(main())
