"""Quotation marks: where another's words stand between a pair of them."""

from __future__ import annotations

from functools import cache

from khabar.data import load
from khabar.model import Span

# A mark that is never closed would quote the rest of the page: no quotation of the press runs on for longer than this.
LONGEST = 1500


@cache
def _marks() -> tuple[frozenset[str], dict[str, str]]:
    marks = load("text.json")["quotes"]
    return frozenset(marks["open"]), dict(zip(marks["open"], marks["close"], strict=True))


def is_opening(sign: str) -> bool:
    """True for a mark that can open a quotation."""
    return sign in _marks()[0]


def is_mark(sign: str) -> bool:
    """True for a mark that opens or closes a quotation."""
    opening, closing = _marks()
    return sign in opening or sign in closing.values()


def find_quotes(text: str) -> tuple[Span, ...]:
    """The words between each pair of marks, without the marks, in order; a pair never spans two paragraphs."""
    _, closing = _marks()
    quotes = []
    opened, wanted = -1, ""
    for at, sign in enumerate(text):
        if sign == "\n" or at - opened > LONGEST:
            wanted = ""
        if wanted and sign == wanted:
            quotes.append(Span(opened + 1, at))
            wanted = ""
        elif not wanted and sign in closing:
            opened, wanted = at, closing[sign]
    return tuple(quotes)
