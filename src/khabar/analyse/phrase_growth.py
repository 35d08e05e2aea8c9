"""How a phrase that names a party grows from its head word: fields, nationality, country, body and holder behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.analyse.names import Name, NameHit, likeliest, sector_on
from khabar.analyse.party_data import Head, branch_words, head_at, words_of
from khabar.analyse.personal_names import NameReader
from khabar.analyse.quotes import is_mark, is_opening
from khabar.analyse.text import letters
from khabar.analyse.tokens import Token
from khabar.model import Sector, Span

# A phrase has at most this many words.
PHRASE_WORDS = 14
# So many words of an office's field may stand before its nationality.
FIELD_WORDS = 4
# A name in quotation marks behind a head is at most so long.
QUOTED_WORDS = 6
# More white space than this between two words divides them.
GAP = 2
BRACKETS = frozenset("()")
IGO = "IGO"
NAMED_BODIES = frozenset({Sector.EDU, Sector.BUS, Sector.MED})
PLACES = frozenset({"capital", "city", "country"})
UNBRANCHED = frozenset({Sector.GOV, Sector.UNK})
# An office of one of these takes on the part that its body plays: the spokesman of the army is of the army.
LENT = frozenset(Sector) - {Sector.GOV, Sector.CVL, Sector.UNK}


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens ``first`` to ``last`` that name a party. ``person`` is its personal name, ``known`` its entry among the names."""

    first: int
    last: int
    span: Span
    # office, body, group, site, person, country, nationality, people, capital, seat, city, named, short, persons, states, own
    kind: str
    head: Head | None
    country: str | None
    sector: Sector | None
    known: Name | None
    person: tuple[str, ...]  # folded words of the name; empty where none is told


class KnownNames:
    """The known names of one text by the token where each begins."""

    def __init__(self, hits: Sequence[NameHit], day: date | None) -> None:
        self._day = day
        self.by_token: Mapping[int, NameHit] = {hit.first: hit for hit in hits}
        self._named_in_full = {self.meant(hit).name for hit in hits if hit.safe}

    def meant(self, hit: NameHit) -> Name:
        """The likeliest of the names that a form may stand for."""
        return likeliest(hit.candidates, self._day)

    def is_meant(self, hit: NameHit) -> bool:
        """Whether a known form means its name here: a short one ("Kim") does where the article has the full one anywhere."""
        name = self.meant(hit)
        return hit.safe or (name.kind == "person" and name.name in self._named_in_full)

    def sector(self, name: Name) -> Sector:
        """What ``name`` stands for on the day of the article."""
        return Sector.CVL if name.kind == "city" else sector_on(name, self._day)


def country_of(name: Name) -> str | None:
    """The country that a known name stands for; of a person that of the last office."""
    if name.kind == "person" and name.offices:
        return name.country or name.offices[-1].country
    return name.country


class PhraseGrower:
    """Grows the phrases of one text behind their heads."""

    def __init__(self, tokens: Sequence[Token], known: KnownNames, people: NameReader) -> None:
        self._tokens = tokens
        self._known = known
        self._people = people

    def extend(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the fields, nationality, country, body and links behind its head."""
        at = phrase.last + 1
        if phrase.first and at < len(self._tokens) and is_opening(self._tokens[phrase.first - 1].text) and is_mark(self._tokens[at].text):
            at += 1  # only the head stands in quotation marks
        while at < min(len(self._tokens), phrase.first + PHRASE_WORDS) and not phrase.person and self._follows(at):
            step = self._step(phrase, at)
            if step is None:
                break
            phrase = replace(step, span=Span(step.span.start, self._tokens[step.last].end))
            at = phrase.last + 1
        return phrase

    def _follows(self, at: int) -> bool:
        """Whether token ``at`` stands on the line of the one before it: a heading does not go on in the text below."""
        return self._tokens[at].start - self._tokens[at - 1].end <= GAP

    def _step(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` grown by what stands at token ``at``; None where it ends before it."""
        hit, token = self._known.by_token.get(at), self._tokens[at]
        if is_opening(token.text) or token.text in BRACKETS:
            return self._with_quoted(phrase, at)
        if hit is not None and self._known.is_meant(hit) and self._belongs(hit, phrase):
            return self._with_hit(phrase, hit)
        body = head_at(self._tokens, at)
        if body is not None and self._takes_body(phrase, body):
            return self._with_body(phrase, body, at)
        branch = branch_words().get(token.fold)
        if branch is not None:
            return replace(phrase, last=at, sector=branch if phrase.sector in UNBRANCHED else phrase.sector)
        if token.fold in words_of("fields") and not (phrase.country and body):
            return replace(phrase, last=at)
        if self._names_body(phrase, at) or self._is_portfolio(phrase, at):
            return replace(phrase, last=at)
        nationality = self._nationality_ahead(phrase, at)
        if nationality is not None:
            return self._with_hit(phrase, nationality)
        if token.fold in words_of("links") and at + 1 < len(self._tokens):
            return self._with_link(phrase, at) if phrase.country is None else self._with_post(phrase, at)
        return None

    def _takes_body(self, phrase: NounPhrase, body: Head) -> bool:
        """Whether ``body`` right behind ``phrase`` is the one that it belongs to: "the minister of the government"."""
        told = body.proclitics in ("", letters().purpose) and body.kind == "body" and not body.of.needs_country
        told = told and phrase.head is not None and not phrase.head.of.needs_country and (bool(body.proclitics) or not phrase.head.definite)
        return told and phrase.kind in ("office", "body") and not phrase.country and not (body.proclitics and phrase.kind == "body")

    def _with_body(self, phrase: NounPhrase, body: Head, at: int) -> NounPhrase:
        sector = body.sector if body.sector in LENT and phrase.kind == "office" else phrase.sector
        return replace(phrase, last=at + body.length - 1, sector=sector)

    def _with_link(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` with the country or body behind "in" or "of" at token ``at``."""
        beyond, body = self._known.by_token.get(at + 1), head_at(self._tokens, at + 1)
        where = phrase.head is not None and phrase.head.of.needs_country  # "tanks in Belarus" are not Belarus's
        if beyond is not None and not beyond.proclitics and beyond.safe and beyond.candidates[0].kind != "person" and not where:
            return self._with_hit(phrase, beyond)
        if body is not None and not body.proclitics and body.kind == "body":
            return self._with_body(phrase, body, at + 1)
        return None

    def _with_post(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` of the press with the place to which it was sent: "the correspondent of Al Jazeera in Gaza"."""
        place = self._known.by_token.get(at + 1)
        sent = phrase.sector is Sector.MED and place is not None and place.safe and place.candidates[0].kind in PLACES
        return replace(phrase, last=place.last) if sent and place is not None else None

    def _with_quoted(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` with the name in quotation marks that opens at token ``at``; what is known of it counts."""
        for close in range(at + 2, min(len(self._tokens), at + QUOTED_WORDS + 2)):
            if is_mark(self._tokens[close].text) or self._tokens[close].text in BRACKETS:
                break
        else:
            return None
        hit = self._known.by_token.get(at + 1)
        grown = self._with_hit(phrase, hit) if hit is not None and hit.last < close else None
        if grown is None and phrase.kind not in ("body", "site"):
            return None
        return replace(grown or phrase, last=close)

    def _nationality_ahead(self, phrase: NounPhrase, at: int) -> NameHit | None:
        """The nationality that definite words lead up to: "the authority for air transport, the Russian one"."""
        if phrase.country is not None or phrase.kind == "group":
            return None
        for place in range(at, min(len(self._tokens), at + FIELD_WORDS + 1)):
            hit = self._known.by_token.get(place)
            if hit is not None:
                return hit if hit.candidates[0].kind == "nationality" and hit.safe and not hit.proclitics else None
            if not any(reading.form.startswith(letters().article) for reading in self._tokens[place].readings):
                return None
        return None

    def _belongs(self, hit: NameHit, phrase: NounPhrase) -> bool:
        """Whether a known name goes on with ``phrase``: bare, behind "of", or as the place of what has no country yet."""
        if hit.proclitics in ("", letters().purpose):
            return True
        placed = hit.candidates[0].kind in PLACES and phrase.country is None and phrase.kind != "group"
        return placed and hit.proclitics == letters().of_which

    def _names_body(self, phrase: NounPhrase, at: int) -> bool:
        """Whether token ``at`` is the own name of the university, firm or paper right before it: "University of Kyungnam"."""
        body = head_at(self._tokens, phrase.last)
        return body is not None and body.kind == "body" and body.sector in NAMED_BODIES and self._people.is_name_word(at)

    def _is_portfolio(self, phrase: NounPhrase, at: int) -> bool:
        """Whether token ``at`` tells of what an office or body is: "minister of youth and culture"; behind it more with "and"."""
        if phrase.kind not in ("office", "body") or phrase.head is None or phrase.country or phrase.person:
            return False
        begun = at - phrase.first - phrase.head.length
        if begun == 0:
            return not phrase.head.definite and self._people.is_noun(at)
        return begun <= FIELD_WORDS and self._people.is_joined_noun(at) and self._people.is_noun(at - 1, joined=True)

    def _with_hit(self, phrase: NounPhrase, hit: NameHit) -> NounPhrase | None:
        """``phrase`` with a known name: its holder, its country or the body that it is of; None where the name is none of these."""
        name = self._known.meant(hit)
        if name.kind == "person":
            return self._with_person(phrase, hit, name)
        if (name.kind == "nationality" and hit.proclitics) or (phrase.country is not None and name.kind != "nationality"):
            return None
        sector, country = phrase.sector, phrase.country or name.country
        if name.kind in PLACES and (phrase.known is not None or (phrase.head is not None and phrase.head.owned)):
            return None
        if name.kind != "body" or name.sector is None:
            return replace(phrase, last=hit.last, country=country, sector=sector)
        if phrase.sector is Sector.UNK:
            country = None
        elif name.sector in LENT:
            sector = name.sector
        return replace(phrase, last=hit.last, country=country, sector=sector, known=name if phrase.kind == "body" else None)

    def _with_person(self, phrase: NounPhrase, hit: NameHit, name: Name) -> NounPhrase | None:
        if phrase.kind != "office" or hit.proclitics:
            return None
        person = tuple(token.fold for token in self._tokens[hit.first : hit.last + 1])
        sector = self._known.sector(name) if phrase.sector is Sector.UNK else phrase.sector
        return replace(phrase, last=hit.last, known=name, person=person, country=phrase.country or country_of(name), sector=sector)
