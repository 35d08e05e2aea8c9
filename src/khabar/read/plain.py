"""A plain text becomes an article: the first line is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.errors import InputError
from khabar.model import Article
from khabar.read.content import Origin
from khabar.read.dates import find_day
from khabar.read.furniture import clear_furniture
from khabar.read.identity import article_id
from khabar.read.language import require_arabic
from khabar.read.letters import clean, squeeze
from khabar.read.published import find_published_in_text

HEAD_LINES = 3  # below the title, among which a text may carry its date


def read_plain(text: str, origin: Origin) -> Article:
    """The article of a plain ``text``: its first line is the title, the rest the body, without furniture.

    Blank lines divide paragraphs; where there are none, each line is one. Raises InputError where it is not Arabic.
    """
    lines = [line.strip() for line in clean(text).strip().split("\n")]
    title, rest = squeeze(lines[0]), "\n".join(lines[1:]).strip()
    if not title:
        raise InputError("a text without any words", origin.where, "give a text whose first line is its title")
    paragraphs = re.split(r"\n{2,}", rest) if "\n\n" in rest else rest.split("\n")
    kept = clear_furniture(paragraph for paragraph in paragraphs if paragraph)
    require_arabic("\n".join((title, *kept)), origin.where)
    published = find_published_in_text((*kept[:HEAD_LINES], *kept[-1:]))
    body = "\n\n".join(paragraph for paragraph in kept if not _only_dates(paragraph, kept))
    return Article(
        id=article_id(origin.address or "", title, body),
        title=title,
        body=body,
        url=origin.address,
        published=published.day if published else None,
        published_by=published.method if published else None,
    )


def _only_dates(paragraph: str, paragraphs: Sequence[str]) -> bool:
    """True for a line at the head or the end that is a date and nothing else."""
    if paragraph not in (*paragraphs[:1], *paragraphs[-1:]):
        return False
    written = find_day(paragraph)
    return written is not None and not written.rest
