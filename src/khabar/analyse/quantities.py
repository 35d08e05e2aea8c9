"""Quantities in a text: how many of what, how sure, at what rate, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from khabar.analyse.grammar import Grammar, Match, Unit
from khabar.analyse.numbers import Number, is_big
from khabar.analyse.tokens import Token, find_tokens
from khabar.data import load
from khabar.model import Quantity, Span

NUMBER = "NUM"
# The verb that says what became of those who are counted stands this many words before them or fewer, or this many behind.
KIND_REACH, KIND_REACH_BEHIND = 6, 4
SENTENCE_ENDS = frozenset(".!؟?؛")
OPEN_ABOVE = frozenset({"more-than", "at-least"})
OPEN_BELOW = frozenset({"up-to", "less-than"})
RANGE, TWO, ONE, DEFINITE, UNCOUNTED = (f"quantity.{name}" for name in ("range", "two", "one", "definite", "uncounted"))
VAGUE = frozenset({"quantity.vague", "quantity.harmed.vague"})
# What befell those who are counted says more than what they are: the released had been detained.
FINAL = frozenset({"killed", "wounded", "missing"})
COUNTED = ("THING", "TWO", "OTHERS")
# Those who are only counted as harmed are people.
UNNAMED = "person"


@cache
def _grammar() -> Grammar:
    data = load("quantities.json")
    return Grammar(data["lexicon"], {name: pattern for name, pattern, _ in data["rules"]}, NUMBER)


@cache
def _leads() -> dict[str, int]:
    return {name: lead for name, _, lead in load("quantities.json")["rules"]}


def find_quantities(text: str, tokens: Sequence[Token] | None = None) -> tuple[Quantity, ...]:
    """The quantities in ``text``, in order. A number that counts nothing known is none."""
    grammar = _grammar()
    units = grammar.read_units(find_tokens(text) if tokens is None else tokens)
    places = {unit.span: number for number, unit in enumerate(units)}
    return tuple(_quantity(match, units, places) for match in grammar.find(units))


def _quantity(match: Match, units: Sequence[Unit], places: dict[Span, int]) -> Quantity:
    counted = match.units[_leads()[match.rule] :]
    hedge = match.first("HEDGE") or (match.first("VAGUE") if match.rule in VAGUE else None)
    low, high = _bounds(match, counted)
    if hedge in OPEN_ABOVE:
        high = None
    elif hedge in OPEN_BELOW:
        low = None
    unit = next((str(word.values[name]) for word in counted for name in COUNTED if name in word.values), None)
    unit = unit or (None if match.rule == UNCOUNTED else UNNAMED)
    span = Span(counted[0].span.start, counted[-1].span.end)
    kind = _kind(counted, units, places[counted[0].span], places[counted[-1].span])
    kind = kind if unit in load("quantities.json")["affects"].get(kind, ()) else None
    return Quantity(span, low, high, unit, kind, hedge, match.first("RATE"), match.rule)


def _bounds(match: Match, counted: Sequence[Unit]) -> tuple[float | None, float | None]:
    if match.rule in VAGUE:
        return None, None
    half = 0.5 if match.first("FRACTION") is not None else 0.0
    if match.rule == TWO:
        return 2.0 + half, 2.0 + half
    if match.rule == ONE:
        return 1.0 + half, 1.0 + half
    if match.rule == DEFINITE:
        return float(match.first("NUMD")), float(match.first("NUMD"))
    numbers = _numbers(counted, is_range=match.rule == RANGE or any(unit.form == "-" for unit in counted))
    return (min(numbers), max(numbers)) if numbers else (None, None)


def _numbers(units: Sequence[Unit], *, is_range: bool) -> list[float]:
    """The numbers told; a range has two, and the first takes the "thousand" of the second where it has none."""
    found: list[Number] = []
    number = Number()
    for at, unit in enumerate(units):
        if NUMBER in unit.values:
            number.digits(unit.values[NUMBER], scaled=is_big(units[at + 1 : at + 2]))
        elif not number.take(unit) and is_range and number.seen and len(found) == 0:
            found.append(number)
            number = Number()
    found.append(number)
    values = [number.value for number in found if number.value is not None]
    if len(values) == 2 and is_range and found[1].scaled and not found[0].scaled and values[0] < values[1]:
        values[0] *= _scale_of(units)
    return values


def _scale_of(units: Sequence[Unit]) -> float:
    return next((float(unit.values[name]) for unit in reversed(units) for name in ("MULT", "MULTS") if name in unit.values), 1.0)


def _kind(counted: Sequence[Unit], units: Sequence[Unit], first: int, last: int) -> str | None:
    """What became of those counted: told by the words themselves, by the nearest verb before them in the sentence, or behind."""
    own = _told(reversed(counted))
    if own in FINAL:
        return own
    before = _told(reversed(units[max(0, first - KIND_REACH) : first]))
    return before or own or _told(units[last + 1 : last + 1 + KIND_REACH_BEHIND])


def _told(units: Iterable[Unit]) -> str | None:
    for unit in units:
        if unit.form in SENTENCE_ENDS:
            return None
        if "KIND" in unit.values:
            return str(unit.values["KIND"])
    return None
