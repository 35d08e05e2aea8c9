"""Whose a party is that the text leaves without a country: of the place, the army or the country of which the article tells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from khabar.analyse.party_data import words_of
from khabar.analyse.phrase_growth import NounPhrase
from khabar.analyse.text import letters
from khabar.analyse.tokens import Token
from khabar.model import Sector

# A place so many words away may still be where something is.
PLACE_REACH = 40
SITES = frozenset({"city", "site"})
STATES = frozenset({"country", "capital"})
TOLD_BY_OTHERS = (Sector.MIL, Sector.REB, Sector.MED)


class Setting:
    """The places and armies of one text."""

    def __init__(self, tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> None:
        told = [(phrase.first, phrase.country) for phrase in phrases if phrase.country and _is_place(tokens, phrase)]
        self._at = [at for at, _ in told]
        self._countries = [country for _, country in told]
        self._theatre = _commonest(self._countries)
        self._arms = {sector: _commonest([p.country for p in phrases if p.sector is sector]) for sector in TOLD_BY_OTHERS}

    def theatre(self, at: int) -> str | None:
        """The country of the place named nearest to token ``at``, else of most places; None where no place is named."""
        index = bisect_left(self._at, at)
        near = [n for n in (index - 1, index) if 0 <= n < len(self._at) and abs(self._at[n] - at) <= PLACE_REACH]
        if near:
            return self._countries[min(near, key=lambda n: abs(self._at[n] - at))]
        return self._theatre

    def of(self, sector: Sector) -> str | None:
        """The country whose army, armed groups or press is named most."""
        return self._arms.get(sector)


def _is_place(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Whether ``phrase`` tells where: a town, or a country or capital behind "in", "north of", "the city of"."""
    if phrase.kind in SITES:
        return True
    inside = words_of("inside")
    prefix = [reading.proclitics[-1:] for reading in tokens[phrase.first].readings if reading.proclitics]
    before = tokens[phrase.first - 1].fold if phrase.first else ""
    return phrase.kind in STATES and (before in inside or letters().of_which in prefix)


def _commonest(countries: Sequence[str | None]) -> str | None:
    counted = Counter(country for country in countries if country)
    return counted.most_common(1)[0][0] if counted else None
