"""How time grows with length, to a megabyte, and on texts made to be hard: one sentence of 100,000 words, nothing but marks, nesting."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from corpus import read_corpus

from khabar.analyse.pipeline import code_article
from khabar.model import Article

PROSE = (15_000, 60_000, 250_000, 1_000_000)  # characters
SENTENCE = (25_000, 50_000, 100_000)  # words
HARD = {"opening quotes": "«", "quotes": '"', "brackets": "(", "marks": "\u064b", "joiners": "\u200d", "one verb": "قال "}
SIGNS = 200_000


def seconds(text: str) -> float:
    """The time that coding ``text`` takes."""
    start = time.perf_counter()
    code_article(Article("long", "", text))
    return time.perf_counter() - start


def main(corpus: Path) -> None:
    """Print microseconds for a character, or a word, at each length."""
    text = "\n\n".join(article.body for article in read_corpus(corpus))[: PROSE[-1]]
    words = text.translate({ord(stop): " " for stop in ".!؟?…\n"}).split()
    seconds(text[: PROSE[0]])
    for size in PROSE:
        print(f"prose of {size:9,} characters   {seconds(text[:size]) / size * 1e6:6.1f} µs a character")
    for size in SENTENCE:
        print(f"a sentence of {size:7,} words    {seconds(' '.join((words * 2)[:size])) / size * 1e6:6.1f} µs a word")
    for name, sign in HARD.items():
        print(f"{name:14} {SIGNS:9,} times  {seconds(sign * SIGNS):6.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
