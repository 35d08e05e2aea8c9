"""The example pages are read as expected.json says."""

import json
from pathlib import Path

import pytest

from khabar.model import Article
from khabar.read import read_input

PAGES = Path(__file__).resolve().parent.parent / "examples" / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_page(name: str) -> None:
    (article,) = read_input(str(PAGES / name))
    assert isinstance(article, Article)
    expected = EXPECTED[name]
    assert str(article.published) == expected["published"]
    assert (article.title, article.outlet) == (expected["title"], expected["outlet"])
    for words in expected["keep"]:
        assert words in article.body
    for words in expected["drop"]:
        assert words not in article.text


def test_there_are_enough_pages() -> None:
    assert len(EXPECTED) >= 14
    assert sorted(EXPECTED) == sorted(path.name for path in PAGES.glob("*.html"))
