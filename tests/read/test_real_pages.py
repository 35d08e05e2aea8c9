"""Real pages beside the project: the day of publication, and what must stay and go."""

import json
from pathlib import Path
from typing import Any

import pytest

from khabar.model import Article
from khabar.read import read_input

PAGES = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "pages"

pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="no real pages beside the project")


def gold() -> list[tuple[str, dict[str, Any]]]:
    return sorted(json.loads((PAGES / "gold.json").read_text(encoding="utf-8")).items()) if PAGES.exists() else []


@pytest.mark.parametrize(("name", "expected"), gold(), ids=lambda value: value if isinstance(value, str) else "")
def test_page(name: str, expected: dict[str, Any]) -> None:
    (article,) = read_input(str(PAGES / name))
    assert isinstance(article, Article)
    assert article.title
    if "published" in expected:
        assert str(article.published) == expected["published"]
    for words in expected.get("with", ()):
        assert words in article.text
    for words in expected.get("without", ()):
        assert words not in article.text
    start = expected.get("expected", {}).get("cleaned_text", "")
    assert " ".join(start.split())[:60] in " ".join(article.body.split())
