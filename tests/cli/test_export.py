"""khabar export: from articles to every format, whole, and into a reader that stops early (filters: test_record.py)."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from khabar.export.formats import FORMATS
from khabar.relate.record import open_writer
from tests.factories import DENIAL, PLAN, VISIT, coded

MANY = 450  # articles: more than are read from the store at once


def khabar(db: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "khabar", "export", *arguments]
    return subprocess.run(command, env={**os.environ, "KHABAR_DB": str(db)}, capture_output=True, check=False)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "khabar.db"
    with open_writer(f"sqlite:///{path}") as writer:
        writer.add(coded("plan", PLAN, date(2025, 7, 9), "أ"))
        writer.add(coded("visit", VISIT, date(2025, 7, 13), "ب"))
        writer.add(coded("denial", DENIAL, date(2025, 7, 9), "ج"))
    return path


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_written_from_a_store(db: Path, name: str) -> None:
    done = khabar(db, name)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 200
    assert len(done.stderr.decode().splitlines()) <= 1  # what was left out


def test_reports_are_rows_of_their_own(db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(khabar(db, "csv", "--reports").stdout.decode(), newline="")))
    assert sorted(row["article"] for row in rows) == ["denial", "plan", "visit"]


@pytest.mark.parametrize(
    ("arguments", "seen"),
    [(("xls",), "give one of csv"), (("atom", "--reports"), "give one of csv, parquet, jsonl")],
)
def test_what_makes_no_sense_is_refused_in_one_line(db: Path, arguments: tuple[str, ...], seen: str) -> None:
    done = khabar(db, *arguments)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 2 and line.startswith("khabar: ") and seen in line and done.stdout == b""


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_reader_that_stops_early_is_met_with_silence(db: Path, name: str) -> None:
    """It has gone before the first byte comes, so that whatever is written meets a closed pipe."""
    command = [sys.executable, "-m", "khabar", "export", name]
    with subprocess.Popen(command, env={**os.environ, "KHABAR_DB": str(db)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as job:
        assert job.stdout is not None and job.stderr is not None
        job.stdout.close()
        assert (job.stderr.read(), job.wait()) == (b"", 0)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "khabar.db"
    visit = coded("visit", VISIT, date(2025, 7, 13))
    with open_writer(f"sqlite:///{path}") as writer:
        for number in range(MANY):
            body = VISIT.replace("12", str(1 + number % 28)).replace("2025", str(2000 + number // 28))
            writer.add(coded(f"a{number}", body, visit.article.published, f"outlet {number}"))
    return path


def test_an_export_is_whole(large: Path) -> None:
    lines = [json.loads(line) for line in khabar(large, "jsonl").stdout.splitlines()]
    assert {told["article"] for line in lines for told in line["reports"]} == {f"a{number}" for number in range(MANY)}
