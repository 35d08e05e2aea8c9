"""The scene of a text: its words, parties, times and speeches with the candidates, and what grammar makes of each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from khabar.analyse.arguments import Arguments
from khabar.analyse.candidates import Candidate, find_candidates
from khabar.analyse.clauses import Discourse, Phrase
from khabar.analyse.scoring import Models
from khabar.analyse.statements import Speech
from khabar.analyse.text import fold
from khabar.analyse.triggers import Trigger, trigger_span
from khabar.analyse.word_notes import WordNotes, note_words
from khabar.model import EventType, Party, Span, When

Item = TypeVar("Item")


def code_of(party: Party) -> str:
    """What tells one party from another: its country, or its folded name where it has none."""
    return party.country or fold(party.text)


@dataclass(frozen=True, slots=True)
class Scene:
    """A text as the finding of events sees it, with all that is looked up by sentence already sorted, so that time stays linear."""

    discourse: Discourse
    candidates: tuple[Candidate, ...]
    arguments: Arguments
    counts: Mapping[str, int]  # how often the code of each party is named
    title_end: int
    beside: Mapping[int, tuple[Candidate, ...]]  # the candidates of each sentence
    types: Mapping[EventType, int]  # how many candidates of each type grammar chose
    first_of: Mapping[str, int]  # the first word at which grammar chose each frame
    times: Mapping[int, tuple[When, ...]]  # those of each sentence, where they could be placed
    speeches: Mapping[int, tuple[Speech, ...]]  # those whose content reaches into each sentence
    notes: WordNotes
    models: Models

    def span(self, trigger: Trigger) -> Span:
        """Where the words of ``trigger`` stand."""
        return trigger_span(trigger, self.discourse)

    def speech_over(self, trigger: Trigger, span: Span) -> Speech | None:
        """The innermost speech whose content tells ``span``, other than the one that ``trigger`` itself opens."""
        heard = self.speeches.get(trigger.sentence.index, ())
        over = [s for s in heard if s.statement.content.overlaps(span) and not trigger.first <= s.cue <= trigger.last]
        return min(over, key=lambda speech: speech.statement.content.end - speech.statement.content.start, default=None)


@dataclass(frozen=True, slots=True)
class Parse:
    """A candidate with grammar's answer: who did it, to whom, whom its clause is about, and the speech that tells it."""

    candidate: Candidate
    actor: tuple[Phrase, ...]
    recipient: tuple[Phrase, ...]
    topic: tuple[Phrase, ...]
    over: Speech | None
    shape: str  # the trigger's, coarsely
    actor_codes: frozenset[str]
    recipient_codes: frozenset[str]

    @property
    def trigger(self) -> Trigger:
        """The candidate's words and frame."""
        return self.candidate.trigger


def set_scene(discourse: Discourse, times: Sequence[When], speeches: Sequence[Speech], title_end: int, models: Models) -> Scene:
    """The scene of a text whose parties, times and speeches are known."""
    candidates = find_candidates(discourse)
    chosen = [candidate.trigger for candidate in candidates if candidate.chosen]
    first_of: dict[str, int] = {}
    for trigger in chosen:
        first_of.setdefault(trigger.frame.id, trigger.first)
    return Scene(
        discourse,
        candidates,
        Arguments(discourse, chosen, speeches),
        Counter(code_of(phrase.mention.party) for sentence in discourse.sentences for phrase in sentence.phrases),
        title_end,
        _by_sentence((candidate.trigger.sentence.index, candidate) for candidate in candidates),
        Counter(trigger.frame.event for trigger in chosen),
        first_of,
        _by_sentence((discourse.sentence_at(when.span.start).index, when) for when in times if when.start is not None),
        _by_sentence((index, speech) for speech in speeches for index in _reach(discourse, speech.statement.content)),
        note_words(discourse.words),
        models,
    )


def _by_sentence(items: Iterable[tuple[int, Item]]) -> dict[int, tuple[Item, ...]]:
    """``items`` under the number of the sentence that stands before each."""
    found: dict[int, list[Item]] = {}
    for index, item in items:
        found.setdefault(index, []).append(item)
    return {index: tuple(here) for index, here in found.items()}


def _reach(discourse: Discourse, span: Span) -> range:
    """The numbers of the sentences that ``span`` reaches into."""
    return range(discourse.sentence_at(span.start).index, discourse.sentence_at(max(span.start, span.end - 1)).index + 1)


def parse(scene: Scene, candidate: Candidate) -> Parse:
    """What grammar makes of ``candidate``."""
    trigger = candidate.trigger
    actor, recipient = scene.arguments.fill(trigger)
    topic = scene.arguments.topic(trigger)
    over = scene.speech_over(trigger, scene.span(trigger))
    codes = [frozenset(code_of(phrase.mention.party) for phrase in side) for side in (actor, recipient)]
    return Parse(candidate, tuple(actor), tuple(recipient), tuple(topic), over, shape_of(trigger), *codes)


def shape_of(trigger: Trigger) -> str:
    """The shape of a trigger, coarsely: its part of speech and tense, whether a pronoun or the article is on it."""
    kind = trigger.shape.partition(":")[0].partition("+")[0]
    return f"{kind}{'+' * trigger.has_pronoun}{'al' * trigger.is_definite}"
