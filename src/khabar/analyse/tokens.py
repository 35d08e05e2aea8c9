"""Words of a text, each with the ways in which its one-letter prefixes can be cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.analyse.joined import second_word
from khabar.analyse.text import fold
from khabar.data import load
from khabar.model import Span

# Distinct words of about a thousand articles: enough that most words of the next one are known.
WORDS_KEPT = 1 << 16

# A number may carry inner points, commas or colons of hours; a word is letters and marks; all else stands alone.
# Pages lose the space between words. A ta marbuta, a final ya or a tanwin ends its word, and an alif with hamza below begins one
# (behind prefixes it is at most the fourth letter, or follows the article), so that such words are told apart again.
LETTER = r"[^\W\d_]"
MARK = r"[\u0640\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]"
ENDING = rf"(?:[\u0629\u0649]{MARK}*(?!\u0621)|\u0627\u064b|\u064b\u0627)"
BEGINNING = r"(?:(?<!\u0627\u0644)\u0625|\u0623\u0646\u0651)"
WORD = (
    rf"{LETTER}{MARK}*"
    rf"(?:(?!{ENDING}{LETTER}){LETTER}{MARK}*){{0,3}}"
    rf"(?:(?!{ENDING}{LETTER}|{BEGINNING}){LETTER}{MARK}*)*"
    rf"(?:{ENDING}(?={LETTER}))?"
)
TOKEN = re.compile(
    r"[0-9\u0660-\u0669]+(?:[.,:\u066b\u066c][0-9\u0660-\u0669]+)*"
    rf"|{WORD}"
    r"|[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to cut a word: its prefixes (in order, such as "wb") and the form that is left, both folded."""

    proclitics: str
    form: str


class Token(NamedTuple):
    """A word, a number or a sign. ``readings`` starts with the uncut word; a sign or a number has that one alone.

    ``is_word`` is False for numbers and signs, and for a stroke of the pen that lengthens no letter; ``is_number`` is True for digits.
    A tuple, because a text has so many that the making of each counts.
    """

    start: int
    end: int
    text: str
    fold: str
    readings: tuple[Reading, ...]
    is_word: bool
    is_number: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@cache
def _clitics() -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    clitics = load("text.json")["clitics"]
    return tuple(clitics["conjunctions"]), tuple(clitics["prepositions"]), clitics["article"], clitics["contracted"]


def _prefixed(form: str, proclitics: str) -> list[Reading]:
    """The cuts of one preposition off ``form``."""
    _, prepositions, article, contracted = _clitics()
    cuts = []
    if form[:1] in prepositions and len(form) > 2:
        cuts.append(Reading(proclitics + form[0], form[1:]))
        if form.startswith(contracted):
            cuts.append(Reading(proclitics + form[0], article + form[2:]))
    return cuts


@lru_cache(maxsize=WORDS_KEPT)
def read_word(word: str) -> tuple[str, tuple[Reading, ...]]:
    """A word's folded form and its readings; a cut must leave at least two letters."""
    form = fold(word)
    readings = [Reading("", form)]
    if word[0].isalpha():
        readings += _prefixed(form, "")
        if form[:1] in _clitics()[0] and len(form) > 2:
            readings.append(Reading(form[0], form[1:]))
            readings += _prefixed(form[1:], form[0])
    return form, tuple(readings)


@lru_cache(maxsize=WORDS_KEPT)
def _split(run: str) -> tuple[Token, ...]:
    """The tokens of a run of letters, which may be several words that lost their spaces, counted from its beginning."""
    tokens = []
    start = 0
    while start < len(run):
        end = start + (second_word(run[start:]) or len(run))
        word = run[start:end]
        form, readings = read_word(word)
        tokens.append(Token(start, start + len(word), word, form, readings, bool(form) and word[0].isalpha(), word[0].isdigit()))
        start += len(word)
    return tuple(tokens)


def find_tokens(text: str) -> tuple[Token, ...]:
    """All words, numbers and signs of ``text`` in order; white space and direction marks are left out, joined words told apart."""
    tokens = []
    for match in TOKEN.finditer(text):
        offset = match.start()
        for piece in _split(match.group()):
            start, end = offset + piece.start, offset + piece.end
            tokens.append(Token(start, end, piece.text, piece.fold, piece.readings, piece.is_word, piece.is_number))
    return tuple(tokens)
