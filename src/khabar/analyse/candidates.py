"""Candidates: every word that may tell of an event, with every kind of event that it may tell of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.analyse.clauses import Discourse, Sentence
from khabar.analyse.roles import Word
from khabar.analyse.triggers import Frame, Trigger, fits, forms, frames, is_possible, reads_as_noun
from khabar.model import EventType


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with one of its frames. ``chosen``: grammar's own choice among them; ``fits``: the words around are as the frame wants."""

    trigger: Trigger
    chosen: bool
    fits: bool

    @property
    def event(self) -> EventType:
        """The type of event that it would tell of."""
        return self.trigger.frame.event


@dataclass(frozen=True, slots=True)
class _Option:
    """A frame that the words from one place on may call up."""

    frame: Frame
    shape: str
    fits: bool

    @property
    def is_noun(self) -> bool:
        """True for a verbal noun or a noun that names an event."""
        return self.shape.startswith("noun")

    def worth(self) -> tuple[bool, bool, int]:
        """What makes one option of a word better than another: those that had a wish and got it first, then by priority."""
        return self.fits, bool(self.frame.wanted), self.frame.priority


def _options(listed: Sequence[tuple[int, str]], words: Sequence[Word], at: int, sentence: Sentence, proclitics: str) -> list[_Option]:
    """The frames that a form can call up where it stands; a form that can be verb or noun is one of both."""
    known = frames()
    possible = [(known[frame], shape) for frame, shape in listed if is_possible(shape, proclitics, words[at])]
    options = [_Option(frame, shape, fits(frame, words, at, sentence)) for frame, shape in possible]
    kinds = {option.is_noun for option in options if option.fits} or {option.is_noun for option in options}
    if len(kinds) > 1:
        kinds = {reads_as_noun(words, at, sentence, proclitics)}
    return [option for option in options if option.is_noun in kinds]


def _candidates_at(words: Sequence[Word], at: int, sentence: Sentence) -> list[Candidate]:
    """The candidates that begin at word ``at``: of the longest form that stands there, the best frame of each type."""
    best: tuple[tuple[int, bool], list[_Option], str] | None = None
    for reading in words[at].token.readings:
        for rest, listed in forms().get(reading.form, ()):
            last = at + len(rest)
            if last >= sentence.last or not all(words[at + n].token.fold == word for n, word in enumerate(rest, 1)):
                continue
            options = _options(listed, words, at, sentence, reading.proclitics)
            rank = (last, any(option.fits for option in options))
            if options and (best is None or rank > best[0]):
                best = (rank, options, reading.proclitics)
    if best is None:
        return []
    (last, _), options, proclitics = best
    chosen = max((option for option in options if option.fits), key=_Option.worth, default=None)
    by_type: dict[EventType, _Option] = {}
    for option in options:
        kept = by_type.get(option.frame.event)
        if kept is None or (option is chosen, option.worth()) > (kept is chosen, kept.worth()):
            by_type[option.frame.event] = option
    return [
        Candidate(Trigger(at, last, option.frame, option.shape, proclitics, sentence), option is chosen, option.fits)
        for option in by_type.values()
    ]


def find_candidates(discourse: Discourse) -> tuple[Candidate, ...]:
    """The candidates of a text in order; none lies inside a party's name, and where grammar chooses one, none begins inside it."""
    found: list[Candidate] = []
    for sentence in discourse.sentences:
        inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last + 1)}
        at = sentence.first
        while at < sentence.last:
            here = _candidates_at(discourse.words, at, sentence) if at not in inside else []
            found += here
            at = max(candidate.trigger.last for candidate in here) + 1 if any(c.chosen for c in here) else at + 1
    return tuple(found)
