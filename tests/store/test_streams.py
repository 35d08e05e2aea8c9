"""What is read of a large store comes a little at a time, from either kind of database, and may be left half read."""

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from khabar.model import Coded
from khabar.relate.record import events, open_writer
from khabar.store import view as views
from khabar.store.query import Query
from khabar.store.view import View
from tests.factories import VISIT, coded

ARTICLES = 150
PADDING = "كلمة " * 10_000  # about 100 kB of text an article


@pytest.fixture
def filled(address: str) -> str:
    visit = coded("visit", VISIT, date(2025, 7, 13))

    def articles() -> Iterator[Coded]:
        for number in range(ARTICLES):
            article = replace(visit.article, id=f"a{number}", body=f"{visit.article.body}\n\n{number} {PADDING}")
            yield replace(visit, article=article, reports=tuple(replace(told, id=f"{number:020x}") for told in visit.reports))

    with open_writer(address) as writer:
        writer.add_all(list(articles()))
    return address


def test_reports_are_read_a_few_at_a_time(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "AT_ONCE", 10)
    with View(filled) as view:
        tracemalloc.start()
        told = sum(len(telling.article.body) for telling in view.find(Query()))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert told > ARTICLES * len(PADDING)
    assert most < told / 2  # all of them take two bytes a letter


def test_what_is_left_half_read_makes_no_noise(filled: str) -> None:
    with View(filled) as view:
        halves: list[Iterator[object]] = [view.find(Query()), events(view, Query())]
        for half in halves:
            next(half)
        assert view.coverage().articles == ARTICLES  # others are read meanwhile
    halves.clear()
    gc.collect()  # an error in there would fail this test: warnings are errors
