"""The store on real SQLite files."""

import multiprocessing
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import StoreError
from khabar.relate.record import open_writer
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, article, coded

JULY_9, JULY_13 = date(2025, 7, 9), date(2025, 7, 13)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'khabar.db'}"


def test_what_was_written_is_read_back_without_loss(address: str) -> None:
    told = coded("a", VISIT + "\n\n" + DENIAL, JULY_13)
    assert told.reports and told.statements and told.mentions and told.times
    with open_writer(address) as writer:
        assert writer.add(told)
    assert View(address).coded("a") == told


def test_adding_twice_changes_nothing(address: str) -> None:
    with open_writer(address) as writer:
        assert writer.add(coded("a", VISIT, JULY_13))
        assert not writer.add(coded("a", VISIT, JULY_13))
    assert View(address).coverage().articles == 1


def test_a_new_coder_adds_and_the_newest_is_read(address: str) -> None:
    first, second = coded("a", VISIT, JULY_13), coded("a", PLAN, JULY_13)
    with open_writer(address) as writer:
        writer.add(first, version="1")
        writer.add(type(first)(first.article, first.sentences), version="2")
        writer.add(second, version="1")
    view = View(address)
    assert view.tellings(("RUS", "PRK")) == ()
    with sqlite3.connect(address.removeprefix("sqlite:///")) as raw:
        assert raw.execute("select count(*) from coding").fetchone() == (2,)
        assert raw.execute("select count(*) from report").fetchone() == (len(first.reports),)


def test_what_was_published_later_does_not_exist(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded("plan", PLAN, JULY_9))
        writer.add(coded("visit", VISIT, JULY_13))
    earlier = View(address, JULY_9)
    assert [telling.article.id for telling in earlier.tellings(("RUS", "PRK"))] == ["plan"]
    assert earlier.coded("visit") is None
    assert earlier.coverage().articles == 1
    assert [found.id for found in earlier.articles()] == ["plan"]
    assert sum(pair.reports for pair in earlier.pairs()) == 1


def test_an_unknown_day_of_publication_counts_from_the_day_it_was_learned(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, None), learned=datetime(2025, 7, 20, 23, 59, tzinfo=UTC))
    assert View(address, date(2025, 7, 19)).coded("a") is None
    assert View(address, date(2025, 7, 20)).coded("a") is not None


def test_by_the_other_clock_an_article_counts_from_the_day_it_was_learned(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, JULY_13), learned=datetime(2025, 8, 1, tzinfo=UTC))
    assert View(address, JULY_13, "learned").coded("a") is None
    assert View(address, date(2025, 8, 1), "learned").coded("a") is not None


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([VISIT, PLAN, DENIAL]), st.dates(date(2025, 1, 1), date(2025, 1, 20))), max_size=6),
    st.dates(date(2025, 1, 1), date(2025, 1, 20)),
)
def test_a_view_of_a_past_day_equals_a_store_that_never_received_the_rest(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, date]], day: date
) -> None:
    folder = tmp_path_factory.mktemp("views")
    everything, until = f"sqlite:///{folder / 'all.db'}", f"sqlite:///{folder / 'until.db'}"
    learned = datetime(2025, 2, 1, tzinfo=UTC)
    with open_writer(everything) as whole, open_writer(until) as part:
        for number, (body, published) in enumerate(history):
            told = coded(str(number), body, published)
            whole.add(told, learned)
            if published <= day:
                part.add(told, learned)
    seen, expected = View(everything, day), View(until)
    assert seen.tellings() == expected.tellings()
    assert seen.pairs() == expected.pairs()
    assert seen.coverage() == expected.coverage()
    seen.close()
    expected.close()


def _read(address: str, found: "multiprocessing.Queue[int]") -> None:
    view = View(address)
    found.put(len(view.tellings(("RUS", "PRK"))))
    view.close()


def test_another_process_reads_while_one_writes(address: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    found: multiprocessing.Queue[int] = spawn.Queue()
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, JULY_13))
        reader = spawn.Process(target=_read, args=(address, found))
        reader.start()
        writer.add(coded("b", PLAN, JULY_9))
        count = found.get(timeout=60)
        reader.join()
    assert count in (1, 2)


def test_a_file_that_is_no_store_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "picture.db"
    path.write_bytes(b"\x89PNG not a database at all" * 100)
    with pytest.raises(StoreError) as error:
        open_writer(f"sqlite:///{path}")
    assert "\n" not in str(error.value)
    assert "picture.db" in str(error.value)


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match="no such store"):
        View(f"sqlite:///{path}")
    assert not path.exists()


def test_a_newer_store_is_refused(address: str) -> None:
    open_writer(address)
    with sqlite3.connect(address.removeprefix("sqlite:///")) as raw:
        raw.execute("update schema_version set version = 999")
    with pytest.raises(StoreError, match="newer"):
        View(address)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(StoreError, match="address"):
        open_writer("nonsense://x")


def test_an_article_keeps_its_text_to_the_letter(address: str) -> None:
    body = "زار بوتين\u200f الصين.\n\n\n  وقال: «نعم» \u0000 "
    told = coded("a", body, None)
    with open_writer(address) as writer:
        writer.add(told)
    read = View(address).coded("a")
    assert read is not None
    assert read.article == article("a", body, None)
