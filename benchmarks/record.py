"""A store of a million reports: what adding, a pair's page, a search and a past day cost, and the room a report takes.

    benchmarks/record.py ARTICLES.jsonl.gz STORE.db [--reports 1000000] [--seed 1]

The reports are those of real articles, told again: each round moves all days, hands every country's part to another, and changes
letters one for another in its texts, so that no round copies another. Figures are printed at each power of ten.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from khabar.cli.coding import code_batches
from khabar.model import Article, Coded, EventType
from khabar.read.lines import read_line
from khabar.relate.record import briefs, events, open_writer
from khabar.relate.trend import trend
from khabar.store.query import Query
from khabar.store.view import View

REAL = 1_000  # articles that are told again
ROUND_DAYS = 45  # from one round to the next
BATCH = 32
PAGE = 100  # events on a pair's page
REPEATS = 5
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> None:
    """Make the store and print what it costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    real = _real(args.articles, args.seed)
    address, kept, milestone = f"sqlite:///{args.store}", 0, 10_000
    source = _told_again(real, args.seed)
    spent: list[float] = []
    with open_writer(address) as writer:
        while kept < args.reports:
            batch = list(islice(source, BATCH))
            began = time.process_time()
            writer.add_all(batch)
            spent.append((time.process_time() - began) / BATCH)
            kept += sum(len(coded.reports) for coded in batch)
            if kept >= milestone or kept >= args.reports:
                milestone *= 10
                _report(address, args.store, kept, spent[-100:])


def _real(path: Path, seed: int) -> list[Coded]:
    with gzip.open(path) as lines:
        chosen = random.Random(seed).sample(lines.readlines(), REAL)
    articles = [read_line(line, str(path)) for line in chosen]
    return [coded for batch in code_batches(articles, 2) for coded in batch]


def _told_again(real: list[Coded], seed: int) -> Iterator[Coded]:
    """The articles in rounds; the first as they are."""
    codes = sorted({party.country for coded in real for mention in coded.mentions if (party := mention.party).country})
    for number in count():
        source = random.Random(seed + number)
        other, letters = codes[:], list(LETTERS)
        if number:
            source.shuffle(other)
            source.shuffle(letters)
        parts, spelling = dict(zip(codes, other, strict=True)), str.maketrans(LETTERS, "".join(letters))
        changed = _Round(number, timedelta(days=number * ROUND_DAYS), parts, spelling)
        for coded in real:
            yield changed.tell(coded)


class _Round:
    """What one round changes."""

    def __init__(self, number: int, later: timedelta, countries: dict[str, str], letters: dict[int, int]) -> None:
        self._number, self._later, self._countries, self._letters = number, later, countries, letters

    def tell(self, coded: Coded) -> Coded:
        """``coded`` as this round tells it."""
        article = coded.article
        told: Article = replace(self._changed(article), id=f"{article.id}-{self._number}", published=self._day(article.published))
        rest = {name: self._changed(getattr(coded, name)) for name in ("mentions", "times", "places", "statements")}
        reports = tuple(replace(self._changed(report), id=f"{report.id}-{self._number}") for report in coded.reports)
        return replace(coded, article=told, reports=reports, **rest)

    def _day(self, day: date | None) -> date:
        return (day or date(2015, 8, 1)) - self._later

    def _changed(self, value: Any, name: str = "") -> Any:
        if name == "country":
            return self._countries.get(value, value)
        if isinstance(value, date):
            return value - self._later
        if type(value) is str:
            return value.translate(self._letters)
        if isinstance(value, tuple):
            return tuple(self._changed(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            return type(value)(**{field.name: self._changed(getattr(value, field.name), field.name) for field in fields(value)})
        return value


def _report(address: str, store: Path, kept: int, spent: list[float]) -> None:
    with View(address) as view:
        pair = view.pairs()[0]
        days = view.coverage()
        middle = days.first + (days.last - days.first) / 2 if days.first and days.last else None
    size = sum(path.stat().st_size for path in store.parent.glob(f"{store.name}*"))
    now, then = _page(address, pair.a, pair.b, None), _page(address, pair.a, pair.b, middle)
    found, found_then = _search(address, None), _search(address, middle)
    row = {
        "reports": kept,
        "writing_ms_an_article": round(1000 * sum(spent) / len(spent), 2),
        "bytes_a_report": round(size / kept),
        "largest_pair": f"{pair.a}-{pair.b}: {pair.reports} reports",
        "page_s": round(now, 3),
        "page_as_of_to_now": round(then / now, 2),
        "search_s": round(found, 3),
        "search_as_of_to_now": round(found_then / found, 2),
    }
    print(json.dumps(row, ensure_ascii=False), flush=True)


def _page(address: str, a: str, b: str, as_of: date | None) -> float:
    """Seconds for what a pair's page shows: its newest events, and its whole trend."""

    def show() -> None:
        query = Query(countries=(a, b))
        with View(address, as_of) as view:
            list(events(view, query, PAGE, newest_first=True))
            trend(briefs(view, query), view.months())

    return _best(show)


def _search(address: str, as_of: date | None) -> float:
    """Seconds for a search by words, type and party, the slower of two."""

    def find(query: Query) -> None:
        with View(address, as_of) as view:
            list(events(view, query, 50, newest_first=True))

    common, rare = Query(text="الرئيس"), Query(text="وزير الخارجية", event=EventType.CONSULT, party="لافروف")
    return max(_best(lambda: find(common)), _best(lambda: find(rare)))


def _best(work: Any) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
