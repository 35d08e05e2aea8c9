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
    """A trigger with one of the frames that the words around it allow. ``chosen``: grammar's own choice among them."""

    trigger: Trigger
    chosen: bool

    @property
    def event(self) -> EventType:
        """The type of event that it would tell of."""
        return self.trigger.frame.event


@dataclass(frozen=True, slots=True)
class _Option:
    """A frame that the words from one place on may call up."""

    frame: Frame
    shape: str

    @property
    def is_noun(self) -> bool:
        """True for a verbal noun or a noun that names an event."""
        return self.shape.startswith("noun")

    def worth(self) -> tuple[bool, int]:
        """What makes one option of a word better than another: those that had a wish and got it first, then by priority."""
        return bool(self.frame.wanted), self.frame.priority


def _options(listed: Sequence[tuple[int, str]], words: Sequence[Word], at: int, sentence: Sentence, proclitics: str) -> list[_Option]:
    """The frames that a form can call up where it stands; a form that can be verb or noun is one of both."""
    known = frames()
    possible = ((known[frame], shape) for frame, shape in listed if is_possible(shape, proclitics, words[at]))
    options = [_Option(frame, shape) for frame, shape in possible if fits(frame, words, at, sentence)]
    if len({option.is_noun for option in options}) > 1:
        noun = reads_as_noun(words, at, sentence, proclitics)
        options = [option for option in options if option.is_noun == noun]
    return options


def _candidates_at(words: Sequence[Word], at: int, sentence: Sentence) -> list[Candidate]:
    """The candidates that begin at word ``at``: of the longest form that stands there, the best frame of each type."""
    best: tuple[int, list[_Option], str] | None = None
    for reading in words[at].token.readings:
        for rest, listed in forms().get(reading.form, ()):
            last = at + len(rest)
            if last >= sentence.last or not all(words[at + n].token.fold == word for n, word in enumerate(rest, 1)):
                continue
            options = _options(listed, words, at, sentence, reading.proclitics)
            if options and (best is None or last > best[0]):
                best = (last, options, reading.proclitics)
    if best is None:
        return []
    last, options, proclitics = best
    chosen = max(options, key=_Option.worth)
    by_type: dict[EventType, _Option] = {}
    for option in options:
        kept = by_type.get(option.frame.event)
        if kept is None or (option is chosen, option.worth()) > (kept is chosen, kept.worth()):
            by_type[option.frame.event] = option
    return [Candidate(Trigger(at, last, option.frame, option.shape, proclitics, sentence), option is chosen) for option in by_type.values()]


def find_candidates(discourse: Discourse) -> tuple[Candidate, ...]:
    """The candidates of a text in order; none lies inside a party's name or inside another."""
    found: list[Candidate] = []
    for sentence in discourse.sentences:
        inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last + 1)}
        at = sentence.first
        while at < sentence.last:
            here = _candidates_at(discourse.words, at, sentence) if at not in inside else []
            found += here
            at = here[0].trigger.last + 1 if here else at + 1
    return tuple(found)
