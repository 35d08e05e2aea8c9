"""The small words that hold a sentence together, open speech and decide status: what each word of a text can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.analyse.text import letters
from khabar.analyse.tokens import WORDS_KEPT, Token, read_word
from khabar.data import load

SMALL = frozenset({"preposition", "complementizer", "relative", "negator"})


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a word: its name (a list in resources/ar/cues), the shape of the form, the lemma, and how many words it takes."""

    name: str
    shape: str
    lemma: str
    proclitics: str = ""
    length: int = 1

    @property
    def is_finite(self) -> bool:
        """True for a verb in the past, present or future."""
        return self.shape.startswith(("past", "present", "future"))


class Word(NamedTuple):
    """A token with its roles. A word may play several; ``role`` gives the one asked for."""

    token: Token
    roles: tuple[Role, ...]

    def role(self, *names: str) -> Role | None:
        """The first role among ``names`` that the word can play, or None."""
        for role in self.roles:
            if role.name in names:
                return role
        return None

    @property
    def is_finite(self) -> bool:
        """True where it can be a finite verb and nothing that binds."""
        return bool(self.roles) and any(role.is_finite for role in self.roles)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], tuple[Role, ...]], ...]]:
    """First word to the rest of each phrase of two words or more, with its roles."""
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[Role, ...]]]] = {}
    for form, roles in load("cues.json")["forms"].items():
        first, *rest = form.split(" ")
        if rest:
            found = tuple(Role(name, shape, lemma, length=len(rest) + 1) for name, shape, lemma in roles)
            phrases.setdefault(first, []).append((tuple(rest), found))
    return {first: tuple(entries) for first, entries in phrases.items()}


Phrase = tuple[tuple[str, ...], tuple[Role, ...]]  # the other words of a phrase, and its roles


@lru_cache(maxsize=WORDS_KEPT)
def _roles_of(form: str) -> tuple[tuple[Role, ...], tuple[Phrase, ...]]:
    """The roles of a folded word, and the phrases that it begins.

    No finite verb stands behind a preposition written onto it; a word that is a preposition uncut is no verb.
    """
    listed, conjunctions = load("cues.json")["forms"], letters().conjunctions
    readings = read_word(form)[1]
    roles = [Role(name, shape, lemma, cut.proclitics) for cut in readings for name, shape, lemma in listed.get(cut.form, ())]
    small = any(role.name in SMALL and not role.proclitics.strip(conjunctions) for role in roles)
    kept = tuple(role for role in roles if not (role.is_finite and (small or role.proclitics.strip(conjunctions))))
    return kept, tuple(entry for cut in readings for entry in _phrases().get(cut.form, ()))


def read_words(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """The roles that each of ``tokens`` can play; a phrase's roles stand on its first word."""
    words = []
    for at, token in enumerate(tokens):
        roles, phrases = _roles_of(token.fold) if token.is_word else ((), ())
        for rest, found in phrases:
            if tuple(after.fold for after in tokens[at + 1 : at + 1 + len(rest)]) == rest:
                roles = (*found, *roles)
        words.append(Word(token, roles))
    return tuple(words)
