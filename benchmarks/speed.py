"""Speed and memory, printed: coding one article beside extracting its page, the answer of --help, loading, peak memory.

Times of this machine mean little by themselves: each is given with its ratio to a plain piece of work done in the same run.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "examples" / "pages" / "2025-07-09-roundup.html"
WORDS = 300  # what the marks are stated for
RUNS = 40
STARTS = 5


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of ``work`` in milliseconds, after one run that warms it up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def peak_mb() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def python_start_ms(arguments: list[str]) -> float:
    """The median time that a new process of this Python takes with ``arguments``, in milliseconds."""
    return median_ms(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True), STARTS)


def main() -> None:
    """Print every figure on its line."""
    start = time.perf_counter()
    from stages import find_parts

    from khabar.analyse.pipeline import code_article
    from khabar.model import Article
    from khabar.read import read_input

    (article,) = read_input(str(PAGE))
    assert isinstance(article, Article)
    find_parts(article)
    loading = (time.perf_counter() - start) * 1000
    parts_memory = peak_mb()
    words = len(article.text.split())
    page = PAGE.read_text(encoding="utf-8")
    parts = median_ms(lambda: find_parts(article)) * WORDS / words
    coding = median_ms(lambda: code_article(article)) * WORDS / words
    extracting = median_ms(lambda: trafilatura.extract(page)) * WORDS / words
    bare, helping = python_start_ms(["-c", ""]), python_start_ms(["-m", "khabar", "--help"])
    print(f"parts of {WORDS} words      {parts:7.1f} ms   (mark 4; {parts / extracting:.2f} of extracting)")
    print(f"coding {WORDS} words        {coding:7.1f} ms   (mark 10; {coding / extracting:.2f} of extracting the same page)")
    print(f"extracting {WORDS} words    {extracting:7.1f} ms   (trafilatura alone)")
    print(f"khabar --help           {helping:7.0f} ms   (mark 300; {helping / bare:.1f} times a bare start of Python)")
    print(f"loading and first page  {loading:7.0f} ms   (mark 500 for the data of the parts; {loading / bare:.1f} times a bare start)")
    print(f"peak memory of parts    {parts_memory:7.0f} MB   (mark 300)")
    print(f"peak memory of all      {peak_mb():7.0f} MB")


if __name__ == "__main__":
    main()
