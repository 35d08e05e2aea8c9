"""What stands around a trigger: the end of its clause, the parties before and behind it, those that "and" joins."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.analyse.clauses import Discourse, Phrase, Sentence
from khabar.analyse.roles import Word
from khabar.analyse.text import letters
from khabar.analyse.triggers import Trigger

# Past this many words a phrase belongs to some other verb.
REACH = 22
# Between a noun and the adjective or the light verb that belongs to it.
NEAR = 3
# A number or the noun of an adjective may stand before these.
COUNTED = frozenset({"party.nationality", "party.people", "party.group"})
COUNTRIES = frozenset({"party.country", "party.capital", "party.seat"})


class Neighbours:
    """The words and triggers of a text, asked for one trigger at a time."""

    def __init__(self, discourse: Discourse, triggers: Sequence[Trigger]) -> None:
        self._words = discourse.words
        self._starts = {at for trigger in triggers for at in range(trigger.first, trigger.last + 1)}
        self._verbs = {trigger.first for trigger in triggers if trigger.is_verb}

    def _end(self, trigger: Trigger) -> int:
        """The word at which the clause of ``trigger`` ends to the right."""
        last = min(trigger.sentence.last, trigger.last + REACH)
        for at in range(trigger.last + 1, last):
            word = self._words[at]
            if word.role("opener", "complementizer", "speech_participle", "attribution") or at in self._verbs:
                return at
            if word.token.text in ";؛:":
                return at
            if at in self._starts and at > trigger.last + 2 and not trigger.is_verb:
                return at
        return last

    def _behind(self, trigger: Trigger) -> list[Phrase]:
        end = self._end(trigger)
        return [phrase for phrase in trigger.sentence.phrases if trigger.last < phrase.first < end]

    def _before(self, trigger: Trigger) -> Phrase | None:
        """The party that a verb follows: "the president visits". None where a clause or another verb stands between."""
        if trigger.proclitics:
            return None
        for phrase in reversed(trigger.sentence.phrases):
            if phrase.last >= trigger.first:
                continue
            between = self._words[phrase.last + 1 : trigger.first]
            if any(word.is_finite and not word.role("negator", "verb") for word in between):
                return None
            if any(word.role("complementizer", "while", "doubt") or _opens(word) for word in between):
                return None
            if not phrase.preposition:
                return self._head(phrase, trigger.sentence)
            if any(word.role("relative") for word in between):
                return phrase
        return None

    def _head(self, phrase: Phrase, sentence: Sentence) -> Phrase:
        """The first of the parties that "and" joins up to ``phrase``."""
        at = sentence.phrases.index(phrase)
        while at and sentence.phrases[at].conjoined:
            at -= 1
        return sentence.phrases[at]

    def joined(self, phrase: Phrase, sentence: Sentence) -> list[Phrase]:
        """``phrase`` and those that "and" joins to it."""
        group = [phrase]
        for after in sentence.phrases[sentence.phrases.index(phrase) + 1 :]:
            gap = after.first - group[-1].last
            if after.first == group[-1].first or (after.conjoined and gap <= 2):
                group.append(after)
            else:
                break
        return group

    def is_feminine(self, phrase: Phrase) -> bool:
        """Whether ``phrase`` is feminine to its verb; a country is unless the lexicon says otherwise."""
        word = self._words[phrase.first].token
        form = word.readings[-1].form if phrase.mention.span.start > word.start else word.fold
        if form.endswith(letters().feminine):
            return True
        return phrase.mention.rule in COUNTRIES and not self._words[phrase.first].role("masculine_country")

    def _agrees(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether the verb's gender lets ``phrase`` be its subject."""
        if ":m" in trigger.shape:
            return not self.is_feminine(phrase)
        return self.is_feminine(phrase) or ":f" not in trigger.shape

    def _next(self, trigger: Trigger) -> list[Phrase]:
        """The phrase right behind the trigger, under no preposition; a number may stand between, or the noun of an adjective."""
        for phrase in trigger.sentence.phrases:
            gap = phrase.first - trigger.last - 1
            if 0 <= gap <= 1 and not phrase.preposition and not phrase.conjoined:
                between = self._words[trigger.last + 1 : phrase.first]
                counted = phrase.mention.rule in COUNTED
                if all(counted and word.token.text[0].isalnum() and _is_plain(word) for word in between):
                    return self.joined(phrase, trigger.sentence)
        return []


def _is_plain(word: Word) -> bool:
    """Whether ``word`` can be an ordinary noun."""
    return all(role.name == "place_noun" for role in word.roles)


def _opens(word: Word) -> bool:
    """Whether another clause begins at ``word``, other than one that says more of the party before it."""
    return word.role("opener") is not None and word.role("relative") is None
