"""Triggers: the words that can tell of an event, and the frame that each calls up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.analyse.clauses import Discourse, Sentence
from khabar.analyse.roles import Word
from khabar.analyse.text import fold, letters
from khabar.data import load
from khabar.model import EventType, Span

# How far the words that a frame wants, or will not have, may stand from its trigger: about a clause, and about a phrase.
WITH_REACH = 10
UNLESS_REACH = 4
TA_MARBUTA = "\u0629"
FINITE = ("past", "present", "future")


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that must, or must not, stand near a trigger; ``beginnings`` of words were written with a star."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, written: Sequence[str]) -> Wish:
        """The wish that a frame's list writes."""
        stars = tuple(word[:-1] for word in written if word.endswith("*"))
        return cls(frozenset(word for word in written if not word.endswith("*")), stars)

    def __bool__(self) -> bool:
        return bool(self.words or self.beginnings)


@dataclass(frozen=True, slots=True)
class Frame:
    """How one kind of act is told: who stands where around its word (resources/ar/events)."""

    id: str
    event: EventType
    mode: str | None
    symmetric: bool
    casualties: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    optional_recipient: bool
    wanted: Wish
    unwanted: Wish
    factuality: str | None
    priority: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words ``first`` to ``last`` (inclusive) that call up ``frame``, in the given shape (docs/decisions/events-lexicon.md)."""

    first: int
    last: int
    frame: Frame
    shape: str
    proclitics: str
    sentence: Sentence

    @property
    def is_verb(self) -> bool:
        """True for a finite verb."""
        return self.shape.startswith(FINITE)

    @property
    def is_noun(self) -> bool:
        """True for a verbal noun or a noun that names an event."""
        return self.shape.startswith("noun")

    @property
    def is_definite(self) -> bool:
        """True for a noun or participle with the article, which can stand in no construct."""
        return self.shape.endswith(":al")

    @property
    def has_pronoun(self) -> bool:
        """True where a pronoun is written onto it: "his visit", "met him"."""
        return "+" in self.shape


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order in which events.json counts them."""
    return tuple(
        Frame(
            frame["id"],
            EventType(frame["type"]),
            frame["mode"],
            frame["symmetric"],
            frame["casualties"],
            tuple(fold(slot) for slot in frame["actor"]),
            tuple(fold(slot) for slot in frame["recipient"]),
            frame["optional_recipient"],
            Wish.of(frame["with"]),
            Wish.of(frame["unless"]),
            frame["factuality"],
            frame["priority"],
        )
        for frame in load("events.json")["frames"]
    )


@cache
def forms() -> dict[str, tuple[tuple[tuple[str, ...], tuple[tuple[int, str], ...]], ...]]:
    """First word to the rest of each form that begins with it, longest first, with the frames and shapes that it can be."""
    forms: dict[str, list[tuple[tuple[str, ...], tuple[tuple[int, str], ...]]]] = {}
    for form, entries in load("events.json")["forms"].items():
        first, *rest = form.split(" ")
        forms.setdefault(first, []).append((tuple(rest), tuple((frame, shape) for frame, shape in entries)))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in forms.items()}


def _stands(wish: Wish, words: Sequence[Word]) -> bool:
    """True where a reading of one of ``words`` is what is wished for, or begins so."""
    for word in words:
        for reading in word.token.readings:
            if reading.form in wish.words or (wish.beginnings and reading.form.startswith(wish.beginnings)):
                return True
    return False


def fits(frame: Frame, words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """True where the words around ``at`` are such as the frame wants."""
    if frame.unwanted:
        near = words[max(sentence.first, at - UNLESS_REACH) : min(sentence.last, at + UNLESS_REACH + 1)]
        if _stands(frame.unwanted, near):
            return False
    if frame.wanted:
        before = words[max(sentence.first, at - WITH_REACH) : at]
        return _stands(frame.wanted, (*before, *_behind(words, at, sentence)))
    return True


def reads_as_noun(words: Sequence[Word], at: int, sentence: Sentence, proclitics: str) -> bool:
    """Whether a form that can be a verb or a noun is a noun here: under a preposition or right behind a verb."""
    if proclitics.strip(letters().conjunctions):
        return True
    if at == sentence.first:
        return False
    before = words[at - 1]
    if before.role("preposition", "denial") and not before.role("negator"):
        return True
    return before.is_finite and not before.role("complementizer")


def _behind(words: Sequence[Word], at: int, sentence: Sentence) -> list[Word]:
    """The words behind ``at`` within reach; the name of a party counts as none, so that long titles hide nothing."""
    named = {n for phrase in sentence.phrases for n in range(phrase.first + 1, phrase.last + 1)}
    return [words[n] for n in range(at + 1, sentence.last) if n not in named][:WITH_REACH]


def is_possible(shape: str, proclitics: str, word: Word) -> bool:
    """No finite verb stands behind a prefixed preposition or is one itself, and what ends in ta marbuta bears no pronoun."""
    if shape.startswith(FINITE) and (proclitics.strip(letters().conjunctions) or word.role("preposition")):
        return False
    return not (shape.endswith("+h") and word.token.text.endswith(TA_MARBUTA))


def trigger_span(trigger: Trigger, discourse: Discourse) -> Span:
    """The words of ``trigger`` without its prefixes' meaning taken off: as they stand in the text."""
    return Span(discourse.words[trigger.first].token.start, discourse.words[trigger.last].token.end)
