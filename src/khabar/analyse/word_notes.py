"""What the models look at in every word of a text, noted once for all the triggers around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from khabar.analyse.roles import Role, Word
from khabar.analyse.text import letters
from khabar.analyse.tokens import WORDS_KEPT

STEM = 5  # letters of a word without its article that stand for it


@dataclass(frozen=True, slots=True)
class WordNotes:
    """For each word its stem, the names of its roles, its step on a path, and how many clause openers and finite verbs come before."""

    stems: Sequence[str]
    roles: Sequence[str]
    steps: Sequence[str]
    openers: Sequence[int]
    verbs: Sequence[int]

    def openers_in(self, low: int, high: int) -> int:
        """How many words from ``low`` up to ``high`` open a clause."""
        return self.openers[high] - self.openers[low] if high > low else 0

    def verbs_in(self, low: int, high: int) -> int:
        """How many words from ``low`` up to ``high`` are finite verbs."""
        return self.verbs[high] - self.verbs[low] if high > low else 0


def note_words(words: Sequence[Word]) -> WordNotes:
    """The notes of all ``words``."""
    return WordNotes(
        [stem_of(word.token.fold) for word in words],
        [names_of(word.roles) if word.roles else "" for word in words],
        [_step_of(word) for word in words],
        _running(word.role("opener", "complementizer") is not None for word in words),
        _running(word.is_finite for word in words),
    )


@lru_cache(maxsize=WORDS_KEPT)
def stem_of(form: str) -> str:
    """The first letters of a folded word without its article."""
    return form.removeprefix(letters().article)[:STEM]


@lru_cache(maxsize=WORDS_KEPT)
def names_of(roles: tuple[Role, ...]) -> str:
    """The names of all ``roles``, sorted."""
    return ",".join(sorted({role.name for role in roles}))


def _running(flags: Iterable[bool]) -> list[int]:
    """How many of ``flags`` are set before each place, and at the end before all."""
    return list(accumulate((int(flag) for flag in flags), initial=0))


def _step_of(word: Word) -> str:
    """A word on the path between a party and a trigger, by what it does there."""
    if not word.roles:
        return _bare_step(word)
    names = {role.name for role in word.roles}
    if names & {"complementizer", "opener", "relative"}:
        return "R" if "relative" in names and not names & {"complementizer", "opener"} else "C"
    if "light" in names:
        return "L"
    if names & {"speech", "performative"}:
        return "S"
    if word.is_finite:
        return "V"
    preposition = word.role("preposition")
    if preposition is not None:
        return preposition.lemma
    return _bare_step(word)


def _bare_step(word: Word) -> str:
    """The step of a word that plays no role: a number, a sign, a word with the article, another."""
    if not word.token.is_word:
        return "N" if word.token.is_number else word.token.text
    return "D" if word.token.fold.startswith(letters().article) else "w"
