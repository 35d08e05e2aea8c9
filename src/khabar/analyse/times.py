"""Expressions of time in a text: rules over classes of words find them, ``placing`` gives each its interval of days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from khabar.analyse.calendar import DAYS_OF_WEEK, Interval
from khabar.analyse.grammar import Grammar, Match
from khabar.analyse.placing import PLACERS, Context
from khabar.analyse.quotes import find_quotes
from khabar.analyse.text import letters
from khabar.analyse.tokens import Token, find_tokens
from khabar.data import load
from khabar.model import Precision, Span, When

NUMBER = "NUM"
# A verb of the future this many letters before a weekday, in one sentence, makes it the next one.
FUTURE_REACH = 70
# The prefix of the future, an imperfect's letter and a root.
SHORTEST_FUTURE = 5
# "corresponding to" stands between the two dates of a dateline.
DATELINE_GAP = 12
DAY_WORDS = (("TODAY", 0), ("YESTERDAY", -1))
DEICTIC = frozenset({"TODAY", "NOWW"})


@cache
def _grammar() -> Grammar:
    data = load("times.json")
    return Grammar(data["lexicon"], {name: pattern for name, pattern, *_ in data["rules"]}, NUMBER)


@cache
def _placing() -> dict[str, tuple[str, int, int]]:
    """Rule id to the way of placing it, and how many of its first and last units are left out of the expression."""
    return {name: (value, lead, trail) for name, _, value, lead, trail in load("times.json")["rules"]}


@cache
def _future_words() -> tuple[frozenset[str], frozenset[str], str]:
    data = load("times.json")
    return frozenset(data["future"]), frozenset(data["not_future"]), letters().future


def find_times(text: str, published: date | None, tokens: Sequence[Token] | None = None) -> tuple[When, ...]:
    """The expressions of time in ``text``, in order.

    Relative ones are counted from ``published`` and stay without days where it is unknown; absolute ones never need it.
    """
    tokens = find_tokens(text) if tokens is None else tokens
    grammar = _grammar()
    matches = list(grammar.find(grammar.read_units(tokens)))
    return tuple(_place_all(text, matches, [token.start for token in tokens if _is_future(token)], _day_told(matches, published)))


def _is_future(token: Token) -> bool:
    """Whether ``token`` is a verb with the prefix of the future, or another word that points ahead."""
    words, others, prefix = _future_words()
    for reading in token.readings:
        form = reading.form
        if form in words:
            return True
        if reading.proclitics.strip(letters().conjunctions) or form in others:
            return False
        if len(form) >= SHORTEST_FUTURE and form[0] == prefix and form[1] in letters().imperfect:
            return True
    return False


def _day_told(matches: Sequence[Match], published: date | None) -> date | None:
    """The day from which the text counts: that of publication, or the day before where "today, Saturday" came out on Sunday.

    Where that is unknown, the dateline of an agency, in both calendars, tells it.
    """
    if published is None:
        return next((day for one, other in pairwise(matches) if (day := _dateline(one, other)) is not None), None)
    told = [(match.first("WEEKDAY"), offset) for match in matches for name, offset in DAY_WORDS if match.first(name) is not None]
    agreeing = [(weekday - offset - published.weekday()) % DAYS_OF_WEEK for weekday, offset in told if weekday is not None]
    early = DAYS_OF_WEEK - 1
    return published - timedelta(days=1) if early in agreeing and 0 not in agreeing else published


def _dateline(one: Match, other: Match) -> date | None:
    """The day told by a Hijri date and its equal right behind it; None where they are no such pair."""
    if one.rule != "time.date.hijri" or other.rule != "time.date" or other.span.start - one.span.end > DATELINE_GAP:
        return None
    when = _place(other, Context(None, future=False))
    return when.start if when is not None else None


def _place_all(text: str, matches: Sequence[Match], futures: Sequence[int], day: date | None) -> Iterator[When]:
    last: Interval | None = None
    quotes = find_quotes(text)
    told: When | None = None  # the last single day that the text gave outside quotations
    for match in matches:
        anchor = _day_of_speech(match, quotes, told, text) or day
        when = _place(match, Context(anchor, _is_ahead(match, futures, text), last))
        if when is None:
            continue
        yield when
        if when.start is not None and when.end is not None:
            last = (when.start, when.end)
            if when.start == when.end and not any(quote.start <= when.span.start < quote.end for quote in quotes):
                told = when


def _day_of_speech(match: Match, quotes: Sequence[Span], told: When | None, text: str) -> date | None:
    """The day on which a quotation was spoken, for "today" and "now" in it: told in its paragraph before it; None elsewhere."""
    if told is None or not any(match.first(name) is not None for name in DEICTIC) or match.first("WEEKDAY") is not None:
        return None
    inside = any(quote.start <= match.span.start < quote.end and told.span.end <= quote.start for quote in quotes)
    return told.start if inside and "\n" not in text[told.span.end : match.span.start] else None


def _is_ahead(match: Match, futures: Sequence[int], text: str) -> bool:
    """Whether a verb in the future stands before ``match`` in its sentence, near enough to govern it."""
    at = bisect_left(futures, match.span.start)
    if not at:
        return False
    between = text[futures[at - 1] : match.span.start]
    return len(between) <= FUTURE_REACH and "\n" not in between and ". " not in between


def _place(match: Match, context: Context) -> When | None:
    """The expression that ``match`` found; None where its numbers make no date."""
    way, lead, trail = _placing()[match.rule]
    try:
        placed = PLACERS[way](match, context)
    except (ValueError, OverflowError, IndexError):  # no such day, none that a calendar holds, or a number with a fraction
        return None
    if placed is None:
        return None
    interval, precision = placed
    span = Span(match.units[lead].span.start, match.units[len(match.units) - 1 - trail].span.end)
    start, end = interval if interval else (None, None)
    return When(span, start, end, precision if interval else Precision.OPEN, match.rule, context.published)
