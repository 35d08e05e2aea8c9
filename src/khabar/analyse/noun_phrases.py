"""Phrases that name a party: an office, body or group with its nationality and name, or a known name by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.analyse.names import Name, NameHit, likeliest, sector_on
from khabar.analyse.party_data import Head, head_at, pair_words, words_of
from khabar.analyse.text import letters
from khabar.analyse.tokens import Token
from khabar.model import Sector, Span

# A personal name has at most this many words, a phrase at most that many behind its head.
NAME_WORDS = 5
PHRASE_WORDS = 14
# So many words of an office's field may stand before its nationality.
FIELD_WORDS = 4
COMMAS = frozenset("،,")
QUOTES = frozenset("\"“”«»'")
NAMED_BODIES = frozenset({Sector.EDU, Sector.BUS, Sector.MED})
# An office of one of these takes on the part that its body plays: the spokesman of the army is of the army.
LENT = frozenset(
    {
        Sector.MIL,
        Sector.COP,
        Sector.SPY,
        Sector.REB,
        Sector.PTY,
        Sector.OPP,
        Sector.IGO,
        Sector.LEG,
        Sector.JUD,
        Sector.MED,
        Sector.EDU,
        Sector.BUS,
        Sector.NGO,
    }
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens ``first`` to ``last`` that name a party. ``person`` is its personal name, ``known`` its entry among the names."""

    first: int
    last: int
    span: Span
    kind: str  # office, body, group, person, country, nationality, capital, seat, city, short, pair
    head: Head | None
    country: str | None
    sector: Sector | None
    known: Name | None
    person: tuple[str, ...]  # folded words of the name; empty where none is told


class PhraseReader:
    """Reads the phrases of one text from left to right."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[NameHit], day: date | None) -> None:
        self._tokens = tokens
        self._day = day
        self._hits = {hit.first: hit for hit in names}
        self._named_in_full = {likeliest(hit.candidates, day).name for hit in names if hit.safe}
        self._short: dict[str, NounPhrase] = {}

    def read(self) -> Iterator[NounPhrase]:
        """All phrases, in order; none overlaps another."""
        at = 0
        while at < len(self._tokens):
            phrase = self._phrase_at(at) if self._tokens[at].is_word else None
            if phrase is None:
                at += 1
                continue
            if phrase.person:
                self._short[phrase.person[-1]] = phrase
            yield phrase
            at = phrase.last + 1

    def _phrase_at(self, at: int) -> NounPhrase | None:
        head, hit = head_at(self._tokens, at), self._hits.get(at)
        if head is not None and (hit is None or hit.last - hit.first + 1 <= head.length):
            return self._headed(at, head)
        if hit is not None:
            return self._named(hit) if self._is_meant(hit) else self._short_at(at)
        return self._pair_at(at) or self._short_at(at)

    # --- known names -----------------------------------------------------------------------------------------------------

    def _is_meant(self, hit: NameHit) -> bool:
        """Whether a known form means its name here: a short one ("Kim") does where the article has the full one anywhere."""
        name = likeliest(hit.candidates, self._day)
        return hit.safe or (name.kind == "person" and name.name in self._named_in_full)

    def _named(self, hit: NameHit) -> NounPhrase:
        name = likeliest(hit.candidates, self._day)
        person = tuple(token.fold for token in self._tokens[hit.first : hit.last + 1]) if name.kind == "person" else ()
        return NounPhrase(
            hit.first,
            hit.last,
            hit.span,
            name.kind,
            None,
            self._country(name),
            self._sector(name, self._tokens[hit.last]),
            name,
            person,
        )

    def _country(self, name: Name) -> str | None:
        if name.kind == "person" and name.offices:
            return name.country or name.offices[-1].country
        return name.country

    def _sector(self, name: Name, last: Token | None = None) -> Sector | None:
        """The part that a known name plays; a nationality in the plural means people."""
        if name.kind == "nationality" and last is not None and last.fold.endswith(letters().people):
            return Sector.CVL
        return Sector.UNK if name.kind == "city" else sector_on(name, self._day)

    def _short_at(self, at: int) -> NounPhrase | None:
        """A person named before, by the last word of his name."""
        for reading in self._tokens[at].readings:
            full = self._short.get(reading.form)
            if full is not None and len(reading.form) > 2:
                start = self._tokens[at].end - len(self._tokens[at].text.lstrip()) + len(reading.proclitics)
                span = Span(min(start, self._tokens[at].end - 1), self._tokens[at].end)
                return replace(full, first=at, last=at, span=span, kind="short")
        return None

    def _pair_at(self, at: int) -> NounPhrase | None:
        persons, states = pair_words()
        for reading in self._tokens[at].readings:
            if reading.form in persons or reading.form in states or reading.form in words_of("own"):
                token = self._tokens[at]
                kind = "persons" if reading.form in persons else "states" if reading.form in states else "own"
                span = Span(token.start + len(reading.proclitics), token.end)
                return NounPhrase(at, at, span, kind, None, None, None, None, ())
        return None

    # --- phrases with a head ---------------------------------------------------------------------------------------------

    def _headed(self, first: int, head: Head) -> NounPhrase | None:
        token = self._tokens[first]
        phrase = NounPhrase(
            first,
            first + head.length - 1,
            Span(token.start + len(head.proclitics), self._tokens[first + head.length - 1].end),
            head.kind,
            head,
            None,
            head.sector,
            None,
            (),
        )
        phrase = self._extend(phrase)
        if head.kind == "office":
            phrase = self._with_name(phrase)
        if head.needs_country and not phrase.country:
            return None
        told = phrase.country or phrase.person or head.definite or phrase.last > first + head.length - 1
        return phrase if told or head.kind == "group" else None

    def _extend(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the fields, nationality, country, body and links behind its head."""
        at = phrase.last + 1
        while at < min(len(self._tokens), phrase.first + PHRASE_WORDS):
            step = self._step(phrase, at)
            if step is None:
                break
            phrase = replace(step, span=Span(step.span.start, self._tokens[step.last].end))
            at = phrase.last + 1
            if phrase.person:
                break
        return phrase

    def _step(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` grown by what stands at token ``at``; None where it ends before it."""
        hit, token = self._hits.get(at), self._tokens[at]
        if token.text in QUOTES and at + 1 < len(self._tokens) and self._hits.get(at + 1) is not None:
            return self._with_hit(phrase, self._hits[at + 1])
        if hit is not None and self._belongs(hit, phrase):
            return self._with_hit(phrase, hit)
        body = head_at(self._tokens, at)
        if token.fold in words_of("fields") and not (phrase.country and body):
            return replace(phrase, last=at)
        if (
            body is not None
            and body.proclitics in ("", letters().purpose)
            and body.kind == "body"
            and phrase.kind != "group"
            and not phrase.country
        ):
            sector = body.sector if body.sector in LENT and phrase.kind == "office" else phrase.sector
            return replace(phrase, last=at + body.length - 1, sector=sector)
        if self._names_body(phrase, at):
            return replace(phrase, last=at)
        nationality = self._nationality_ahead(phrase, at)
        if nationality is not None:
            return self._with_hit(phrase, nationality)
        if token.fold in words_of("links") and at + 1 < len(self._tokens) and phrase.country is None:
            beyond = self._hits.get(at + 1)
            bodied = head_at(self._tokens, at + 1)
            if beyond is not None and not beyond.proclitics and beyond.safe and beyond.candidates[0].kind != "person":
                return self._with_hit(phrase, beyond)
            if bodied is not None and not bodied.proclitics and bodied.kind == "body":
                sector = bodied.sector if bodied.sector in LENT and phrase.kind == "office" else phrase.sector
                return replace(phrase, last=at + bodied.length, sector=sector)
        return None

    def _nationality_ahead(self, phrase: NounPhrase, at: int) -> NameHit | None:
        """The nationality that definite words lead up to: "the authority for air transport, the Russian one"."""
        if phrase.country is not None or phrase.kind == "group":
            return None
        for place in range(at, min(len(self._tokens), at + FIELD_WORDS + 1)):
            hit = self._hits.get(place)
            if hit is not None:
                return hit if hit.candidates[0].kind == "nationality" and hit.safe and not hit.proclitics else None
            if not any(reading.form.startswith(letters().article) for reading in self._tokens[place].readings):
                return None
        return None

    def _belongs(self, hit: NameHit, phrase: NounPhrase) -> bool:
        """Whether a known name goes on with ``phrase``: bare, behind "of", or as the place of what has no country yet."""
        if hit.proclitics in ("", letters().purpose):
            return True
        placed = hit.candidates[0].kind in ("capital", "city", "country") and phrase.country is None and phrase.kind != "group"
        return placed and hit.proclitics == letters().of_which

    def _names_body(self, phrase: NounPhrase, at: int) -> bool:
        """Whether token ``at`` is the own name of the university, firm or paper right before it: "University of Kyungnam"."""
        body = head_at(self._tokens, phrase.last)
        return body is not None and body.kind == "body" and body.sector in NAMED_BODIES and self._is_name_word(at)

    def _with_hit(self, phrase: NounPhrase, hit: NameHit) -> NounPhrase | None:
        name = likeliest(hit.candidates, self._day)
        if name.kind == "person":
            if phrase.kind != "office" or hit.proclitics:
                return None
            person = tuple(token.fold for token in self._tokens[hit.first : hit.last + 1])
            country = phrase.country or self._country(name)
            return replace(phrase, last=hit.last, known=name, person=person, country=country)
        if name.kind == "nationality" and hit.proclitics:
            return None
        if phrase.country is not None and name.kind != "nationality":
            return None
        sector = phrase.sector
        if phrase.kind == "office" and name.sector in LENT and name.kind == "body":
            sector = name.sector
        return replace(phrase, last=hit.last, country=phrase.country or name.country, sector=sector)

    # --- personal names --------------------------------------------------------------------------------------------------

    def _with_name(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the personal name behind it, set apart by a comma or not, or before it with a comma between."""
        if phrase.person:
            return phrase
        at = phrase.last + 1
        comma = at < len(self._tokens) and self._tokens[at].text in COMMAS
        name = self._name_from(at + comma)
        ended = not comma or self._ends_apposition(at + 1 + len(name))
        if (
            name
            and ended
            and (phrase.country or phrase.last > phrase.first or phrase.head is None or phrase.head.definite or len(name) > 1)
        ):
            last = at + comma + len(name) - 1
            known = self._hits.get(at + comma)
            person = likeliest(known.candidates, self._day) if known and known.candidates[0].kind == "person" else None
            folded = tuple(token.fold for token in name)
            return replace(phrase, last=last, span=Span(phrase.span.start, self._tokens[last].end), person=folded, known=person)
        return self._with_name_before(phrase)

    def _with_name_before(self, phrase: NounPhrase) -> NounPhrase:
        """A name, a comma, the office: "Lim, a professor at the university"."""
        if phrase.first < 3 or self._tokens[phrase.first - 1].text not in COMMAS:
            return phrase
        first = phrase.first - 1
        while first and phrase.first - first <= NAME_WORDS and self._is_name_word(first - 1):
            first -= 1
        name = self._tokens[first : phrase.first - 1]
        if len(name) < 2 or any(token.fold in self._short for token in name):
            return phrase
        start = Span(name[0].start, phrase.span.end)
        return replace(phrase, first=first, span=start, person=tuple(token.fold for token in name))

    def _name_from(self, at: int) -> list[Token]:
        """The tokens of a personal name that begins at ``at``; empty where none does."""
        hit = self._hits.get(at)
        if hit is not None and hit.candidates[0].kind == "person" and not hit.proclitics:
            return list(self._tokens[at : hit.last + 1])
        name: list[Token] = []
        while at < len(self._tokens) and len(name) < NAME_WORDS and self._is_name_word(at):
            name.append(self._tokens[at])
            at += 1
        return name

    def _is_name_word(self, at: int) -> bool:
        """Whether token ``at`` can be part of a name that no list has: no common word, no head, no known country."""
        token = self._tokens[at]
        if token.text in "-–‑" or token.fold in words_of("names"):
            return True
        if (
            not token.is_word
            or token.fold in words_of("common")
            or token.fold in words_of("fields")
            or token.fold.endswith(letters().feminine_with_pronoun)
        ):
            return False
        if any(reading.form in words_of("common") for reading in token.readings[1:] if reading.proclitics):
            return False
        hit = self._hits.get(at)
        return head_at(self._tokens, at) is None and (hit is None or not hit.safe or hit.candidates[0].kind in ("person", "city"))

    def _ends_apposition(self, at: int) -> bool:
        return at >= len(self._tokens) or not self._tokens[at].is_word or self._tokens[at].fold in words_of("common")
