"""Statements: whose words a stretch of text is, by which cue, and where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.analyse.clauses import Discourse, Phrase, Sentence
from khabar.analyse.quotes import find_quotes, is_mark, is_opening
from khabar.analyse.roles import Role
from khabar.analyse.text import letters
from khabar.model import Party, Sector, Span, Statement

VERB = ("speech", "performative")
CUES = (*VERB, "speech_participle", "speech_noun", "attribution", "carrier")
# "We believe" is part of what is said, not of the telling.
FIRST_PERSON = frozenset({"present:we", "present:i", "past:we", "future:we", "future:i"})
# A speaker stands within this many words of the cue; farther off it is a party of what is said.
REACH = 14
# Fewer quoted words than this are a name or a term.
QUOTED_WORDS = 4
# What stands before a headline's colon is short: a name, an office, a country.
COLON_REACH = 9


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that opens speech."""

    at: int
    role: Role
    sentence: Sentence


# What a headline's colon is among the roles.
COLON = Role("colon", "word", ":")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said: where, whether in quotation marks, and by which rule."""

    content: Span
    direct: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, to whom, and who carried it; ``phrase`` is where the speaker is named for these words."""

    phrase: Phrase | None
    party: Party | None
    hearer: Party | None = None
    via: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """A statement with the words of its cue, for the rules that come after."""

    statement: Statement
    cue: int
    speaker: Phrase | None


class Listener:
    """Goes through a text once, sentence by sentence, and remembers who spoke last."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._words = discourse.words
        self._quotes = {quote.start: quote for quote in find_quotes(discourse.text)}
        self._last: tuple[Phrase | None, Party | None] = (None, None)

    def hear(self) -> tuple[Speech, ...]:
        """All statements of the text, in order of their cues."""
        found: list[Speech] = []
        for sentence in self._discourse.sentences:
            heard = [*self._colon(sentence)]
            cues = self._cues(sentence)
            for number, cue in enumerate(cues):
                after = cues[number + 1] if number + 1 < len(cues) else None
                speech = self._attributed(cue) if cue.role.name == "attribution" else self._spoken(cue, after)
                if speech is not None:
                    heard.append(speech)
                    if speech.statement.speaker is not None:
                        self._last = (speech.speaker, speech.statement.speaker)
            found += heard
        return tuple(found)

    def _cues(self, sentence: Sentence) -> list[Cue]:
        """The words of ``sentence`` that can open speech, in order; the noun of a construct ("by the words of") is none."""
        cues = []
        for at in range(sentence.first, sentence.last):
            role = self._words[at].role(*CUES)
            if role is not None and role.shape not in FIRST_PERSON and not self._inside_phrase(at, sentence):
                cues.append(Cue(at, role, sentence))
        return cues

    def _inside_phrase(self, at: int, sentence: Sentence) -> bool:
        return any(phrase.first < at <= phrase.last for phrase in sentence.phrases)

    def _colon(self, sentence: Sentence) -> list[Speech]:
        """A headline or an opening such as "The Kremlin: no plans": who stands before the colon says what stands after."""
        for at in range(sentence.first + 1, min(sentence.last - 1, sentence.first + COLON_REACH)):
            word = self._words[at]
            if word.role(*CUES):
                return []
            if word.token.text == ":":
                phrase = next((p for p in sentence.phrases if p.last < at and not p.preposition), None)
                if phrase is None:
                    return []
                content, direct = self._content(at + 1, sentence, sentence.last)
                cue, source = Cue(at, COLON, sentence), Source(phrase, phrase.mention.party)
                return [self._speech(cue, source, Told(content, direct, "statement.colon"))] if content else []
        return []

    def _spoken(self, cue: Cue, after: Cue | None) -> Speech | None:
        """What a verb, participle or noun of speech opens, up to the next one that a comma or "and" sets apart."""
        end = self._end(cue, after)
        opened = self._opening(cue, end)
        if opened is None:
            return None
        start, rule = opened
        content, direct = self._content(start, cue.sentence, end)
        return self._speech(cue, self._source(cue, start), Told(content, direct, rule)) if content else None

    def _end(self, cue: Cue, after: Cue | None) -> int:
        """The word before which what ``cue`` opens must end."""
        if after is None:
            return cue.sentence.last
        before = self._words[after.at - 1].token.text
        apart = before == "،" or after.role.proclitics == "و" or after.role.name == "attribution"
        return after.at - (before == "،") if apart else cue.sentence.last

    def _opening(self, cue: Cue, end: int) -> tuple[int, str] | None:
        """The word with which what is said begins and the rule that says so."""
        for at in range(cue.at + 1, min(end, cue.at + 2 * REACH)):
            word = self._words[at]
            if word.role("complementizer"):
                return at + 1, "statement.that"
            if word.token.text == ":" or (is_opening(word.token.text) and self._speaks(word.token.end)):
                return at + (word.token.text == ":"), "statement.quoted"
        if cue.role.name in ("performative", "speech_participle") or self._words[cue.at].role("performative"):
            at = self._object_start(cue, end)
            return (at, "statement.object") if at < end else None
        return None

    def _object_start(self, cue: Cue, end: int) -> int:
        """The first word of a performative verb's object: past its subject, what commas set apart behind that, and prepositions."""
        subject = next((p for p in cue.sentence.phrases if cue.at < p.first <= cue.at + 2 and not p.preposition), None)
        at = (subject.last if subject and cue.role.is_finite else cue.at) + 1
        commas = [place for place in range(at, min(end, at + REACH)) if self._words[place].token.text == "،"]
        if commas and commas[0] - at <= 1 and len(commas) > 1:
            at = commas[-1] if commas[-1] - commas[0] <= REACH // 2 else commas[1]
        while at < end and (self._words[at].token.text == "،" or self._words[at].role("preposition")):
            at += 1
        return at

    def _speaks(self, start: int) -> bool:
        """Whether the quotation that begins at ``start`` is more than a name or a word held at arm's length."""
        quote = self._quotes.get(start)
        return quote is not None and quote.of(self._discourse.text).count(" ") >= QUOTED_WORDS - 1

    def _source(self, cue: Cue, start: int) -> Source:
        """The speaker with who heard and who carried the words; an agency that was told them carries them."""
        carried = self._carried(cue, start)
        if carried is not None:
            return carried
        phrase, party = self._speaker(cue, start)
        heard = (p for p in cue.sentence.phrases if cue.at < p.first < start and p.preposition in letters().hearer)
        hearer = next((p.mention.party for p in heard if p.mention.party != party), None)
        return Source(phrase, party, hearer, (hearer,) if hearer and hearer.sector is Sector.MED else ())

    def _carried(self, cue: Cue, start: int) -> Source | None:
        """The source behind a carrier: in "the agency quoted the minister as saying" the minister speaks."""
        first = max(cue.sentence.first, cue.at - REACH)
        carrier = next((at for at in range(cue.at, first - 1, -1) if self._words[at].role("carrier")), None)
        if carrier is None:
            return None
        behind = [p for p in cue.sentence.phrases if carrier < p.first < start]
        source = next((p for p in behind if p.preposition == letters().source), None)
        if source is None:
            return None
        before = [p for p in cue.sentence.phrases if p.last < carrier and not p.preposition]
        agency = next((p for p in behind if p.first < source.first and not p.preposition), None) or (before[-1] if before else None)
        return Source(source, source.mention.party, None, (agency.mention.party,) if agency else ())

    def _speaker(self, cue: Cue, start: int) -> tuple[Phrase | None, Party | None]:
        """Who speaks: the subject behind the cue, or before it, or the one who was asked, or who spoke last."""
        asked = self._asked(cue)
        if asked is not None:
            return asked, asked.mention.party
        behind = next((p for p in cue.sentence.phrases if cue.at < p.first < min(start, cue.at + REACH) and not p.preposition), None)
        if behind is not None and cue.role.is_finite:
            return behind, behind.mention.party
        before = [p for p in cue.sentence.phrases if p.last < cue.at and not p.preposition]
        if cue.role.is_finite and before and not cue.role.proclitics and not self._verb_between(before[0].last, cue.at):
            return before[0], before[0].mention.party
        if self._last[1] is not None:
            return self._last
        return (before[0], before[0].mention.party) if before else (None, None)

    def _asked(self, cue: Cue) -> Phrase | None:
        """Whom a question was put to before ``cue`` in its sentence: "asked about it, the spokesman answered"."""
        for at in range(cue.sentence.first, cue.at):
            if self._words[at].role("asked"):
                return next((p for p in cue.sentence.phrases if at < p.first < cue.at and not p.preposition), None)
        return None

    def _verb_between(self, first: int, last: int) -> bool:
        return any(self._words[at].role("opener", "verb", "light") for at in range(first + 1, last))

    def _attributed(self, cue: Cue) -> Speech | None:
        """What "according to" leans on: the words before it, or after it where it opens the sentence."""
        sentence = cue.sentence
        phrase = next((p for p in sentence.phrases if cue.at < p.first <= cue.at + REACH // 2), None)
        party = phrase.mention.party if phrase else self._last[1]
        if cue.at - sentence.first <= 1:
            start = self._after_comma(phrase.last if phrase else cue.at, sentence)
            content, direct = self._content(start, sentence, sentence.last)
        else:
            content, direct = self._content(sentence.first, sentence, cue.at)
        return self._speech(cue, Source(phrase, party), Told(content, direct, "statement.according")) if content else None

    def _after_comma(self, at: int, sentence: Sentence) -> int:
        for place in range(at + 1, min(sentence.last, at + REACH)):
            if self._words[place].token.text == "،" or self._words[place].role("complementizer"):
                return place + 1
        return at + 1

    def _content(self, start: int, sentence: Sentence, end: int) -> tuple[Span | None, bool]:
        """The stretch from word ``start`` up to word ``end``; a quotation that it opens with runs to its closing mark."""
        words = self._words
        while start < end and words[start].token.text in "،:,":
            start += 1
        if start >= end:
            return None, False
        first = words[start].token
        quote = self._quotes.get(first.end) if is_opening(first.text) else None
        if quote is not None:
            return quote, True
        while end > start and words[end - 1].token.text in "،,.؛:":
            end -= 1
        if end <= start:
            return None, False
        direct = any(is_mark(word.token.text) for word in words[start:end])
        return Span(first.start, words[end - 1].token.end), direct

    def _speech(self, cue: Cue, source: Source, told: Told) -> Speech:
        span = self._words[cue.at].token.span
        statement = Statement(told.content, span, source.party, told.direct, told.rule, source.hearer, source.via)
        return Speech(statement, cue.at, source.phrase)


def find_statements(discourse: Discourse) -> tuple[Speech, ...]:
    """All stretches of speech in a text, in order."""
    return Listener(discourse).hear()
