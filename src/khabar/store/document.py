"""What was coded, to JSON and back without loss."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from khabar.model import Article, Coded


@cache
def _coded() -> TypeAdapter[Coded]:
    return TypeAdapter(Coded)


def write_document(coded: Coded) -> str:
    """Everything but the article, as JSON."""
    return _coded().dump_json(coded, exclude={"article": True}).decode()


def read_document(article: Article, document: str) -> Coded:
    """The coded article that ``write_document`` wrote."""
    placeholder = f'{{"article":{_article_json(article)},{document[1:]}'
    return _coded().validate_json(placeholder)


def _article_json(article: Article) -> str:
    adapter: TypeAdapter[Any] = _articles()
    return adapter.dump_json(article).decode()


@cache
def _articles() -> TypeAdapter[Article]:
    return TypeAdapter(Article)
