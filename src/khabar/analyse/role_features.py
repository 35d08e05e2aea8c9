"""Who a party is to an event: the features of the model "who", for one party in one role and for a pair of parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.analyse.clauses import Phrase, Sentence
from khabar.analyse.roles import Word
from khabar.analyse.scene import Parse, Scene, code_of
from khabar.analyse.scoring import about

SLOTS = ("subject", "object", "of", "of2", "adjective", "possessor", "between", "speaker")
# Parties farther off, or of sentences farther back, are rarely meant; of those named before, the nearest come first.
POOL = 10
BACK = 2
# Where a sentence begins with a place and an agency, the place is where the report was written.
DATELINE_WORDS = 4
DASHES = frozenset("-–—")
PATH = 6
VERB_BEFORE = 12
VERB_BEHIND = 6
NEAR = 6


@dataclass(frozen=True, slots=True)
class Nearby:
    """A party that may play a role: ``back`` is 0 in the trigger's own sentence, else how many sentences before."""

    phrase: Phrase
    back: int
    code: str  # what tells the party from others


def party_pool(scene: Scene, parsed: Parse) -> list[Nearby]:
    """The parties that may play a role: those of the sentence, those whom grammar points at, those of the sentences before."""
    trigger, sentence = parsed.trigger, parsed.trigger.sentence
    own = [phrase for phrase in sentence.phrases if not _is_dateline(scene.discourse.words, sentence, phrase)]
    own.sort(key=lambda phrase: min(abs(phrase.first - trigger.last), abs(trigger.first - phrase.last)))
    pool = [Nearby(phrase, 0, code_of(phrase.mention.party)) for phrase in own[:POOL]]
    codes = {nearby.code for nearby in pool}
    known = set(map(id, own))
    pointed = [phrase for phrase in (*parsed.actor, *parsed.recipient, *parsed.topic) if id(phrase) not in known]
    before = [
        (back, phrase)
        for back in range(1, BACK + 1)
        if sentence.index >= back
        for phrase in scene.discourse.sentences[sentence.index - back].phrases
    ]
    for back, phrase in (*((1, phrase) for phrase in pointed), *before):
        nearby = Nearby(phrase, back, code_of(phrase.mention.party))
        if nearby.code not in codes and len(pool) < 2 * POOL:
            codes.add(nearby.code)
            pool.append(nearby)
    return pool


def _is_dateline(words: Sequence[Word], sentence: Sentence, phrase: Phrase) -> bool:
    """Whether ``phrase`` is where the report was written: "Abu Dhabi, UAE (CNN) --"."""
    if phrase.first - sentence.first > DATELINE_WORDS:
        return False
    for at in range(phrase.last + 1, min(phrase.last + 1 + NEAR, sentence.last - 1)):
        text = words[at].token.text
        if (text in DASHES and words[at + 1].token.text in DASHES) or (text.isascii() and text.isalpha() and text.isupper()):
            return True
        if words[at].is_finite or words[at].role("complementizer", "preposition"):
            return False
    return False


class RoleFeatures:
    """Writes the features of the parties around one candidate; what they share is looked up once."""

    def __init__(self, scene: Scene, parsed: Parse) -> None:
        self._scene, self._parsed, self._trigger = scene, parsed, parsed.trigger
        self._words = scene.discourse.words
        self._sentence = parsed.trigger.sentence
        self._kind, self._frame = parsed.candidate.event.value, parsed.trigger.frame
        self._shape = parsed.shape
        self._slots: dict[int, list[str]] = {}  # by the identity of the phrase: phrases are many, and alike
        for name in SLOTS:
            for order, phrase in enumerate(scene.arguments.slot(parsed.trigger, name)):
                self._slots.setdefault(id(phrase), []).append(f"{name}{'2' * (order > 0)}")
        self._actors, self._recipients = set(map(id, parsed.actor)), set(map(id, parsed.recipient))
        self._topics = {code_of(topic.mention.party) for topic in parsed.topic}
        self._topic = set(map(id, parsed.topic))
        self._speaker = parsed.over.statement.speaker if parsed.over else None
        self._named = {at for phrase in self._sentence.phrases for at in range(phrase.first, phrase.last + 1)}
        self._verb_before, self._verb_behind = self._verbs()

    def of(self, nearby: Nearby) -> list[str]:
        """The features of one party, the same for both roles."""
        return [*self._grammar(nearby), *(self._place(nearby.phrase) if not nearby.back else self._before(nearby)), *self._itself(nearby)]

    def _verbs(self) -> tuple[int | None, int | None]:
        """The finite verbs next to a noun or participle in its clause: the one before it and the one behind it."""
        trigger, words = self._trigger, self._words
        if trigger.is_verb:
            return None, None
        before = behind = None
        for at in range(trigger.first - 1, max(self._sentence.first, trigger.first - VERB_BEFORE) - 1, -1):
            if words[at].role("complementizer"):
                break
            if words[at].is_finite:
                before = at
                break
        for at in range(trigger.last + 1, min(self._sentence.last, trigger.last + 1 + VERB_BEHIND)):
            if words[at].is_finite:
                behind = at
                break
            if words[at].role("complementizer") and not words[at].role("relative"):
                break
        return before, behind

    def _grammar(self, nearby: Nearby) -> list[str]:
        """What grammar says of it: the slots that it fills, and whether it is grammar's own actor or recipient."""
        kind, frame, shape, phrase, parsed = self._kind, self._frame.id, self._shape, nearby.phrase, self._parsed
        slots = self._slots.get(id(phrase), [])
        features = [
            text
            for slot in slots or ["none"]
            for text in (f"slot={slot}", f"slot={slot}|{shape}", f"slot={slot}|{frame}", f"slot={slot}|{kind}")
        ]
        actor, recipient = self._rank(self._frame.actor, slots, nearby), self._rank(self._frame.recipient, slots, nearby)
        filled = f"{id(phrase) in self._actors}{id(phrase) in self._recipients}"
        coded = f"{nearby.code in parsed.actor_codes}{nearby.code in parsed.recipient_codes}"
        return [
            *features,
            f"rank={actor}{recipient}|{shape}",
            f"rankA={actor}",
            f"rankR={recipient}",
            f"filled={filled}",
            f"filled={filled}|{frame}",
            f"coded={coded}|{bool(parsed.actor)}{bool(parsed.recipient)}",
        ]

    @staticmethod
    def _rank(wanted: Sequence[str], slots: Sequence[str], nearby: Nearby) -> str:
        """The first of the frame's slots that the party fills, as its number; "-" for none."""
        governed = nearby.phrase.preposition if not nearby.back else None
        return next((str(number) for number, slot in enumerate(wanted) if slot in slots or slot == governed), "-")

    def _place(self, phrase: Phrase) -> list[str]:
        """Where it stands in the trigger's sentence."""
        trigger, shape, kind, notes = self._trigger, self._shape, self._kind, self._scene.notes
        right = phrase.first > trigger.last
        side, low, high = ("R", trigger.last + 1, phrase.first) if right else ("L", phrase.last + 1, trigger.first)
        clauses, verbs = min(notes.openers_in(low, high), 2), min(notes.verbs_in(low, high), 2)
        others = min(sum(low <= other.first < high for other in self._sentence.phrases), 4)
        far, governed, over = about(high - low), f"{side}{bool(phrase.preposition)}", f"{side}|{phrase.preposition}"
        path = self._path(low, high)
        features = [
            f"far={side}{far}|{shape}",
            f"over={over}",
            f"over={over}|{kind}",
            f"over={over}|{self._frame.id}",
            f"others={others}|{governed}",
            f"others={others}|{shape}|{over}",
            f"joined={phrase.conjoined}|{side}",
            f"first={phrase is self._sentence.phrases[0]}|{governed}",
            f"path={side}{path}",
            f"path={side}{path}|{shape}",
            f"path={side}{path}|{kind}",
            *self._agreement(phrase, side, governed),
            *self._beside_verbs(phrase),
        ]
        if not clauses and not verbs:
            features.append(f"clause|{over}|{kind}")
        return features

    def _path(self, low: int, high: int) -> str:
        """The words between a party and the trigger, by kind; runs of one kind count once, and of a long path both ends are kept."""
        steps: list[str] = []
        for at in range(low, high):
            kind = "P" if at in self._named else self._scene.notes.steps[at]
            if not steps or steps[-1] != kind:
                steps.append(kind)
        return " ".join(steps if len(steps) <= PATH else (*steps[:2], "..", *steps[-2:]))

    def _agreement(self, phrase: Phrase, side: str, governed: str) -> list[str]:
        """Whether the gender of the verb, or of the pronoun on the trigger, lets the party be meant."""
        trigger = self._trigger
        gender = "f" if self._scene.arguments.is_feminine(phrase) else "m"
        verb = "f" if ":f" in trigger.shape else "m" if ":m" in trigger.shape else "-"
        pronoun = trigger.shape.partition("+")[2].partition(":")[0] or "-"
        features = [f"verb={verb}{gender}|{governed}", f"pronoun={pronoun}{gender}|{governed}"]
        if side == "L":
            before = [other for other in self._sentence.phrases if other.last < trigger.first]
            nearest = bool(before) and before[-1] is phrase  # a phrase can hold its trigger
            features += [f"nearest={nearest}|{pronoun}{gender}"]
        return features

    def _beside_verbs(self, phrase: Phrase) -> list[str]:
        """How it stands to the finite verbs around a noun: "received help from", "the attack that struck"."""
        features, notes = [], self._scene.notes
        if self._verb_before is not None:
            place = "b" if phrase.last < self._verb_before else "m" if phrase.first < self._trigger.first else "r"
            features += [
                f"carried={notes.stems[self._verb_before]}|{place}|{phrase.preposition}",
                f"carrier={notes.roles[self._verb_before]}|{place}|{bool(phrase.preposition)}",
            ]
        if self._verb_behind is not None:
            place = "b" if phrase.last < self._trigger.first else "m" if phrase.first < self._verb_behind else "r"
            features += [
                f"relative={notes.stems[self._verb_behind]}|{place}|{phrase.preposition}",
                f"relator={notes.roles[self._verb_behind]}|{place}|{bool(phrase.preposition)}",
            ]
        return features

    def _before(self, nearby: Nearby) -> list[str]:
        """How it was named in a sentence before."""
        back = f"back={nearby.back}"
        governed = bool(nearby.phrase.preposition)
        return [back, f"{back}|{governed}", f"{back}|{self._kind}", f"{back}|{self._shape}", f"{back}|{nearby.phrase.conjoined}"]

    def _itself(self, nearby: Nearby) -> list[str]:
        """What it is, how much the text names it, and whether it speaks or is what the clause is about."""
        kind, shape, phrase = self._kind, self._shape, nearby.phrase
        party = phrase.mention.party
        named = phrase.mention.rule.rpartition(".")[2]
        speaks = self._speaker is not None and code_of(self._speaker) == nearby.code
        return [
            f"named={named}",
            f"named={named}|{kind}",
            f"sector={party.sector}",
            f"sector={party.sector}|{kind}",
            f"here={not nearby.back}|{named}",
            f"topic={id(phrase) in self._topic}|{shape}",
            f"topic={nearby.code in self._topics}|{kind}",
            f"speaks={speaks}|{kind}",
            f"speaks={speaks}|{shape}",
            f"count={about(self._scene.counts[nearby.code])}",
            f"country={party.country is not None}|{kind}",
        ]


def pair_features(parsed: Parse, actor: Nearby | None, recipient: Nearby | None) -> list[str]:
    """The features of a pair; None for a side that is left empty."""
    both = both_features(parsed, actor, recipient) if actor is not None and recipient is not None else []
    return [*empty_features(parsed, actor is None, recipient is None), *both]


def empty_features(parsed: Parse, no_actor: bool, no_recipient: bool) -> list[str]:
    """The features of leaving one side empty, or none."""
    kind, frame, shape = parsed.candidate.event.value, parsed.trigger.frame, parsed.shape
    empty, filled = f"empty={no_actor}{no_recipient}", f"{bool(parsed.actor)}{bool(parsed.recipient)}"
    return [
        f"{empty}|{kind}",
        f"{empty}|{frame.id}",
        f"{empty}|{frame.symmetric}|{shape}",
        f"{empty}|{shape}|{kind}",
        f"{empty}|{frame.casualties}|{shape}",
        f"{empty}|{filled}",
        f"{empty}|{filled}|{kind}",
    ]


def both_features(parsed: Parse, actor: Nearby, recipient: Nearby) -> list[str]:
    """The features of two parties together."""
    trigger, kind, shape = parsed.trigger, parsed.candidate.event.value, parsed.shape
    symmetric = trigger.frame.symmetric
    one, other = actor.phrase, recipient.phrase
    domestic = actor.code == recipient.code
    order = f"{one.first < other.first}|{one.first < trigger.first}{other.first < trigger.first}"
    joined = f"{other.conjoined}{one.conjoined}|{abs(one.first - other.first) < NEAR}"
    return [
        f"domestic={domestic}|{kind}",
        f"domestic={domestic}|{symmetric}",
        f"sectors={one.mention.party.sector}|{other.mention.party.sector}",
        f"order={order}|{shape}",
        f"order={order}|{kind}",
        f"joined={joined}|{symmetric}",
        f"governed={one.preposition}|{other.preposition}|{shape}",
    ]
