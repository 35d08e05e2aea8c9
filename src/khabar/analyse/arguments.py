"""Who did it, to whom: fills the slots of a trigger's frame from its clause, its sentence, and the sentences before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.analyse.clauses import Discourse, Phrase, Sentence
from khabar.analyse.neighbours import NEAR, REACH, Neighbours
from khabar.analyse.statements import Speech
from khabar.analyse.text import letters
from khabar.analyse.triggers import Trigger
from khabar.model import EventType, Sector

# Places do not act; what is done to them is done to their people.
SITES = frozenset({"party.city", "party.site"})


class Arguments(Neighbours):
    """Knows a text's phrases, triggers and speakers, and answers for one trigger at a time."""

    def __init__(self, discourse: Discourse, triggers: Sequence[Trigger], speeches: Sequence[Speech]) -> None:
        super().__init__(discourse, triggers)
        self._sentences = discourse.sentences
        self.all_speeches = tuple(speeches)
        self._accusations = {t.sentence.index: t for t in triggers if t.is_verb and t.frame.event is EventType.ACCUSE}
        self._speeches: dict[int, list[Speech]] = {}
        for speech in speeches:
            index = discourse.sentence_at(speech.statement.cue.start).index
            self._speeches.setdefault(index, []).append(speech)
        self._topics = self._find_topics()
        self._filled: dict[tuple[int, int, str, str], list[Phrase]] = {}
        self._named: dict[str, Callable[[Trigger], list[Phrase]]] = {
            "subject": self._subject,
            "object": self._object,
            "of": self._of,
            "of2": self._second_of,
            "adjective": self._adjective,
            "possessor": self._possessor,
            "between": self._between,
            "speaker": self._speaker,
        }

    def _find_topics(self) -> list[Phrase | None]:
        """For each sentence whom it is about: its first party that no preposition governs, or whom the last one was about."""
        topics: list[Phrase | None] = []
        for sentence in self._sentences:
            first = next((phrase for phrase in sentence.phrases if not phrase.preposition), None)
            topics.append(first or (topics[-1] if topics else None))
        return topics

    def fill(self, trigger: Trigger) -> tuple[list[Phrase], list[Phrase]]:
        """The phrases of actor and recipient; either may be empty. A symmetric act has all its parties as actors."""
        frame = trigger.frame
        actor = [phrase for phrase in self._first(trigger, frame.actor, []) if phrase.mention.rule not in SITES]
        recipient = self._first(trigger, frame.recipient, actor)
        if frame.casualties and trigger.is_verb and not recipient:
            return [], actor
        if not frame.symmetric:
            return actor, _abroad(recipient, actor)
        parties = [*actor, *(phrase for phrase in recipient if not _known(phrase, actor))]
        alone = len(parties) == 1 and parties[0].mention.party.sector is not Sector.IGO
        if alone and (trigger.is_verb or self._is_controlled(trigger)):
            topic = self.topic(trigger)
            parties += [phrase for phrase in topic if not _known(phrase, parties)]
        return parties, []

    def _first(self, trigger: Trigger, slots: Sequence[str], taken: Sequence[Phrase]) -> list[Phrase]:
        """The phrases of the first slot that is filled by somebody who is not ``taken``.

        A noun takes its parties from its own phrase; whom the clause is about only where its verb stands right over it.
        """
        for slot in slots:
            found = [phrase for phrase in self.slot(trigger, slot) if not _known(phrase, taken)]
            if found:
                return found
        if "subject" in slots and not trigger.is_verb and self._is_controlled(trigger):
            return [phrase for phrase in self.topic(trigger) if not _known(phrase, taken)]
        return []

    def slot(self, trigger: Trigger, slot: str) -> list[Phrase]:
        """The phrases that stand in ``slot`` of ``trigger``; a slot that is no word of grammar is a preposition."""
        key = (trigger.first, trigger.last, trigger.shape, slot)
        if key not in self._filled:
            named = self._named.get(slot)
            self._filled[key] = named(trigger) if named is not None else self._governed(trigger, slot)
        return self._filled[key]

    def _subject(self, trigger: Trigger) -> list[Phrase]:
        if not trigger.is_verb:
            return self._carried(trigger)
        before = self._before(trigger)
        if before is not None:
            return self.joined(before, trigger.sentence)
        if self._has_pronoun_subject(trigger):
            return self.topic(trigger)
        free = [phrase for phrase in self._behind(trigger) if not phrase.preposition]
        if free and (len(free) > 1 or self._agrees(trigger, free[0])):
            return self.joined(free[0], trigger.sentence)
        return self.topic(trigger)

    def _has_pronoun_subject(self, trigger: Trigger) -> bool:
        """Whether "that he" or "that they" stands right before a verb."""
        before = self._words[trigger.first - 1] if trigger.first > trigger.sentence.first else None
        role = before.role("complementizer") if before is not None else None
        return role is not None and role.lemma.endswith(letters().pronouns)

    def _object(self, trigger: Trigger) -> list[Phrase]:
        if trigger.is_noun:
            return self._second_of(trigger)
        subject = self.slot(trigger, "subject") if trigger.is_verb else []
        if trigger.has_pronoun and trigger.is_verb:
            return [phrase for phrase in self._recent(trigger) if not _known(phrase, subject)][:1]
        free = [phrase for phrase in self._behind(trigger) if not phrase.preposition]
        for phrase in free:
            if not _known(phrase, subject):
                return self.joined(phrase, trigger.sentence)
        return []

    def _of(self, trigger: Trigger) -> list[Phrase]:
        return [] if trigger.is_definite or trigger.has_pronoun else self._next(trigger)

    def _second_of(self, trigger: Trigger) -> list[Phrase]:
        """The object of a verbal noun: behind the one whose act it is, or behind the pronoun that stands for him."""
        if trigger.has_pronoun:
            return self._next(trigger)
        of = self._of(trigger)
        if not of:
            return []
        behind = (p for p in trigger.sentence.phrases if 0 < p.first - of[-1].last <= NEAR and not p.preposition)
        return next((self.joined(phrase, trigger.sentence) for phrase in behind), [])

    def _adjective(self, trigger: Trigger) -> list[Phrase]:
        for phrase in trigger.sentence.phrases:
            if trigger.last < phrase.first <= trigger.last + NEAR and "nationality" in phrase.mention.rule:
                return [phrase]
        return []

    def _possessor(self, trigger: Trigger) -> list[Phrase]:
        return self.topic(trigger) if trigger.has_pronoun else []

    def _between(self, trigger: Trigger) -> list[Phrase]:
        return self._governed(trigger, letters().between)

    def _governed(self, trigger: Trigger, preposition: str) -> list[Phrase]:
        for phrase in self._behind(trigger):
            if phrase.preposition == preposition:
                return self.joined(phrase, trigger.sentence)
        return []

    def _carried(self, trigger: Trigger) -> list[Phrase]:
        """The subject of the light verb that carries a noun: before it ("made a visit") or behind it ("the visit that X made")."""
        first = max(trigger.sentence.first, trigger.first - REACH)
        for at in range(trigger.first - 1, first - 1, -1):
            word = self._words[at]
            if word.role("light", "light_noun"):
                return self._subject_of(at, trigger.first, trigger.sentence)
            if word.is_finite or word.role("complementizer"):
                break
        for at in range(trigger.last + 1, min(trigger.sentence.last, trigger.last + 1 + NEAR * 2)):
            word = self._words[at]
            if word.role("light") and not word.role("agentless"):
                behind = (p for p in trigger.sentence.phrases if at < p.first <= at + NEAR and not p.preposition)
                return next((self.joined(phrase, trigger.sentence) for phrase in behind), [])
            if word.is_finite and not word.role("relative"):
                break
        return []

    def _subject_of(self, verb: int, end: int, sentence: Sentence) -> list[Phrase]:
        """The subject of the verb at ``verb``: behind it and before ``end``, or else before the verb."""
        for phrase in sentence.phrases:
            if verb < phrase.first < end and not phrase.preposition:
                return self.joined(phrase, sentence)
        if self._words[verb].role("agentless"):
            return []
        before = [phrase for phrase in sentence.phrases if phrase.last < verb and not phrase.preposition]
        told = [phrase for phrase in before if self._is_told(phrase, verb, sentence)]
        subject = told[0] if told else before[-1] if before else None
        return self.joined(self._head(subject, sentence), sentence) if subject else []

    def _is_told(self, phrase: Phrase, verb: int, sentence: Sentence) -> bool:
        """Whether ``phrase`` stands in what is said, and the verb at ``verb`` in the same speech."""
        position = self._words[verb].token.span
        heard = self._speeches.get(sentence.index, ())
        return any(s.statement.content.covers(position) and s.statement.content.covers(phrase.mention.span) for s in heard)

    def _is_controlled(self, trigger: Trigger) -> bool:
        """Whether a verb or its subject stands right before the trigger, but for a preposition: "the police announced the arrest"."""
        if not trigger.is_noun or self._accused(trigger):
            return True
        at = trigger.first - 1
        if at >= trigger.sentence.first and self._words[at].role("preposition"):
            at -= 1
        if at < trigger.sentence.first:
            return False
        if self._words[at].is_finite or self._words[at].role("speech_participle"):
            return True
        over = next((phrase for phrase in trigger.sentence.phrases if phrase.last == at), None)
        return over is not None and over.first > trigger.sentence.first and self._words[over.first - 1].is_finite

    def _speaker(self, trigger: Trigger) -> list[Phrase]:
        speech = self.speech_over(trigger)
        if speech is not None and speech.speaker is not None:
            return [speech.speaker]
        return self.topic(trigger)

    def speech_over(self, trigger: Trigger) -> Speech | None:
        """The innermost speech that opens before ``trigger`` in its sentence, or that it opens itself."""
        heard = [s for s in self._speeches.get(trigger.sentence.index, ()) if s.cue <= trigger.first]
        return heard[-1] if heard else None

    def topic(self, trigger: Trigger) -> list[Phrase]:
        """Whom a clause without its own subject is about: who speaks in it, else its sentence's first party, else the last one's.

        What somebody is accused of is his act.
        """
        accused = self._accused(trigger)
        if accused:
            return accused
        speech = self.speech_over(trigger)
        if speech is not None and speech.speaker is not None and speech.cue < trigger.first:
            told = (p for p in trigger.sentence.phrases if p.last < trigger.first and not p.preposition)
            inner = next((p for p in told if speech.statement.content.covers(p.mention.span)), None)
            return self.joined(inner, trigger.sentence) if inner and trigger.is_verb else [speech.speaker]
        own = next((p for p in trigger.sentence.phrases if p.last < trigger.first and not p.preposition), None)
        if own is not None:
            return self.joined(own, trigger.sentence)
        before = self._topics[trigger.sentence.index - 1] if trigger.sentence.index else None
        return [before] if before is not None else []

    def _accused(self, trigger: Trigger) -> list[Phrase]:
        """Whom the accusation right before ``trigger`` accuses of it: "accused Z of bombing W"."""
        over = self._accusations.get(trigger.sentence.index)
        if over is None or not trigger.proclitics.endswith(letters().of_which) or not over.last < trigger.first <= over.last + REACH:
            return []
        return self._object(over)

    def _recent(self, trigger: Trigger) -> list[Phrase]:
        """Parties named before ``trigger``, the latest first, in its sentence and the one before."""
        phrases = [p for p in trigger.sentence.phrases if p.last < trigger.first]
        if trigger.sentence.index:
            phrases = [*self._sentences[trigger.sentence.index - 1].phrases, *phrases]
        return phrases[::-1]


def _known(phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """True where ``phrase`` names one of ``phrases`` once more."""
    return any(phrase.mention.chain == other.mention.chain for other in phrases)


def _abroad(recipient: list[Phrase], actor: Sequence[Phrase]) -> list[Phrase]:
    """Of several recipients those of another country than the actor's: flights "between Moscow and Pyongyang" go to one of them."""
    own = {phrase.mention.party.country for phrase in actor}
    return [phrase for phrase in recipient if phrase.mention.party.country not in own] or recipient
