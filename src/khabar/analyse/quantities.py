"""Quantities in a text: how many of what, how sure, at what rate, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from khabar.analyse.grammar import Grammar, Match, Unit
from khabar.analyse.tokens import Token, find_tokens
from khabar.data import load
from khabar.model import Quantity

NUMBER = "NUM"
# The verb that says what became of those who are counted stands this many words before them or fewer.
KIND_REACH = 6
SENTENCE_ENDS = frozenset(".!؟?؛")
OPEN_ABOVE = frozenset({"more-than", "at-least"})
OPEN_BELOW = frozenset({"up-to", "less-than"})
GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+\Z")


@cache
def _grammar() -> Grammar:
    data = load("quantities.json")
    return Grammar(data["lexicon"], dict(data["rules"]), NUMBER)


def find_quantities(text: str, tokens: Sequence[Token] | None = None) -> tuple[Quantity, ...]:
    """The quantities in ``text``, in order. A number that counts nothing known is none."""
    grammar = _grammar()
    units = grammar.read_units(find_tokens(text) if tokens is None else tokens)
    places = {unit.span: number for number, unit in enumerate(units)}
    return tuple(_quantity(match, units, places[match.units[0].span]) for match in grammar.find(units))


def _quantity(match: Match, units: Sequence[Unit], first: int) -> Quantity:
    hedge = match.first("HEDGE") or match.first("VAGUE")
    low, high = _bounds(match)
    if hedge in OPEN_ABOVE:
        high = None
    elif hedge in OPEN_BELOW:
        low = None
    unit = match.first("THING") or match.first("TWO")
    return Quantity(match.span, low, high, str(unit), _kind(match, units, first), hedge, match.first("RATE"), match.rule)


def _bounds(match: Match) -> tuple[float | None, float | None]:
    if match.first("TWO") is not None:
        return 2.0, 2.0
    numbers = _numbers(match)
    return (min(numbers), max(numbers)) if numbers else (None, None)


def _numbers(match: Match) -> list[float]:
    """The numbers told: words add up ("five and twenty"), thousands and millions multiply; a range has two."""
    is_range = match.rule == "quantity.range"
    numbers: list[float] = []
    total: float | None = None
    for unit in match.units:
        if NUMBER in unit.values:
            total = (total or 0.0) + _digits(unit.values[NUMBER])
        elif "NUMW" in unit.values:
            total = (total or 0.0) + unit.values["NUMW"]
        elif "MULT" in unit.values:
            total = (1.0 if total is None else total) * unit.values["MULT"]
        elif "MULTS" in unit.values and total is not None:
            total *= unit.values["MULTS"]
        elif is_range and total is not None:
            numbers.append(total)
            total = None
    return [*numbers, total] if total is not None else numbers


def _digits(written: str) -> float:
    """A number in digits; a comma before three digits groups them, a point or any other comma is the decimal one."""
    if GROUPED.match(written):
        return float(re.sub(r"[,٬]", "", written))
    parts = re.split(r"[.,٫:]", written)
    return float(parts[0] + ("." + "".join(parts[1:]) if len(parts) > 1 else ""))


def _kind(match: Match, units: Sequence[Unit], first: int) -> str | None:
    """What became of those counted: told by the words themselves, or by the nearest verb before them in the sentence."""
    for unit in reversed(match.units):
        if "KIND" in unit.values:
            return str(unit.values["KIND"])
    for unit in reversed(units[max(0, first - KIND_REACH) : first]):
        if unit.form in SENTENCE_ENDS:
            return None
        if "KIND" in unit.values:
            return str(unit.values["KIND"])
    return None
