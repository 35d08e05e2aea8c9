"""The example pages are whole pages, and are read as expected.json says."""

import base64
import ipaddress
import json
import re
from pathlib import Path
from typing import TypedDict

import pytest
from lxml import html

from khabar.model import Article
from khabar.read import read_input

PAGES = Path(__file__).resolve().parent.parent / "examples" / "pages"
FOR_DOCUMENTATION = [ipaddress.ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")]
METHODS = {
    "json-ld": "json-ld",
    "meta": "meta article:published_time",
    "time": "time element",
    "visible": "visible date",
    "address": "address",
}


class Expected(TypedDict):
    """What reading one page must give."""

    published: str
    kind: str
    charset: str
    outlet: str
    title: str
    keep: list[str]
    drop: list[str]


EXPECTED: dict[str, Expected] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
every_page = pytest.mark.parametrize("name", sorted(EXPECTED))


@every_page
def test_reading_gives_what_is_expected(name: str) -> None:
    (article,) = read_input(str(PAGES / name))
    assert isinstance(article, Article)
    expected = EXPECTED[name]
    assert (str(article.published), article.published_by) == (expected["published"], METHODS[expected["kind"]])
    assert (article.title, article.outlet) == (expected["title"], expected["outlet"])
    for words in expected["keep"]:
        assert words in article.body
    for words in expected["drop"]:
        assert words not in article.text


@every_page
def test_a_page_is_whole_and_holds_what_is_to_be_kept_and_dropped(name: str) -> None:
    expected = EXPECTED[name]
    data = (PAGES / name).read_bytes()
    text = data.decode(expected["charset"])
    assert text.lower().startswith("<!doctype html>")
    assert f"charset={expected['charset']}" in text.lower().replace('"', "")
    tree = html.document_fromstring(data)
    assert tree.find("head/title") is not None
    assert tree.xpath("string(//h1)") == expected["title"]
    assert len(expected["keep"]) >= 2
    assert len(expected["drop"]) >= 2
    for words in expected["keep"] + expected["drop"]:
        assert words in text


@every_page
def test_a_page_names_no_real_address(name: str) -> None:
    text = (PAGES / name).read_bytes().decode(EXPECTED[name]["charset"])
    hosts = set(re.findall(r"https?://([^/\"]+)", text)) - {"schema.org"}
    assert hosts
    assert all(host.endswith(".example") for host in hosts)
    for token in re.findall(r"\b[A-Za-z0-9]{14,24}={0,2}(?= [A-Z])", text):
        address = ipaddress.ip_address(base64.b64decode(token).decode("ascii"))
        assert any(address in network for network in FOR_DOCUMENTATION)


def test_the_day_stands_in_the_name_and_every_kind_of_mark_occurs() -> None:
    assert all(name.startswith(expected["published"]) for name, expected in EXPECTED.items())
    assert {expected["kind"] for expected in EXPECTED.values()} == set(METHODS)
    assert {expected["charset"] for expected in EXPECTED.values()} == {"utf-8", "windows-1256"}


def test_there_are_enough_pages_and_each_is_told_of() -> None:
    names = sorted(path.name for path in PAGES.glob("*.html"))
    assert len(names) >= 15
    assert sorted(EXPECTED) == names
    readme = (PAGES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in names)
