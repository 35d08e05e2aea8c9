"""What goes wrong outside the store costs nothing that was acknowledged: kills, a full disk, locks, files that cannot be written."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Connection
from sqlalchemy.event import listens_for

from khabar.errors import StoreError
from khabar.model import Coded
from khabar.relate.record import events, open_writer
from khabar.store.query import Query
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded

ARTICLES, KILLS = 120, 5
BODIES = (VISIT, PLAN, DENIAL)
# Adds an article at a time and says so once it is kept.
ADDING = """
import sys
from datetime import UTC, date, datetime, timedelta
from khabar.relate.record import open_writer
from tests.store.test_faults import told
with open_writer(sys.argv[1]) as writer:
    for number in range(int(sys.argv[2])):
        writer.add(told(number), datetime(2025, 8, 1, tzinfo=UTC))
        print(number, flush=True)
"""


def told(number: int) -> Coded:
    """One article of many: three that repeat, told day after day."""
    return coded(f"{number:04}", BODIES[number % 3], date.fromordinal(date(2025, 7, 1).toordinal() + number % 20), f"outlet {number % 7}")


def everything(address: str) -> object:
    with View(address) as view:
        whole = [view.coded(article.id) for article in view.articles(10_000)]
        return whole, list(events(view, Query())), view.coverage(), list(view.find(Query(text="الشمالية")))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> object:
    address = f"sqlite:///{tmp_path_factory.mktemp('whole') / 'khabar.db'}"
    subprocess.run([sys.executable, "-c", ADDING, address, str(ARTICLES)], check=True, capture_output=True)
    return everything(address)


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path, undisturbed: object) -> None:
    """benchmarks/kill.py does the same to khabar add with real articles, fifty times."""
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    source = random.Random(5)
    for _ in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", ADDING, address, str(ARTICLES)], stdout=subprocess.PIPE, text=True) as adding:
            assert adding.stdout is not None
            acknowledged = [adding.stdout.readline().strip()]
            time.sleep(source.uniform(0.0, 0.4))
            adding.send_signal(signal.SIGKILL)
            acknowledged += adding.stdout.read().split()
        with View(address) as view:
            kept = {article.id for article in view.articles(10_000)}
            assert {f"{int(number):04}" for number in acknowledged} <= kept
            assert all(view.coded(name) == told(int(name)) for name in kept)
    subprocess.run([sys.executable, "-c", ADDING, address, str(ARTICLES)], check=True, capture_output=True)
    assert everything(address) == undisturbed


def test_a_full_disk_is_told_in_one_line_and_nothing_is_lost(tmp_path: Path) -> None:
    """SQLite meets a limit of pages as it meets a disk without room."""
    path = tmp_path / "khabar.db"
    address = f"sqlite:///{path}"
    with open_writer(address) as writer:
        writer.add(told(0))
        engine = writer._engine
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

        @listens_for(engine, "begin")
        def _full(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")

        with pytest.raises(StoreError, match=r"full.*space") as error:
            writer.add_all([told(number) for number in range(1, 40)])
    assert "\n" not in str(error.value)
    with View(address) as view:
        assert [article.id for article in view.articles()] == ["0000"]
    with open_writer(address) as writer:
        assert writer.add(told(1))


# Adds as a user to whom the file does not belong; all that it needs is loaded while it is still whoever runs the tests.
AS_ANOTHER = """
import os, sys
from khabar.errors import StoreError
from khabar.relate.record import open_writer
from tests.store.test_faults import told
article = told(1)
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
try:
    with open_writer(sys.argv[1]) as writer:
        writer.add(article)
except StoreError as error:
    print(error)
"""


def test_a_read_only_file_is_told_in_one_line() -> None:
    with TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "khabar.db"
        with open_writer(f"sqlite:///{path}") as writer:
            writer.add(told(0))
        path.chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", AS_ANOTHER, f"sqlite:///{path}"], capture_output=True, text=True, check=True)
        folder.chmod(0o755)
        assert str(path) in done.stdout and done.stdout.count("\n") == 1, done.stderr
        with View(f"sqlite:///{path}") as view:
            assert view.coverage().articles == 1


def test_a_locked_file_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.store.database.BUSY_MS", 100)
    path = tmp_path / "khabar.db"
    with open_writer(f"sqlite:///{path}") as writer:
        writer.add(told(0))
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked") as error, open_writer(f"sqlite:///{path}") as writer:
        writer.add(told(1))
    assert "\n" not in str(error.value)
    raw.execute("ROLLBACK")
    raw.close()
    with open_writer(f"sqlite:///{path}") as writer:
        assert writer.add(told(1))


@pytest.mark.parametrize("content", [b"\x89PNG not a database at all" * 100, b"", b"SQLite format 3\x00" + b"\x00" * 50])
def test_a_file_that_is_no_store_is_refused_or_made_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.db"
    path.write_bytes(content)
    if not content:
        open_writer(f"sqlite:///{path}").__exit__(None, None, None)
        return
    with pytest.raises(StoreError, match=r"picture\.db") as error:
        open_writer(f"sqlite:///{path}")
    assert "\n" not in str(error.value)
    assert path.read_bytes() == content


def test_an_interrupted_batch_is_kept_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    with open_writer(address) as writer:
        writer.add(told(0))

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("power cut")

        with monkeypatch.context() as patched:
            patched.setattr("khabar.store.linking.Links.keep", broken)
            with pytest.raises(RuntimeError, match="power cut"):
                writer.add_all([told(1), told(2)])
        assert [coded.article.id for coded in writer.add_all([told(1), told(2)])] == ["0001", "0002"]
    with View(address) as view:
        assert json.dumps(sorted(article.id for article in view.articles())) == '["0000", "0001", "0002"]'
