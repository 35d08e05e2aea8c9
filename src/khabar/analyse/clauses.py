"""Sentences cut into words and the phrases that name parties, with the preposition over each: what rules on grammar stand on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.analyse.roles import Word
from khabar.analyse.text import fold, letters
from khabar.data import load
from khabar.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention in its sentence: its first and last word, what governs it, and whether "and" joins it to the phrase before."""

    mention: Mention
    first: int
    last: int
    preposition: str  # folded; "" where none governs it
    conjoined: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``last`` (exclusive) of the text, and the phrases among them in order."""

    index: int
    span: Span
    first: int
    last: int
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Discourse:
    """A whole text as words and sentences."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]  # of the sentences

    def sentence_at(self, position: int) -> Sentence:
        """The sentence in which code point ``position`` stands."""
        return self.sentences[max(0, bisect_right(self.starts, position) - 1)]


def _governor(words: Sequence[Word], first: int, mention: Mention) -> tuple[str, bool]:
    """The preposition over ``mention``, whose first word is ``first``, and whether "and" joins it; an adjective is under none."""
    token = words[first].token
    prefix = fold(token.text[: mention.span.start - token.start])
    conjoined = prefix[:1] in load("text.json")["clitics"]["conjunctions"]
    own = prefix[1:] if conjoined else prefix
    if own:
        return own[-1], conjoined
    if not first or conjoined:
        return "", conjoined
    before = words[first - 1]
    role = before.role("preposition", "attribution", "place_noun")
    if role is not None and role.name == "place_noun":
        if "nationality" in mention.rule:
            return "", conjoined
        further = words[first - 2].role("preposition") if first > 1 else None
        return (role.proclitics.strip(letters().conjunctions) or (further.lemma if further else role.lemma)), conjoined
    return (role.lemma if role else ""), conjoined


def _phrases(words: Sequence[Word], starts: Sequence[int], mentions: Sequence[Mention]) -> list[Phrase]:
    """Phrases for ``mentions`` in order of place; a conjoined one takes over the preposition of the one that it is joined to."""
    phrases: list[Phrase] = []
    for mention in mentions:
        first = max(0, bisect_right(starts, mention.span.start) - 1)
        last = bisect_left(starts, mention.span.end) - 1
        preposition, conjoined = _governor(words, first, mention)
        if conjoined and not preposition and phrases and first - phrases[-1].last <= 2:
            preposition = phrases[-1].preposition
        elif conjoined and not (phrases and first - phrases[-1].last <= 2):
            conjoined = False
        phrases.append(Phrase(mention, first, max(first, last), preposition, conjoined))
    return phrases


def read_discourse(text: str, words: Sequence[Word], spans: Sequence[Span], mentions: Sequence[Mention]) -> Discourse:
    """Words, sentences and phrases of ``text``; ``spans`` are its sentences in order."""
    starts = [word.token.start for word in words]
    ordered = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
    phrases = _phrases(words, starts, ordered)
    places = [phrase.mention.span.start for phrase in phrases]
    sentences = tuple(
        Sentence(
            index,
            span,
            bisect_left(starts, span.start),
            bisect_left(starts, span.end),
            tuple(phrases[bisect_left(places, span.start) : bisect_left(places, span.end)]),
        )
        for index, span in enumerate(spans)
    )
    return Discourse(text, tuple(words), sentences, tuple(span.start for span in spans))
