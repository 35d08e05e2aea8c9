"""Many articles coded one after another, on one core or several, in order and without pauses."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice

from khabar.analyse.pipeline import code_article
from khabar.model import Article, Coded

SETTLED_EVERY = 100
BATCH = 32  # articles that a process takes at a time
AHEAD = 3  # batches read ahead for each process, so that none waits and memory stays small


def settle() -> None:
    """Set all that lives aside from Python's collector, after a collection of what is young.

    The data of the language and the words met are kept until the end; the collector would walk all of them again and again,
    a third of a second each time.
    """
    gc.collect(1)
    gc.freeze()


def code_all(articles: Iterable[Article]) -> Iterator[Coded]:
    """Every one of ``articles`` coded, in order."""
    for number, article in enumerate(articles):
        if number % SETTLED_EVERY == 1:
            settle()
        yield code_article(article)


def at_least(coded: Coded, confidence: float) -> Coded:
    """``coded`` without the reports that are less sure than ``confidence``."""
    return replace(coded, reports=tuple(report for report in coded.reports if (report.confidence or 0.0) >= confidence))


def code_lines(articles: Iterable[Article], form: Callable[[Coded], str], confidence: float, jobs: int) -> Iterator[str]:
    """What ``form`` makes of every article, in order, by ``jobs`` processes; ``form`` must be a function of a module."""
    if jobs == 1:
        yield from (form(at_least(coded, confidence)) for coded in code_all(articles))
        return
    work = partial(_code_batch, form=form, confidence=confidence)
    waiting: deque[Future[list[str]]] = deque()
    source = iter(articles)
    with ProcessPoolExecutor(jobs) as pool:
        while batch := list(islice(source, BATCH)):
            waiting.append(pool.submit(work, batch))
            if len(waiting) > jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _code_batch(batch: list[Article], form: Callable[[Coded], str], confidence: float) -> list[str]:
    """The work of one process on one batch."""
    lines = [form(at_least(code_article(article), confidence)) for article in batch]
    settle()
    return lines
