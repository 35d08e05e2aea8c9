"""The desk over a real server on loopback."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from lxml import html

from khabar.model import Article
from khabar.relate.record import open_writer
from tests.factories import PLAN, VISIT, coded
from tests.web.serving import served

HOSTILE = '<script>alert("x")</script> زار وزير الخارجية الروسي سيرغي لافروف كوريا الشمالية.'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    address = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'khabar.db'}"
    with open_writer(address) as writer:
        writer.add(coded("plan", PLAN, date(2025, 7, 9), "نبض"))
        writer.add(coded("visit", VISIT, date(2025, 7, 13), "نبض"))
        told = coded("hostile", HOSTILE, date(2025, 7, 1), '"><script>alert(1)</script>')
        link = Article(**{name: getattr(told.article, name) for name in Article.__slots__} | {"url": "javascript:alert(1)"})
        writer.add(type(told)(link, told.sentences, told.mentions, told.times, reports=told.reports))
    with served(address) as desk_address:
        yield desk_address


@pytest.mark.parametrize("path", ["/ar/", "/en/", "/ar/pair/RUS-PRK", "/en/pair/RUS-PRK", "/ar/article/plan", "/en/article/plan"])
def test_pages_answer_in_their_language_and_direction(desk: str, path: str) -> None:
    answer = httpx.get(desk + path)
    assert answer.status_code == 200
    root = html.fromstring(answer.content)
    language = path[1:3]
    assert (root.get("lang"), root.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert len(root.findall(".//h1")) == 1
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_articles_marks_lose_no_letter(desk: str) -> None:
    root = html.fromstring(httpx.get(desk + "/ar/article/plan").content)
    paragraphs = [" ".join("".join(map(str, p.itertext())).split()) for p in root.findall(".//article/p") if p.get("class") is None]
    assert paragraphs == [PLAN]
    kinds = {kind for mark in root.findall(".//article//mark") for kind in (mark.get("class") or "").split()}
    assert kinds == {"party", "time", "statement", "event"}


def test_every_page_has_its_json(desk: str) -> None:
    pair = httpx.get(desk + "/api/pair/RUS-PRK").json()
    assert pair["events"][0]["event"] == "CONSULT"
    assert httpx.get(desk + "/api/article/plan").json()["body"] == PLAN
    assert httpx.get(desk + "/api/").json()["coverage"]["articles"] == 3
    assert httpx.get(desk + "/health").json() == {"status": "ok"}
    assert "/api/pair/{pair}" in httpx.get(desk + "/openapi.json").json()["paths"]


def test_a_past_day_shows_nothing_of_what_came_later(desk: str) -> None:
    page = httpx.get(desk + "/ar/pair/RUS-PRK", params={"as_of": "2025-07-09"}).text
    assert VISIT not in page
    assert httpx.get(desk + "/ar/article/visit", params={"as_of": "2025-07-09"}).status_code == 404


def test_hostile_words_stay_words(desk: str) -> None:
    for path in ("/ar/", "/ar/article/hostile", "/ar/pair/RUS-PRK"):
        page = httpx.get(desk + path).text
        assert "<script" not in page
        assert "javascript:" not in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ar/article/none", 404),
        ("/xx/", 404),
        ("/ar/pair/RUS", 404),
        ("/ar/pair/RUS-PRK?as_of=never", 400),
        ("/api/article/none", 404),
        ("/ar/../../etc/passwd", 404),
    ],
)
def test_what_is_not_there_is_told_plainly(desk: str, path: str, status: int) -> None:
    answer = httpx.get(desk + path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on this machine")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_browser_shows_the_article_without_sideways_scrolling(desk: str, width: int) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(desk + "/ar/article/plan")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('20px \"Noto Naskh Arabic\"'))")
        event = page.locator("article mark.event").first
        page.uncheck("#show-event")
        assert event.evaluate("node => getComputedStyle(node).backgroundColor") == "rgba(0, 0, 0, 0)"
        browser.close()
    assert errors == []


def test_a_taken_port_is_one_line_and_status_2(desk: str, tmp_path: Path) -> None:
    path = tmp_path / "khabar.db"
    open_writer(f"sqlite:///{path}")
    port = desk.rsplit(":", 1)[1]
    done = subprocess.run(
        [sys.executable, "-m", "khabar", "serve", "--port", port, "--db", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert port in done.stderr
