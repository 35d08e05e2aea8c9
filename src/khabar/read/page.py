"""A news page in HTML becomes an article."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from lxml import html

from khabar.errors import InputError
from khabar.model import Article
from khabar.read.content import Origin
from khabar.read.dates import find_day
from khabar.read.furniture import clear_furniture
from khabar.read.identity import article_id
from khabar.read.language import require_arabic
from khabar.read.letters import arabic_share, clean, squeeze, words_of
from khabar.read.metadata import Metadata, read_metadata
from khabar.read.published import Published, find_published
from khabar.read.title import find_headline, find_outlet, find_title
from khabar.read.tree import Block, Outline, outline_page, parse_page

LINES_ABOVE_TITLE = 3  # a section, a kicker, the title
SHORTEST_STANDFIRST = 40  # code points
STANDFIRST_OPENING = 30  # code points by which the standfirst on the page is known from its machine-readable twin


def read_page(text: str, origin: Origin) -> Article:
    """The article of the HTML page ``text``: title, standfirst, paragraphs, outlet, address and day of publication.

    Raises InputError where the page holds no article or none in Arabic.
    """
    tree = parse_page(text, origin.where)
    outline = outline_page(tree)
    metadata = read_metadata(tree, origin.address)
    title = find_title(outline, metadata)
    headline = find_headline(outline, title)
    standfirst = _find_standfirst(outline, metadata, headline)
    everything = arabic_share(tree.text_content())
    paragraphs = _paragraphs(tree, metadata, outline.links - {title})
    if standfirst and not any(_begins_alike(standfirst, paragraph) for paragraph in paragraphs):
        paragraphs.insert(0, standfirst)
    paragraphs = _below_title(paragraphs, title)
    _require_article(title, paragraphs, everything, origin.where)
    published = find_published(outline, metadata, headline, paragraphs)
    body = "\n\n".join(_without_day_line(paragraphs, published))
    outlet = find_outlet(metadata)
    return Article(
        id=article_id(metadata.address or outlet, title, body),
        title=title,
        body=body,
        outlet=outlet,
        url=metadata.address,
        published=published.day if published else None,
        published_by=published.method if published else None,
        standfirst=standfirst,
    )


def _paragraphs(tree: html.HtmlElement, metadata: Metadata, links: set[str]) -> list[str]:
    """The body's paragraphs and its inner headings, without furniture; of JSON-LD where the page itself shows no body."""
    text = _extract(tree) or metadata.body or ""
    return clear_furniture((line for line in clean(text).split("\n") if line.strip()), links)


def _below_title(paragraphs: list[str], title: str) -> list[str]:
    """``paragraphs`` without the title itself and the section's name above it, where the page has them in its body."""
    for index, paragraph in enumerate(paragraphs[:LINES_ABOVE_TITLE]):
        if words_of(paragraph) == words_of(title):
            return paragraphs[index + 1 :]
    return paragraphs


def _extract(tree: html.HtmlElement) -> str:
    """The text that trafilatura finds in ``tree``, a paragraph a line. It changes the tree."""
    from trafilatura import bare_extraction

    _silence("trafilatura")
    document = bare_extraction(tree, include_comments=False)
    return getattr(document, "text", None) or ""


@cache
def _silence(name: str) -> None:
    """Keeps a library's log off standard error: what is wrong with a page is told by our own errors."""
    logging.getLogger(name).addHandler(logging.NullHandler())


def _find_standfirst(outline: Outline, metadata: Metadata, headline: Block | None) -> str | None:
    """The paragraph under the headline that the page also gives as its description; None where it shows none such."""
    openings = {words_of(text)[:STANDFIRST_OPENING] for text in metadata.descriptions if len(text) >= SHORTEST_STANDFIRST}
    top = headline.order if headline else 0
    for prose in outline.prose:
        if prose.order > top and words_of(prose.opening)[:STANDFIRST_OPENING] in openings:
            return squeeze(prose.element.text_content())
    return None


def _begins_alike(standfirst: str, paragraph: str) -> bool:
    return words_of(paragraph)[:STANDFIRST_OPENING] == words_of(standfirst)[:STANDFIRST_OPENING]


def _require_article(title: str, paragraphs: Sequence[str], everything: float, where: str) -> None:
    if not paragraphs:
        seen = "a page without Arabic" if everything == 0 else "a page without an article's text"
        raise InputError(seen, where, "give the page of one article in Arabic, not a front page or a list")
    require_arabic("\n".join((title, *paragraphs)), where)


def _without_day_line(paragraphs: Sequence[str], published: Published | None) -> list[str]:
    """``paragraphs`` without a first or last line that only repeats the day of publication."""
    kept = list(paragraphs)
    for index in (0, -1):
        written = find_day(kept[index]) if len(kept) > 1 else None
        if written and published and written.day == published.day and not written.rest:
            del kept[index]
    return kept
