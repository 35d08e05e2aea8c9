"""Phrases that name a party: an office, body, group or site with its nationality and name, or a known name by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.analyse.names import Name, NameHit, likeliest, sector_on
from khabar.analyse.party_data import Head, branch_words, head_at, pair_words, words_of
from khabar.analyse.personal_names import COMMAS, NameReader
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
# A nationality in the plural goes on from officials named so many words before: "Egyptian and Qatari officials".
JOINED_WORDS = 3
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


class PhraseReader:
    """Reads the phrases of one text from left to right."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[NameHit], day: date | None) -> None:
        self._tokens = tokens
        self._day = day
        self._hits = {hit.first: hit for hit in names}
        self._people = NameReader(tokens, self._hits)
        self._named_in_full = {likeliest(hit.candidates, day).name for hit in names if hit.safe}
        self._short: dict[str, NounPhrase] = {}
        self._last: NounPhrase | None = None

    def read(self) -> Iterator[NounPhrase]:
        """All phrases, in order; none overlaps another."""
        at = 0
        while at < len(self._tokens):
            phrase = self._phrase_at(at) if self._tokens[at].is_word else None
            if phrase is None:
                at += 1
                continue
            if phrase.person and phrase.person[-1] not in words_of("common"):
                self._short[phrase.person[-1]] = phrase
            self._last = phrase
            yield phrase
            at = phrase.last + 1

    def _phrase_at(self, at: int) -> NounPhrase | None:
        head, hit = head_at(self._tokens, at), self._hits.get(at)
        if head is not None and (hit is None or hit.last - hit.first + 1 <= head.length):
            return None if head.of.adjectival and self._is_adjective(at) else self._headed(at, head)
        if hit is not None:
            return self._named(hit) if self._is_meant(hit) else self._short_at(at)
        return self._pair_at(at) or self._short_at(at) or self._unlisted_at(at)

    def _is_adjective(self, at: int) -> bool:
        """Whether what stands at token ``at`` goes with the noun before it: "the press conference"."""
        before = self._tokens[at - 1].readings if at else ()
        definite = any(reading.form.startswith(letters().article) for reading in before)
        return definite or not self._tokens[at].fold.startswith(letters().article)

    # --- known names -----------------------------------------------------------------------------------------------------

    def _is_meant(self, hit: NameHit) -> bool:
        """Whether a known form means its name here: a short one ("Kim") does where the article has the full one anywhere."""
        name = likeliest(hit.candidates, self._day)
        return hit.safe or (name.kind == "person" and name.name in self._named_in_full)

    def _named(self, hit: NameHit) -> NounPhrase:
        name = likeliest(hit.candidates, self._day)
        person = tuple(token.fold for token in self._tokens[hit.first : hit.last + 1]) if name.kind == "person" else ()
        head = head_at(self._tokens, hit.first) if name.kind == "body" else None
        phrase = NounPhrase(hit.first, hit.last, hit.span, name.kind, head, _country(name), self._sector(name), name, person)
        if name.kind == "nationality" and self._means_people(hit):
            return replace(phrase, kind="people", sector=self._sector_of_people(hit))
        beside = self._hits.get(hit.last + 1)
        if name.country == IGO and beside is not None and beside.candidates[0].kind == "nationality" and not beside.proclitics:
            span = Span(hit.span.start, beside.span.end)  # the security council of one country
            country = beside.candidates[0].country
            return replace(phrase, last=beside.last, span=span, country=country, sector=Sector.GOV, known=None, kind="named")
        return phrase

    def _means_people(self, hit: NameHit) -> bool:
        """Whether a nationality is a noun: in the plural, or behind a number."""
        return self._tokens[hit.last].fold.endswith(letters().people) or self._is_counted(hit)

    def _is_counted(self, hit: NameHit) -> bool:
        before = self._tokens[hit.first - 1] if hit.first else None
        return before is not None and (before.is_number or before.fold in words_of("counts"))

    def _sector(self, name: Name) -> Sector:
        return Sector.CVL if name.kind == "city" else sector_on(name, self._day)

    def _sector_of_people(self, hit: NameHit) -> Sector:
        """A nationality in the plural is the side of a state, or people where they are counted or harmed.

        Right behind a group and "and" it means more of that group.
        """
        before = self._last
        if before is not None and hit.proclitics.startswith(tuple(letters().conjunctions)) and hit.first - before.last <= JOINED_WORDS:
            if before.kind in ("group", "people") and before.sector is not None:
                return before.sector
        return Sector.CVL if self._is_counted(hit) else Sector.GOV

    def _short_at(self, at: int) -> NounPhrase | None:
        """A person named before, by the last word of his name."""
        token = self._tokens[at]
        for reading in token.readings:
            full = self._short.get(reading.form)
            if full is not None and len(reading.form) > 2:
                start = token.end - len(token.text.lstrip()) + len(reading.proclitics)
                return replace(full, first=at, last=at, span=Span(min(start, token.end - 1), token.end), kind="short")
        return None

    def _unlisted_at(self, at: int) -> NounPhrase | None:
        """A person whom no list has, named without a title: "Abu Khalid", "a man called ...", "Lim Eul-chul"."""
        name = self._people.alone(at)
        if not name:
            return None
        folded = tuple(token.fold for token in name)
        return NounPhrase(at, at + len(name) - 1, Span(name[0].start, name[-1].end), "person", None, None, Sector.UNK, None, folded)

    def _pair_at(self, at: int) -> NounPhrase | None:
        persons, states = pair_words()
        token = self._tokens[at]
        for reading in token.readings:
            if reading.form in persons or reading.form in states or reading.form in words_of("own"):
                kind = "persons" if reading.form in persons else "states" if reading.form in states else "own"
                return NounPhrase(at, at, Span(token.start + len(reading.proclitics), token.end), kind, None, None, None, None, ())
        return None

    # --- phrases with a head ---------------------------------------------------------------------------------------------

    def _headed(self, first: int, head: Head) -> NounPhrase | None:
        last = first + head.length - 1
        span = Span(self._tokens[first].start + len(head.proclitics), self._tokens[last].end)
        phrase = self._extend(NounPhrase(first, last, span, head.kind, head, head.of.country, head.sector, None, ()))
        if head.kind == "office":
            phrase = self._with_name(phrase)
        if head.kind == "site" or head.of.default == "army":
            phrase = self._with_site_name(phrase)
        if head.of.needs_country and not phrase.country and not head.owned:
            return None
        if head.of.adjectival and not (phrase.country or phrase.person):
            return None
        longer = phrase.last > last
        if head.kind == "site" and head.definite and not longer and not phrase.country:
            return None
        if head.kind == "site" or head.of.default == "army":
            return phrase if longer or phrase.country or head.kind == "group" else None
        told = phrase.country or phrase.person or head.definite or head.owned or longer or head.kind == "group"
        return self._with_sector(phrase) if told else None

    def _with_sector(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the sector of those who have a country, where theirs is another."""
        told = phrase.head.of.with_country if phrase.head is not None else None
        return replace(phrase, sector=told) if told is not None and phrase.country and phrase.sector is Sector.UNK else phrase

    def _extend(self, phrase: NounPhrase) -> NounPhrase:
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
        hit, token = self._hits.get(at), self._tokens[at]
        if is_opening(token.text) or token.text in BRACKETS:
            return self._with_quoted(phrase, at)
        if hit is not None and self._is_meant(hit) and self._belongs(hit, phrase):
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
        if token.fold in words_of("links") and at + 1 < len(self._tokens) and phrase.country is None:
            return self._with_link(phrase, at)
        return None

    def _takes_body(self, phrase: NounPhrase, body: Head) -> bool:
        """Whether ``body`` right behind ``phrase`` is the one that it belongs to: "the minister of the government"."""
        told = body.proclitics in ("", letters().purpose) and body.kind == "body" and not body.of.needs_country
        told = told and not (phrase.head is not None and phrase.head.of.needs_country)
        return told and phrase.kind in ("office", "body") and not phrase.country and not (body.proclitics and phrase.kind == "body")

    def _with_body(self, phrase: NounPhrase, body: Head, at: int) -> NounPhrase:
        sector = body.sector if body.sector in LENT and phrase.kind == "office" else phrase.sector
        return replace(phrase, last=at + body.length - 1, sector=sector)

    def _with_link(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` with the country or body behind "in" or "of" at token ``at``."""
        beyond, body = self._hits.get(at + 1), head_at(self._tokens, at + 1)
        if beyond is not None and not beyond.proclitics and beyond.safe and beyond.candidates[0].kind != "person":
            return self._with_hit(phrase, beyond)
        if body is not None and not body.proclitics and body.kind == "body":
            return self._with_body(phrase, body, at + 1)
        return None

    def _with_quoted(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        """``phrase`` with the name in quotation marks that opens at token ``at``; what is known of it counts."""
        for close in range(at + 2, min(len(self._tokens), at + QUOTED_WORDS + 2)):
            if is_mark(self._tokens[close].text) or self._tokens[close].text in BRACKETS:
                break
        else:
            return None
        hit = self._hits.get(at + 1)
        grown = self._with_hit(phrase, hit) if hit is not None and hit.last < close else None
        if grown is None and phrase.kind not in ("body", "site"):
            return None
        return replace(grown or phrase, last=close)

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
        name = likeliest(hit.candidates, self._day)
        if name.kind == "person":
            return self._with_person(phrase, hit, name)
        if (name.kind == "nationality" and hit.proclitics) or (phrase.country is not None and name.kind != "nationality"):
            return None
        sector, country = phrase.sector, phrase.country or name.country
        if phrase.head is not None and phrase.head.owned and name.kind in PLACES:
            country = None
        if phrase.known is not None and name.kind in PLACES:
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
        sector = self._sector(name) if phrase.sector is Sector.UNK else phrase.sector
        return replace(phrase, last=hit.last, known=name, person=person, country=phrase.country or _country(name), sector=sector)

    # --- own names behind a head -----------------------------------------------------------------------------------------

    def _with_site_name(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the name of the village or position behind it: one that no list has, or one word that can be a name."""
        at = phrase.last + 1
        if phrase.head is None or phrase.last > phrase.first + phrase.head.length - 1 or at >= len(self._tokens):
            return phrase
        name = self._people.after(at) or ([self._tokens[at]] if self._people.is_noun(at) else ())
        if not name:
            return phrase
        return replace(phrase, last=at + len(name) - 1, span=Span(phrase.span.start, name[-1].end))

    def _with_name(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the personal name behind it, set apart by a comma or not, or before it with a comma between."""
        if phrase.person:
            return phrase
        at = phrase.last + 1
        comma = at < len(self._tokens) and self._tokens[at].text in COMMAS
        name = self._people.after(at + comma)
        ended = not comma or self._people.ends_apposition(at + 1 + len(name))
        told = phrase.country or phrase.last > phrase.first or phrase.head is None or phrase.head.definite or len(name) > 1
        if not (name and ended and told):
            return self._with_name_before(phrase)
        hit = self._hits.get(at + comma)
        known = likeliest(hit.candidates, self._day) if hit and hit.candidates[0].kind == "person" else None
        folded = tuple(token.fold for token in name)
        last, span = at + comma + len(name) - 1, Span(phrase.span.start, name[-1].end)
        return replace(phrase, last=last, span=span, person=folded, known=known)

    def _with_name_before(self, phrase: NounPhrase) -> NounPhrase:
        """A name, a comma, the office: "Lim, a professor at the university"."""
        if phrase.first < 3 or self._tokens[phrase.first - 1].text not in COMMAS:
            return phrase
        name = self._people.before(phrase.first - 1)
        if not name or any(token.fold in self._short for token in name):
            return phrase
        first, span = phrase.first - 1 - len(name), Span(name[0].start, phrase.span.end)
        return replace(phrase, first=first, span=span, person=tuple(token.fold for token in name))


def _country(name: Name) -> str | None:
    if name.kind == "person" and name.offices:
        return name.country or name.offices[-1].country
    return name.country
