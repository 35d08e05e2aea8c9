"""Expressions of time in a text: rules over classes of words find them, ``placing`` gives each its interval of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from khabar.analyse.calendar import Interval
from khabar.analyse.grammar import Grammar, Match
from khabar.analyse.placing import PLACERS, Context
from khabar.analyse.roles import Word, read_words
from khabar.analyse.tokens import find_tokens
from khabar.data import load
from khabar.model import Precision, Span, When

NUMBER = "NUM"
# A verb of the future this many words before a weekday makes it the next one.
FUTURE_REACH = 10


@cache
def _grammar() -> Grammar:
    data = load("times.json")
    return Grammar(data["lexicon"], {name: pattern for name, pattern, *_ in data["rules"]}, NUMBER)


@cache
def _placing() -> dict[str, tuple[str, int, int]]:
    """Rule id to the way of placing it, and how many of its first and last units are left out of the expression."""
    return {name: (value, lead, trail) for name, _, value, lead, trail in load("times.json")["rules"]}


def find_times(text: str, published: date | None, words: Sequence[Word] | None = None) -> tuple[When, ...]:
    """The expressions of time in ``text``, in order.

    Relative ones are counted from ``published`` and stay without days where it is unknown; absolute ones never need it.
    """
    words = read_words(find_tokens(text)) if words is None else words
    grammar = _grammar()
    futures = [word.token.start for word in words if any(role.shape.startswith("future") for role in word.roles)]
    found: list[When] = []
    last: Interval | None = None
    for match in grammar.find(grammar.read_units([word.token for word in words])):
        when = _place(match, Context(published, _is_future(match, futures, text), last))
        if when is not None:
            found.append(when)
            if when.start is not None and when.end is not None:
                last = (when.start, when.end)
    return tuple(found)


def _is_future(match: Match, futures: Sequence[int], text: str) -> bool:
    """Whether a verb in the future stands before ``match`` in its sentence, near enough to govern it."""
    before = [start for start in futures if start < match.span.start]
    if not before:
        return False
    between = text[before[-1] : match.span.start]
    return "\n" not in between and ". " not in between and between.count(" ") <= FUTURE_REACH


def _place(match: Match, context: Context) -> When | None:
    """The expression that ``match`` found; None where its numbers make no date."""
    way, lead, trail = _placing()[match.rule]
    try:
        placed = PLACERS[way](match, context)
    except (ValueError, OverflowError):  # no such day, or none that a calendar holds
        return None
    if placed is None:
        return None
    interval, precision = placed
    span = Span(match.units[lead].span.start, match.units[len(match.units) - 1 - trail].span.end)
    start, end = interval if interval else (None, None)
    return When(span, start, end, precision if interval else Precision.OPEN, match.rule, context.published)
