"""The record from the command line: search, export, why, correct, upgrade, and past days."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from khabar.relate.record import open_writer
from tests.factories import DENIAL, PLAN, VISIT, coded


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "khabar.db"
    with open_writer(f"sqlite:///{path}") as writer:
        writer.add_all(
            [coded("plan", PLAN, date(2025, 7, 9)), coded("visit", VISIT, date(2025, 7, 13)), coded("no", DENIAL, date(2025, 7, 9))]
        )
    return path


def khabar(store: Path, *words: str, status: int = 0) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run([sys.executable, "-m", "khabar", *words, "--db", str(store)], capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return done


def lines(store: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in khabar(store, "export", "jsonl", *words).stdout.splitlines()]


def test_events_are_exported_and_filtered(store: Path) -> None:
    assert sorted(str(event["status"]) for event in lines(store)) == ["denied", "happened"]
    assert [event["status"] for event in lines(store, "--status", "denied", "--country", "روسيا", "--country", "PRK")] == ["denied"]
    assert sorted(str(event["status"]) for event in lines(store, "--as-of", "2025-07-12")) == ["denied", "planned"]
    assert lines(store, "--as-of", "2025-07-08") == []
    assert [report["article"] for report in lines(store, "--reports", "--speaker", "زاخاروفا")] == ["plan"]


def test_a_reader_that_stops_early_is_no_error(store: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m khabar export jsonl --db {store} | head -c 10", shell=True, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


def test_search_finds_words_and_shows_them(store: Path) -> None:
    assert "happened" in khabar(store, "search", "زار").stdout
    found = json.loads(khabar(store, "search", '"كوريا الشمالية"', "--status", "denied", "--to", "json").stdout)
    assert [event["status"] for event in found["events"]] == ["denied"]
    assert "khabar: search" in khabar(store, "search", "لا", status=2).stderr


def test_why_names_what_holds_an_event_together(store: Path) -> None:
    (event,) = lines(store, "--status", "happened")
    text = khabar(store, "why", str(event["id"])).stdout
    assert "both sides name the same countries" in text and "asserts" in text
    told = json.loads(khabar(store, "why", str(event["id"]), "--to", "json").stdout)
    assert told["links"][0]["likeness"] >= 0
    assert "no such event" in khabar(store, "why", "nothing", status=2).stderr


def test_why_tells_figures_with_their_hedge_and_day(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    body = "قتلت إسرائيل أقل من 10 أشخاص في غارة على غزة في 12 يوليو 2025."
    with open_writer(f"sqlite:///{path}") as writer:
        writer.add_all([coded("strike", body, date(2025, 7, 13))])
    (event,) = lines(path)
    text = khabar(path, "why", str(event["id"])).stdout
    assert "figure: less-than 10 person killed: the outlet, نبض, 2025-07-13" in text
    assert "differs" not in text and "disputed" not in text


def test_words_that_look_like_markup_are_printed_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    with open_writer(f"sqlite:///{path}") as writer:
        writer.add_all([coded("[/red] :cat:", VISIT.replace("زار", "زار [/b] :cat:"), date(2025, 7, 13))])
    (event,) = lines(path)
    for command in (("show", "RUS", "PRK"), ("search", "زار"), ("why", str(event["id"]))):
        assert "[/b] :cat:" in khabar(path, *command).stdout


def test_corrections_are_made_listed_and_withdrawn(store: Path) -> None:
    (event,) = lines(store, "--status", "happened")
    (report,) = [told["report"] for told in event["reports"] if told["article"] == "visit"]  # type: ignore[attr-defined]
    by = ("--by", "ليلى", "--reason", "أُلغيت")
    assert khabar(store, "correct", report, "--set", "factuality=cancelled", *by).stdout == "correction 1\n"
    assert "cancelled" in {event["status"] for event in lines(store)} | {told["status"] for told in lines(store)}
    (held,) = [json.loads(line) for line in khabar(store, "correct", "--list").stdout.splitlines()]
    assert (held["author"], held["reason"], held["value"]) == ("ليلى", "أُلغيت", {"factuality": "cancelled"})
    khabar(store, "correct", "--withdraw", "1", *by)
    assert [event["status"] for event in lines(store, "--status", "happened")] == ["happened"]
    assert "one of --set" in khabar(store, "correct", report, *by, status=2).stderr
    assert "2 changes" in khabar(store, "correct", report, "--wrong", "--withdraw", "1", status=2).stderr
    assert "no author" in khabar(store, "correct", report, "--wrong", status=2).stderr


def test_show_tells_the_trend_with_its_coverage(store: Path) -> None:
    text = khabar(store, "show", "RUS", "PRK").stdout
    assert "articles of each month" in text and "2025-07" in text
    shown = json.loads(khabar(store, "show", "RUS", "PRK", "--to", "json").stdout)
    (month,) = shown["trend"]["months"]
    assert (month["month"], month["events"], month["index"], month["articles"]) == ("2025-07", 1, 4.0, 3)
    assert json.loads(khabar(store, "show", "RUS", "PRK", "--to", "json", "--as-of", "2025-07-10").stdout)["trend"]["months"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("show", "RUS", "روسيا"),
        ("search", "زار", "--country", "RUS", "--country", "RUS"),
        ("export", "jsonl", "--country", "RUS", "--country", "Russia"),
        ("ask", "--actor", "RUS", "--recipient", "RUS", "--event", "CONSULT", "--by", "2030-01-01"),
    ],
)
def test_a_pair_is_two_different_countries(store: Path, words: tuple[str, ...]) -> None:
    error = khabar(store, *words, status=2).stderr
    assert error.startswith("khabar: ") and "RUS is given twice" in error and error.count("\n") == 1


def test_a_store_of_today_needs_no_upgrade(store: Path, tmp_path: Path) -> None:
    assert khabar(store, "upgrade").stdout == "version 2 already\n"
    assert "no such store" in khabar(tmp_path / "none.db", "upgrade", status=2).stderr


@pytest.mark.parametrize(
    "wrong",
    [("--event", "WAR"), ("--status", "maybe"), ("--from", "July"), ("--until", "soon"), ("--clock", "third"), ("--country", "Nowhere")],
)
def test_options_that_make_no_sense_are_refused_in_one_line(store: Path, wrong: tuple[str, str]) -> None:
    error = khabar(store, "export", "jsonl", *wrong, status=2).stderr
    assert error.startswith("khabar: ") and error.count("\n") == 1
    assert wrong[0].removeprefix("--") in error


@pytest.mark.parametrize("command", [("show", "RUS", "PRK"), ("search", "زار"), ("why", "none"), ("ask", "?")])
def test_an_answer_is_text_or_json_and_nothing_else(store: Path, command: tuple[str, ...]) -> None:
    error = khabar(store, *command, "--to", "xml", status=2).stderr
    assert "--to" in error and "text, json" in error
