"""Parties, times, places and quantities over a whole corpus: crashes, the slowest articles, and the titles that stay without a country.

    python benchmarks/corpus.py ../shared/corpora/articles.jsonl.gz [how many titles to print, 300 if not given]

Each line of the corpus is an object with ``id``, ``title``, ``body`` and ``published`` (a day, with or without the hour, or null).
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from stages import find_parts

from khabar.cli.coding import BATCH, settle
from khabar.model import Article

SLOWEST = 5
WORDS = 300  # what the marks of speed are stated for
MARK_MS = 200
OFFICE = "party.office"


def read_corpus(path: Path) -> Iterator[Article]:
    """The articles of a corpus, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = date.fromisoformat(row["published"][:10]) if row["published"] else None
            yield Article(row["id"], row["title"] or "", row["body"], published=day)


def main(path: Path, titles: int) -> int:
    """Print what was found; 1 where an article failed."""
    times: list[tuple[float, str, int]] = []
    failed, words = 0, 0
    unresolved: Counter[str] = Counter()
    for number, article in enumerate(read_corpus(path)):
        if number % BATCH == 1:
            settle()
        start = time.perf_counter()
        try:
            mentions = find_parts(article)
        except Exception as error:  # a failing article is what this run looks for
            print(f"failed: {article.id}: {error!r}")
            failed += 1
            continue
        times.append(((time.perf_counter() - start) * 1000, article.id, len(article.text)))
        words += len(article.text.split())
        unresolved.update(mention.span.of(article.text) for mention in mentions if mention.rule == OFFICE and not mention.party.country)
    total, slow = sum(time for time, _, _ in times), sorted(times, reverse=True)
    print(f"{len(times)} articles, {failed} failed; {total / words * WORDS:.2f} ms for {WORDS} words")
    print(f"slower than {MARK_MS} ms: {sum(time > MARK_MS for time, _, _ in times)}; the slowest:")
    for taken, identifier, length in slow[:SLOWEST]:
        print(f"  {taken:6.0f} ms  {identifier}  {length} characters")
    print(f"offices without a country: {unresolved.total()} mentions of {len(unresolved)} forms")
    for title, count in unresolved.most_common(titles):
        print(f"{count:6}  {title}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300))
