"""The day of publication, the title and the furniture of pages that the tests write; fetching over real HTTP on loopback."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from khabar.errors import InputError
from khabar.model import Article
from khabar.read import read_input

PARAGRAPHS = [
    "وصل وزير الخارجية الروسي سيرغي لافروف إلى بيونغ يانغ في زيارة رسمية تستمر يومين على رأس وفد كبير.",
    "وأجرى الوزير فور وصوله محادثات مع نظيرته الكورية الشمالية تناولت العلاقات بين البلدين وسبل تطويرها.",
    "وقال لافروف للصحفيين إن بلاده تقدر موقف كوريا الشمالية وإن التعاون بين الجانبين سيتوسع في الأشهر المقبلة.",
]


def page(head: str = "", above: str = "", below: str = "", footer: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='ar' dir='rtl'><head><meta charset='utf-8'><title>لافروف في بيونغ يانغ | موقع التجربة</title>{head}"
        f"</head><body><article><h1>لافروف في بيونغ يانغ</h1>{above}{body}{below}</article><footer>{footer}</footer></body></html>"
    )


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    (article,) = read_input(str(path))
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("head", "above", "footer", "day"),
    [
        ('<meta property="article:published_time" content="2025-07-09T10:00:00+03:00">', "", "© 2024", "2025-07-09"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-07-09"}</script>', "", "© 2024", "2025-07-09"),
        ("", '<time datetime="2025-07-09T08:00">الأربعاء</time>', "© 2024", "2025-07-09"),
        ("", "<span>الأربعاء 9 يوليو/تموز 2025</span>", "© 2024 جميع الحقوق محفوظة", "2025-07-09"),
        ("", "<span>9 تموز 2025</span>", "© 2024", "2025-07-09"),
        ("", "<span>٩/٧/٢٠٢٥</span>", "© 2024", "2025-07-09"),
        ("", "<span>الأربعاء 14 محرم 1447 هـ</span>", "© 2024", "2025-07-09"),
        ("", "", "© 2025 جميع الحقوق محفوظة", "None"),
    ],
)
def test_the_day_of_publication(tmp_path: Path, head: str, above: str, footer: str, day: str) -> None:
    article = read(tmp_path, page(head, above, footer=footer))
    assert str(article.published) == day
    assert (article.published_by is None) == (article.published is None)


def test_the_title_is_without_the_sites_name_and_not_in_the_body(tmp_path: Path) -> None:
    article = read(tmp_path, page(above="<p>سياسة</p>"))
    assert article.title == "لافروف في بيونغ يانغ"
    assert article.title not in article.body.split("\n")


def test_furniture_goes_and_the_text_stays(tmp_path: Path) -> None:
    furniture = ["شارك الخبر على فيسبوك", "0 تعليق", "اترك تعليقا", "MTkyLjAuMi40NA== Amman, Jordan"]
    article = read(tmp_path, page(below="".join(f"<p>{text}</p>" for text in furniture)))
    assert article.body == "\n\n".join(PARAGRAPHS)


class Pages(BaseHTTPRequestHandler):
    """A small site: a page, a page in windows-1256, a picture, a loop and nothing else."""

    def do_GET(self) -> None:
        status, kind, body = {
            "/utf8": (200, "text/html; charset=utf-8", page().encode()),
            "/cp1256": (200, "text/html; charset=windows-1256", page().replace("utf-8", "windows-1256").encode("cp1256")),
            "/picture": (200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
            "/loop": (302, "", b""),
        }.get(self.path, (404, "text/plain", b"no"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "/loop")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/utf8", "/cp1256"])
def test_an_address_is_read_in_its_encoding(site: str, path: str) -> None:
    (article,) = read_input(site + path)
    assert isinstance(article, Article), article
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.url == site + path


@pytest.mark.parametrize(("path", "seen"), [("/none", "404"), ("/picture", "picture"), ("/loop", "redirect")])
def test_what_an_address_does_not_give_is_told(site: str, path: str, seen: str) -> None:
    (error,) = read_input(site + path)
    assert isinstance(error, InputError)
    assert seen in str(error)
    assert "\n" not in str(error)


def test_only_web_addresses_are_fetched() -> None:
    (error,) = read_input("ftp://127.0.0.1/page.html")
    assert isinstance(error, InputError)
