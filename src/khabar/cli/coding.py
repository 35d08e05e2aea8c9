"""Many articles coded one after another, on one core or several, in order and without pauses."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from multiprocessing import parent_process
from threading import Thread
from typing import TypeVar

from khabar.analyse.pipeline import code_article
from khabar.model import Article, Coded

T = TypeVar("T")
BATCH = 32  # articles that a process takes at a time
AHEAD = 3  # batches read ahead for each process, so that none waits and memory stays small


def settle() -> None:
    """Set all that lives aside from Python's collector, after a collection of what is young.

    The data of the language and the words met are kept until the end; the collector would walk all of them again and again,
    a third of a second each time.
    """
    gc.collect(1)
    gc.freeze()


def at_least(coded: Coded, confidence: float) -> Coded:
    """``coded`` without the reports that are less sure than ``confidence``."""
    return replace(coded, reports=tuple(report for report in coded.reports if (report.confidence or 0.0) >= confidence))


def code_batches(articles: Iterable[Article], jobs: int = 1) -> Iterator[list[Coded]]:
    """Every one of ``articles`` coded, in order, a batch at a time."""
    return _in_batches(articles, _code_batch, jobs)


def code_lines(articles: Iterable[Article], form: Callable[[Coded], str], confidence: float, jobs: int) -> Iterator[str]:
    """What ``form`` makes of every article, in order, by ``jobs`` processes; ``form`` must be a function of a module."""
    for batch in _in_batches(articles, partial(_form_batch, form=form, confidence=confidence), jobs):
        yield from batch


def _in_batches(articles: Iterable[Article], work: Callable[[list[Article]], list[T]], jobs: int) -> Iterator[list[T]]:
    source = iter(articles)
    batches = iter(lambda: list(islice(source, BATCH)), [])
    if jobs == 1:
        yield from map(work, batches)
        return
    waiting: deque[Future[list[T]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_end_with_parent) as pool:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) > jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _end_with_parent() -> None:
    """Let this worker end as soon as its parent has: one whose parent was killed would wait for work forever."""
    Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)  # from a thread nothing gentler ends a process, and a worker has nothing to tidy up


def _code_batch(batch: list[Article]) -> list[Coded]:
    coded = [code_article(article) for article in batch]
    settle()
    return coded


def _form_batch(batch: list[Article], form: Callable[[Coded], str], confidence: float) -> list[str]:
    return [form(at_least(coded, confidence)) for coded in _code_batch(batch)]
