"""Phrases that name a party: an office, body, group or site with its nationality and name, or a known name by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from khabar.analyse.names import NameHit
from khabar.analyse.party_data import Head, branch_words, head_at, pair_words, words_of
from khabar.analyse.personal_names import COMMAS, NameReader
from khabar.analyse.phrase_growth import KnownNames, NounPhrase, PhraseGrower, country_of
from khabar.analyse.text import letters
from khabar.analyse.tokens import Token
from khabar.model import Sector, Span

# A nationality in the plural goes on from officials named so many words before: "Egyptian and Qatari officials".
JOINED_WORDS = 3
IGO = "IGO"


class PhraseReader:
    """Reads the phrases of one text from left to right."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[NameHit], day: date | None) -> None:
        self._tokens = tokens
        self._known = KnownNames(names, day)
        self._hits = self._known.by_token
        self._people = NameReader(tokens, self._hits)
        self._grower = PhraseGrower(tokens, self._known, self._people)
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
            return None if (head.of.adjectival and self._is_adjective(at)) or self._is_policy(at) else self._headed(at, head)
        if hit is not None:
            return self._named(hit) if self._known.is_meant(hit) else self._short_at(at)
        return self._pair_at(at) or self._short_at(at) or self._unlisted_at(at)

    def _is_adjective(self, at: int) -> bool:
        """Whether what stands at token ``at`` goes with the noun before it: "the press conference"."""
        before = self._tokens[at - 1].readings if at else ()
        definite = any(reading.form.startswith(letters().article) for reading in before)
        return definite and self._tokens[at].fold.startswith(letters().article)

    def _is_policy(self, at: int) -> bool:
        """Whether a field of government stands right behind a person: "Obama's foreign policy" has the name in its middle."""
        return (
            self._tokens[at].fold in words_of("fields") and self._last is not None and bool(self._last.person) and self._last.last == at - 1
        )

    # --- known names -----------------------------------------------------------------------------------------------------

    def _named(self, hit: NameHit) -> NounPhrase:
        name = self._known.meant(hit)
        person = tuple(token.fold for token in self._tokens[hit.first : hit.last + 1]) if name.kind == "person" else ()
        head = head_at(self._tokens, hit.first) if name.kind == "body" else None
        phrase = NounPhrase(hit.first, hit.last, hit.span, name.kind, head, country_of(name), self._known.sector(name), name, person)
        if name.kind == "city" and (site := head_at(self._tokens, hit.first)) is not None and site.sector is Sector.MIL:
            return self._base(phrase, site)
        if name.kind == "nationality" and self._means_people(hit):
            return replace(phrase, kind="people", sector=self._sector_of_people(hit))
        if name.kind == "nationality" and self._is_armed(hit):
            return replace(phrase, sector=Sector.MIL)
        beside = self._hits.get(hit.last + 1)
        if name.country == IGO and beside is not None and beside.candidates[0].kind == "nationality" and not beside.proclitics:
            span = Span(hit.span.start, beside.span.end)  # the security council of one country
            country = beside.candidates[0].country
            return replace(phrase, last=beside.last, span=span, country=country, sector=Sector.GOV, known=None, kind="named")
        return phrase

    def _base(self, phrase: NounPhrase, head: Head) -> NounPhrase:
        """A base that the names know as a place, as the party: whose it is stands behind it, or it is the place's."""
        behind = self._hits.get(phrase.last + 1)
        phrase = replace(phrase, kind=head.kind, head=head, sector=head.sector, known=None)
        if behind is None or behind.proclitics or behind.candidates[0].kind != "nationality":
            return phrase
        span = Span(phrase.span.start, behind.span.end)
        return replace(phrase, last=behind.last, span=span, country=behind.candidates[0].country)

    def _means_people(self, hit: NameHit) -> bool:
        """Whether a nationality is a noun: in the plural, or behind a number."""
        return self._tokens[hit.last].fold.endswith(letters().people) or self._is_counted(hit)

    def _is_armed(self, hit: NameHit) -> bool:
        """Whether a nationality goes with a weapon or an attack right before it: "an Israeli raid" is by the army."""
        at = hit.first - 1
        if hit.proclitics or at < 0:
            return False
        if at and any(reading.form in branch_words() for reading in self._tokens[at].readings):  # "the military operation"
            at -= 1
        return any(reading.form in words_of("arms") for reading in self._tokens[at].readings)

    def _is_counted(self, hit: NameHit) -> bool:
        before = self._tokens[hit.first - 1] if hit.first else None
        return before is not None and (before.is_number or before.fold in words_of("counts"))

    def _sector_of_people(self, hit: NameHit) -> Sector:
        """A nationality in the plural is the side of a state, or people where they are counted or harmed.

        Right behind a group and "and" it means more of that group.
        """
        before = self._last
        is_joined = hit.proclitics.startswith(tuple(letters().conjunctions))
        if is_joined and before is not None and before.kind in ("group", "people") and hit.first - before.last <= JOINED_WORDS:
            return before.sector or Sector.GOV
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
        behind = at + len(name)
        if not name or (behind + 1 < len(self._tokens) and self._tokens[behind].text in COMMAS and head_at(self._tokens, behind + 1)):
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
        phrase = self._grower.extend(NounPhrase(first, last, span, head.kind, head, head.of.country, head.sector, None, ()))
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

    # --- own names behind a head -----------------------------------------------------------------------------------------

    def _with_site_name(self, phrase: NounPhrase) -> NounPhrase:
        """``phrase`` with the name of the village or position behind it: one that no list has, or one word that can be a name."""
        at = phrase.last + 1
        if phrase.head is None or phrase.last > phrase.first + phrase.head.length - 1 or at >= len(self._tokens):
            return phrase
        name = self._people.after(at) or ([self._tokens[at]] if self._people.names_site(at) else ())
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
        known = self._known.meant(hit) if hit and hit.candidates[0].kind == "person" else None
        folded = tuple(token.fold for token in name)
        last, span = at + comma + len(name) - 1, Span(phrase.span.start, name[-1].end)
        country = phrase.country or (country_of(known) if known is not None else None)
        return replace(phrase, last=last, span=span, person=folded, known=known, country=country)

    def _with_name_before(self, phrase: NounPhrase) -> NounPhrase:
        """A name, a comma, the office: "Lim, a professor at the university"."""
        joined = phrase.head is not None and phrase.head.proclitics[:1] in tuple(letters().conjunctions)
        if phrase.first < 3 or joined or self._tokens[phrase.first - 1].text not in COMMAS:
            return phrase
        name = self._people.before(phrase.first - 1)
        if not name or any(token.fold in self._short for token in name):
            return phrase
        first, span = phrase.first - 1 - len(name), Span(name[0].start, phrase.span.end)
        return replace(phrase, first=first, span=span, person=tuple(token.fold for token in name))
