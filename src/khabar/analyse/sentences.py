"""Sentences: a stop with what closes behind it, or the end of a line."""

from __future__ import annotations

import re
from functools import cache

from khabar.data import load
from khabar.model import Span


@cache
def _sentence_end() -> re.Pattern[str]:
    rules = load("text.json")["sentences"]
    return re.compile(f"(?<=[{re.escape(rules['stops'])}])[{re.escape(rules['closers'])}]*(?=\\s|$)|$", re.MULTILINE)


def find_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, without the white space around them; none is empty."""
    sentences = []
    start = 0
    for match in _sentence_end().finditer(text):
        words = text[start : match.end()]
        if words.strip():
            sentences.append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
        start = match.end()
    return tuple(sentences)
