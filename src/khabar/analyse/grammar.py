"""Rules over classes of words: a text becomes a string of one symbol a unit, and every rule a regular expression over it.

A rule such as ``WEEKDAY? NUM MONTH (/ MONTH)? YEAR?`` names classes in capitals and writes other words as they are, folded.
A unit is a word (or several, where the lexicon has them as one), one of its one-letter prefixes, a number or a sign; it may be
of several classes at once. What no rule and no lexicon knows is one opaque symbol, so that a rule never runs across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from khabar.analyse.tokens import WORDS_KEPT, Reading, Token
from khabar.model import Span

ATOM = re.compile(r"[()|?*+]|[^\s()|?*+]+")
CLASS = re.compile(r"[A-Z][A-Z0-9_]*\Z")
OPAQUE = "\ue000"  # the first symbol of the private use area; classes take those after it


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, prefix, number or sign with what the lexicon says of it: class name to value."""

    span: Span
    form: str
    values: Mapping[str, Any]
    symbol: str


UNKNOWN = Unit(Span(0, 0), "", {}, OPAQUE)


class Beginning(NamedTuple):
    """An entry of the lexicon that a word begins: the cut of the word, the words that must follow, and what it is."""

    reading: Reading
    rest: tuple[str, ...]
    values: Mapping[str, Any]
    symbol: str


def _follows(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words ``rest`` stand right behind token ``at``."""
    if not rest:
        return True
    if at + len(rest) >= len(tokens) or tokens[at + 1].fold != rest[0]:
        return False
    return all(tokens[at + n].fold == word for n, word in enumerate(rest, 1))


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's find: the units that it took, in order."""

    rule: str
    units: tuple[Unit, ...]

    @property
    def span(self) -> Span:
        """From the first unit's start to the last one's end."""
        return Span(self.units[0].span.start, self.units[-1].span.end)

    def all(self, name: str) -> list[Any]:
        """The values of the units of class ``name``, in order."""
        return [unit.values[name] for unit in self.units if name in unit.values]

    def first(self, name: str) -> Any:
        """The first value of class ``name``, or None."""
        return next((unit.values[name] for unit in self.units if name in unit.values), None)


class Grammar:
    """A lexicon and its rules, compiled.

    ``lexicon`` lists (form, class, value), the form folded and its words divided by spaces; ``rules`` maps an id to a pattern.
    ``number_class`` is the class of a number in digits.
    """

    def __init__(self, lexicon: Iterable[Sequence[Any]], rules: Mapping[str, str], number_class: str) -> None:
        self._number_class = number_class
        self._entries: dict[str, dict[tuple[str, ...], dict[str, Any]]] = {}
        for form, name, value in lexicon:
            first, *rest = form.split(" ")
            self._entries.setdefault(first, {}).setdefault(tuple(rest), {})[name] = value
        for pattern in rules.values():
            for word in ATOM.findall(pattern):
                if word not in "()|?*+" and not CLASS.match(word):
                    self._entries.setdefault(word, {}).setdefault((), {}).setdefault(word, None)
        self._symbols: dict[frozenset[str], str] = {}
        self._begun: dict[str, tuple[Beginning, ...]] = {}
        for forms in self._entries.values():
            for values in forms.values():
                self._symbol(frozenset(values))
        self._symbol(frozenset({number_class}))
        self._rules = tuple((name, re.compile(self._compile(name, pattern))) for name, pattern in rules.items())

    def _symbol(self, classes: frozenset[str]) -> str:
        return self._symbols.setdefault(classes, chr(ord(OPAQUE) + 1 + len(self._symbols)))

    def _compile(self, rule: str, pattern: str) -> str:
        """The regular expression for a rule; ValueError where it names a class that no word has."""
        parts = []
        for atom in ATOM.findall(pattern):
            if atom in "()|?*+":
                parts.append("(?:" if atom == "(" else atom)
                continue
            symbols = "".join(symbol for classes, symbol in self._symbols.items() if atom in classes)
            if not symbols:
                raise ValueError(f"rule {rule}: no word is of class {atom}")
            parts.append(f"[{symbols}]")
        return "".join(parts)

    def _beginnings(self, token: Token) -> tuple[Beginning, ...]:
        """The entries that can begin with ``token``: the longest first, of equals those with the fewest prefixes cut."""
        known = self._begun.get(token.fold)
        if known is None:
            found = [
                Beginning(reading, rest, values, self._symbols[frozenset(values)])
                for reading in token.readings
                for rest, values in self._entries.get(reading.form, {}).items()
            ]
            known = tuple(sorted(found, key=lambda entry: -len(entry.rest)))
            if len(self._begun) < WORDS_KEPT:
                self._begun[token.fold] = known
        return known

    def read_units(self, tokens: Sequence[Token]) -> tuple[Unit, ...]:
        """The units of ``tokens``, in order; all that nothing is known of are one and the same."""
        units: list[Unit] = []
        number = self._symbols[frozenset({self._number_class})]
        at = 0
        while at < len(tokens):
            token = tokens[at]
            entries = self._beginnings(token)
            found = next((entry for entry in entries if _follows(tokens, at, entry.rest)), None) if entries else None
            if found is not None:
                end = at + len(found.rest)
                start = self._read_prefixes(token, found.reading.proclitics, units)
                units.append(Unit(Span(start, tokens[end].end), found.reading.form, found.values, found.symbol))
                at = end + 1
                continue
            units.append(Unit(token.span, token.fold, {self._number_class: token.fold}, number) if token.is_number else UNKNOWN)
            at += 1
        return tuple(units)

    def _read_prefixes(self, token: Token, proclitics: str, units: list[Unit]) -> int:
        """Append a unit for each of ``proclitics``; returns where the rest of ``token`` begins."""
        start = token.start
        for letter in proclitics:
            known = self._entries.get(letter, {}).get((), {})
            end = start + 1
            while not token.text[end - token.start].isalpha():  # a vowel mark belongs to the letter before it
                end += 1
            units.append(Unit(Span(start, end), letter, known, self._symbols.get(frozenset(known), OPAQUE)))
            start = end
        return start

    def find(self, units: Sequence[Unit]) -> Iterator[Match]:
        """The matches of all rules that do not overlap: the longest first, of equals the leftmost, then the first rule. In order."""
        symbols = "".join(unit.symbol for unit in units)
        found = [
            (match.start() - match.end(), match.start(), order)
            for order, (_, pattern) in enumerate(self._rules)
            for match in pattern.finditer(symbols)
            if match.end() > match.start()
        ]
        taken = bytearray(len(units))
        chosen = []
        for length, start, order in sorted(found):
            if not any(taken[start : start - length]):
                taken[start : start - length] = b"\x01" * -length
                chosen.append((start, start - length, self._rules[order][0]))
        for start, end, rule in sorted(chosen):
            yield Match(rule, tuple(units[start:end]))
