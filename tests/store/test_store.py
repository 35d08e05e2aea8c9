"""The store on real databases: SQLite files, and PostgreSQL where it is installed."""

import multiprocessing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from khabar.errors import StoreError
from khabar.relate.record import open_writer
from khabar.store.database import open_store, writing
from khabar.store.query import Query
from khabar.store.schema import coding, party, report, schema_version
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, article, coded

JULY_9, JULY_13 = date(2025, 7, 9), date(2025, 7, 13)


def test_what_was_written_is_read_back_without_loss(address: str) -> None:
    told = coded("a", VISIT + "\n\n" + DENIAL, JULY_13)
    assert told.reports and told.statements and told.mentions and told.times
    with open_writer(address) as writer:
        assert writer.add(told)
    with View(address) as view:
        assert view.coded("a") == told


def test_adding_twice_changes_nothing(address: str) -> None:
    with open_writer(address) as writer:
        assert writer.add(coded("a", VISIT, JULY_13))
        assert not writer.add(coded("a", VISIT, JULY_13))
        assert writer.add_all([coded("b", VISIT, JULY_13), coded("b", PLAN, JULY_13)]) == [coded("b", VISIT, JULY_13)]
    with View(address) as view:
        assert view.coverage().articles == 2


def test_a_new_coder_adds_and_the_newest_is_read(address: str) -> None:
    first, second = coded("a", VISIT, JULY_13), coded("a", PLAN, JULY_13)
    with open_writer(address) as writer:
        writer.add(first, version="1")
        writer.add(type(first)(first.article, first.sentences), version="2")
        writer.add(second, version="1")
    with View(address) as view:
        assert view.tellings(("RUS", "PRK")) == ()
        assert list(view.rows(select(func.count()).select_from(coding))) == [(2,)]
        assert list(view.rows(select(func.count()).select_from(report))) == [(len(first.reports),)]


def test_what_was_published_later_does_not_exist(address: str) -> None:
    with open_writer(address) as writer:
        writer.add_all([coded("plan", PLAN, JULY_9), coded("visit", VISIT, JULY_13)])
    with View(address, JULY_9) as earlier:
        assert [telling.article.id for telling in earlier.tellings(("RUS", "PRK"))] == ["plan"]
        assert earlier.coded("visit") is None
        assert earlier.coverage().articles == 1
        assert [found.id for found in earlier.articles()] == ["plan"]
        assert [(month.month, month.articles) for month in earlier.months()] == [(date(2025, 7, 1), 1)]
        assert sum(pair.reports for pair in earlier.pairs()) == 1
        assert list(earlier.find(Query(text="زار وزير"))) == []


def test_an_unknown_day_of_publication_counts_from_the_day_it_was_learned(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, None), learned=datetime(2025, 7, 20, 23, 59, tzinfo=UTC))
    with View(address, date(2025, 7, 19)) as before, View(address, date(2025, 7, 20)) as after:
        assert before.coded("a") is None
        assert after.coded("a") is not None


def test_by_the_other_clock_an_article_counts_from_the_day_it_was_learned(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, JULY_13), learned=datetime(2025, 8, 1, tzinfo=UTC))
    with View(address, JULY_13, "learned") as before, View(address, date(2025, 8, 1), "learned") as after:
        assert before.coded("a") is None
        assert after.coded("a") is not None


def _read(address: str, found: "multiprocessing.Queue[int]") -> None:
    with View(address) as view:
        found.put(len(view.tellings(("RUS", "PRK"))))


def test_other_processes_read_while_one_writes(address: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    found: multiprocessing.Queue[int] = spawn.Queue()
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, JULY_13))
        readers = [spawn.Process(target=_read, args=(address, found)) for _ in range(2)]
        with writer.work():  # a transaction that is open all the while
            for reader in readers:
                reader.start()
            counts = [found.get(timeout=60) for _ in readers]
        writer.add(coded("b", PLAN, JULY_9))
        for reader in readers:
            reader.join()
    assert counts == [1, 1]


def _add(address: str, name: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded(name, VISIT.replace("12", name), JULY_13))


def test_two_processes_that_add_take_turns(address: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    adding = [spawn.Process(target=_add, args=(address, name)) for name in ("11", "12", "13")]
    for process in adding:
        process.start()
    for process in adding:
        process.join(timeout=120)
    assert [process.exitcode for process in adding] == [0, 0, 0]
    with View(address) as view:
        assert {found.id for found in view.articles()} == {"11", "12", "13"}


def test_a_view_sees_one_state_for_as_long_as_it_is_open(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(coded("a", VISIT, JULY_13))
        with View(address) as view:
            assert view.coverage().articles == 1
            writer.add(coded("b", PLAN, JULY_9))
            assert view.coverage().articles == 1


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match="no such store"):
        View(f"sqlite:///{path}")
    assert not path.exists()


@pytest.mark.postgresql
def test_a_database_without_tables_is_not_filled_by_reading(postgresql_address: str) -> None:
    with pytest.raises(StoreError, match="holds no Khabar store"):
        View(postgresql_address)


def test_a_newer_store_is_refused(address: str) -> None:
    engine = open_store(address, create=True)
    with writing(engine) as connection:
        connection.execute(schema_version.update().values(version=999))
    engine.dispose()
    with pytest.raises(StoreError, match="newer"):
        View(address)


@pytest.mark.parametrize("wrong", ["nonsense://x", "mysql://x/y", "sqlite:////"])
def test_what_is_no_address_is_refused_in_one_line(wrong: str) -> None:
    with pytest.raises(StoreError) as error:
        open_writer(wrong)
    assert "\n" not in str(error.value)


def test_an_article_keeps_its_text_to_the_letter(address: str) -> None:
    body = "زار بوتين\u200f الصين.\n\n\n  وقال: «نعم» \u0000 \x1b0 "
    told = coded("a", body, None)
    with open_writer(address) as writer:
        writer.add(told)
    with View(address) as view:
        read = view.coded("a")
    assert read is not None
    assert read.article == article("a", body, None)


def test_more_parties_than_are_remembered_are_kept_once(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.store.article_rows.PARTIES_REMEMBERED", 1)
    with open_writer(address) as writer:
        for number in range(3):
            writer.add_all([coded(f"{number}-{name}", VISIT + "\n\n" + PLAN, JULY_13) for name in "abc"])
    with View(address) as view:
        hashes = [row.hash for row in view.rows(select(party.c.hash))]
        assert len(hashes) == len(set(hashes)) > 1
