"""The command itself: good input, bad input, one line and the right exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[2] / "examples" / "pages"
ARABIC = "وصل وزير الخارجية الروسي سيرغي لافروف إلى كوريا الشمالية اليوم الجمعة في زيارة رسمية."


def khabar(*arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "khabar", *arguments], input=given, capture_output=True, check=False)


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of an input that was refused."""
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("khabar: ")
    assert done.stdout == b""
    return lines[0]


def test_code_to_json_lines_keeps_id_order_and_body() -> None:
    lines = [{"id": f"n{n}", "title": "", "body": ARABIC + "\n\n  " + str(n), "published": "2025-07-11"} for n in range(3)]
    done = khabar("code", "-", "--to", "jsonl", given="\n".join(map(json.dumps, lines)).encode())
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(answer["id"], answer["body"]) for answer in answers] == [(line["id"], line["body"]) for line in lines]
    assert all(answer["reports"] and answer["parties"] and answer["times"] for answer in answers)


def test_a_broken_line_in_the_middle_is_named_and_the_good_ones_are_coded() -> None:
    good = json.dumps({"id": "a", "title": "", "body": ARABIC})
    done = khabar("code", "-", "--to", "jsonl", given=f"{good}\n{{broken\n{good.replace(chr(34) + 'a', chr(34) + 'b')}\n".encode())
    assert done.returncode == 2
    assert [json.loads(line)["id"] for line in done.stdout.decode().splitlines()] == ["a", "b"]
    (line,) = done.stderr.decode().splitlines()
    assert "2" in line


@pytest.mark.parametrize(
    ("name", "content", "seen"),
    [
        ("empty.html", b"", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (
            "english.html",
            b"<html><body><article><p>" + b"The minister arrived on Friday. " * 30 + b"</p></article></body></html>",
            "Arabic",
        ),
        ("wrong.html", "<p>وصل الوزير إلى العاصمة</p>".encode() * 5 + b"\xff\xfe\xc7\xe1" + "<p>وغادر</p>".encode(), "offset"),
    ],
)
def test_bad_input_is_one_line(tmp_path: Path, name: str, content: bytes, seen: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    line = refused(khabar("code", str(path)))
    assert seen in line
    assert name in line


def test_a_page_of_50_mb_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as out:
        out.write(b"<html><body>" + "<p>وصل الوزير إلى العاصمة.</p>".encode() * (50 * 2**20 // 45))
    assert path.stat().st_size > 50 * 2**20
    done = khabar("add", str(path), "--db", str(tmp_path / "k.db"))
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"0 articles added" in done.stdout


def test_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert "missing.html" in refused(khabar("code", str(tmp_path / "missing.html")))


def test_an_unreachable_address_is_one_line() -> None:
    assert "127.0.0.1" in refused(khabar("code", "http://127.0.0.1:9/page.html"))


def test_no_date_leaves_relative_times_unresolved(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("عنوان الخبر\n\n" + ARABIC, encoding="utf-8")
    (answer,) = (json.loads(line) for line in khabar("code", str(path), "--to", "jsonl").stdout.decode().splitlines())
    assert answer["published"] is None
    assert [(time["text"], time["start"]) for time in answer["times"]] == [("اليوم الجمعة", None)]
    assert all(report["when"] is None for report in answer["reports"])


def test_add_show_and_ask_on_the_example_pages(tmp_path: Path) -> None:
    db = str(tmp_path / "k.db")
    pages = sorted(map(str, PAGES.glob("*.html")))
    assert khabar("add", *pages, "--db", db).returncode == 0
    assert b"0 articles added" in khabar("add", *pages, "--db", db).stdout
    shown = khabar("show", "RUS", "PRK", "--db", db)
    assert shown.returncode == 0
    assert "لافروف" in shown.stdout.decode()
    asked = khabar("ask", "هل يلتقي كيم وبوتين قبل نهاية 2025؟", "--as-of", "2025-07-09", "--db", db, "--to", "json")
    answer = json.loads(asked.stdout)
    assert 0 < answer["probability"] < 1
    assert answer["interval"][0] < answer["probability"] < answer["interval"][1]
    assert answer["base_rate"] > 0
    assert {"denied", "possible"} <= {report["factuality"] for report in answer["reports"]}
    assert all(report["published"] <= "2025-07-09" and report["sentences"] for report in answer["reports"])
    flags = khabar(
        "ask", "--actor", "RUS", "--recipient", "PRK", "--event", "CONSULT", "--by", "2025-12-31", "--as-of", "2025-07-09", "--db", db
    )
    assert flags.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [("show", "RUS", "Atlantis"), ("ask", "?"), ("ask",), ("code", "x", "--to", "xml"), ("show", "RUS", "PRK", "--as-of", "soon")],
)
def test_wrong_arguments_are_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    refused(khabar(*arguments, *(("--db", str(tmp_path / "none.db")) if arguments[0] != "code" else ())))


def test_version_and_help_answer() -> None:
    assert khabar("--version").stdout.startswith(b"khabar ")
    for command in ("code", "add", "show", "ask", "serve"):
        done = khabar(command, "--help")
        assert done.returncode == 0
        assert b"Usage" in done.stdout
