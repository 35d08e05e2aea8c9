"""Sentences: a stop with what closes behind it, or the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from khabar.data import load
from khabar.model import Span

# Characters. A longer run without a stop is a list or a table; what is looked up by sentence would take quadratic time in it.
LONGEST = 2000


@cache
def _sentence_end() -> re.Pattern[str]:
    rules = load("text.json")["sentences"]
    return re.compile(f"(?<=[{re.escape(rules['stops'])}])[{re.escape(rules['closers'])}]*(?=\\s|$)|$", re.MULTILINE)


def find_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, without the white space around them; none is empty, and none longer than ``LONGEST``."""
    sentences: list[Span] = []
    start = 0
    for match in _sentence_end().finditer(text):
        sentences += _pieces(text, start, match.end())
        start = match.end()
    return tuple(sentences)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands from ``start`` to ``end``, trimmed; a run without a stop is cut at the last white space before ``LONGEST``."""
    while start < end:
        last = end
        if end - start > LONGEST:
            last = text.rfind(" ", start + 1, start + LONGEST)
            last = start + LONGEST if last < 0 else last
        words = text[start:last]
        if words.strip():
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        start = last
