"""Every mention of a party, with whom it means: mentions of one party share a chain, a fullest form, a country and a sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from khabar.analyse.names import Name, NameHit, find_holders, title_of
from khabar.analyse.noun_phrases import PhraseReader
from khabar.analyse.phrase_growth import NounPhrase
from khabar.analyse.setting import Setting
from khabar.analyse.text import fold, letters
from khabar.analyse.tokens import Token
from khabar.model import Mention, Party, Sector

GOVERNMENT = frozenset({"country", "nationality", "capital", "seat"})
# A fullest form of more words than this has swallowed something that is no name.
FULLEST_WORDS = 14
# A government is called by its country before its capital, and by an adjective only where nothing else names it.
NAMED_BY = {"nationality": 0, "seat": 1, "capital": 1, "country": 2}
HEADED = frozenset({"office", "body", "group", "site"})
UNNAMED = frozenset({"group", "site"})
OWNERS = frozenset({"government", "person", "office", "body"})
ASSOCIATIONS = frozenset({Sector.NGO, Sector.IGO})
Key = tuple[str, ...]


def find_mentions(text: str, published: date | None, tokens: Sequence[Token], names: Sequence[NameHit]) -> tuple[Mention, ...]:
    """The mentions of parties in ``text``, in order; a pair ("the two countries") gives two mentions with one span.

    ``published`` is the day on which offices are held, None where it is unknown; ``names`` are the known ones among ``tokens``.
    """
    phrases = list(PhraseReader(tokens, names, published).read())
    chains = Chains(text, published, Setting(tokens, phrases))
    for phrase in phrases:
        chains.add(phrase)
    return chains.mentions()


class Chains:
    """Ties each phrase to the party that it means, in the order of the text."""

    def __init__(self, text: str, day: date | None, setting: Setting) -> None:
        self._text = text
        self._day = day
        self._setting = setting
        self._linked: list[tuple[NounPhrase, Key]] = []
        self._offices: dict[str, Key] = {}  # an office or body by its lemma -> who was last named by it
        self._parties: dict[Key, tuple[str | None, Sector, str | None, str | None]] = {}
        self._countries: Counter[str] = Counter()
        self._recent: list[Key] = []

    def add(self, phrase: NounPhrase) -> None:
        """Link ``phrase``; a pair is linked twice, to the last two parties of different countries."""
        if phrase.kind in ("persons", "states"):
            for key in self._last_two(phrase.kind):
                self._linked.append((phrase, key))
            return
        if phrase.kind == "own":
            own = self._own_country()
            if own is not None:
                self._linked.append((phrase, own))
            return
        key = self._key(phrase)
        self._linked.append((phrase, key))
        self._remember(phrase, key)

    # --- which party -----------------------------------------------------------------------------------------------------

    def _key(self, phrase: NounPhrase) -> Key:
        if phrase.known is not None and (phrase.known.kind == "person" or self._is_its_name(phrase)):
            return (phrase.known.kind, phrase.known.name)
        if phrase.person:
            return self._person_key(phrase.person)
        if phrase.kind in ("people", "named"):
            return (phrase.kind, phrase.country or "", phrase.span.of(self._text))
        if phrase.kind in GOVERNMENT:
            return ("government", phrase.country or phrase.span.of(self._text))
        if phrase.head is None:
            return (phrase.kind, phrase.known.name if phrase.known else phrase.span.of(self._text))
        return self._headed_key(phrase)

    def _is_its_name(self, phrase: NounPhrase) -> bool:
        """Whether ``phrase`` is known by the name of a body: by itself, or behind what it is ("the movement Hamas")."""
        named = phrase.known is not None and phrase.known.kind == "body"
        return named and (phrase.head is None or phrase.head.of.default == "last" or phrase.first == phrase.last)

    def _person_key(self, person: tuple[str, ...]) -> Key:
        for key in reversed(self._recent):
            if key[0] == "person" and len(key) > 2 and key[-1] == person[-1]:
                return key
        return ("person", *person, person[-1])

    def _headed_key(self, phrase: NounPhrase) -> Key:
        assert phrase.head is not None
        lemma = phrase.head.key
        if phrase.kind in UNNAMED:
            return (phrase.kind, lemma, phrase.country or self._default_country(phrase) or "", phrase.span.of(self._text))
        if phrase.country is not None:
            return self._offices.get(f"{lemma} {phrase.country}") or (phrase.kind, lemma, phrase.country, self._field(phrase))
        if phrase.head.owned:
            owner = self._setting.of(Sector.MED) if phrase.sector is Sector.MED else self._owner()
            return (phrase.kind, lemma, owner or "", self._field(phrase))
        if phrase.head.definite and (known := self._offices.get(lemma) or self._last_of_kind(phrase)) is not None:
            return known
        return (phrase.kind, lemma, self._default_country(phrase) or "", self._field(phrase))

    def _field(self, phrase: NounPhrase) -> str:
        """The words behind the head, so that two ministers of one country stay two."""
        words = phrase.span.of(self._text).split()
        return " ".join(words[1:3]) if phrase.kind == "office" else ""

    def _default_country(self, phrase: NounPhrase) -> str | None:
        """Whose a party is that has no country; an institution of the country named most has to be definite."""
        assert phrase.head is not None
        if phrase.known is not None and phrase.known.kind == "body":
            return None
        match phrase.head.of.default:
            case "theatre":
                return self._setting.theatre(phrase.first)
            case "nongovernmental":
                return Sector.NGO.value
            case "army":
                return self._setting.of(Sector.MIL)
            case "rebels" if self._is_definite(phrase):
                return self._setting.of(Sector.REB) or self._setting.theatre(phrase.first)
            case "home" if self._is_definite(phrase):
                among = phrase.head.of.among
                return next((country for country, _ in self._countries.most_common() if not among or country in among), None)
        return None

    def _last_of_kind(self, phrase: NounPhrase) -> Key | None:
        """The body of the same sector that was named last, where ``phrase`` is a bare head that means it."""
        if phrase.head is None or phrase.head.of.default != "last" or phrase.last >= phrase.first + phrase.head.length:
            return None
        likes = ASSOCIATIONS if phrase.sector is Sector.NGO else frozenset({phrase.sector})
        return next((key for key in reversed(self._recent) if key[0] == "body" and self._parties[key][1] in likes), None)

    def _is_definite(self, phrase: NounPhrase) -> bool:
        """Whether the head or a word behind it has the article."""
        words = phrase.span.of(self._text).split()
        return phrase.head is not None and (phrase.head.definite or any(fold(word).startswith(letters().article) for word in words[1:]))

    def _owner(self) -> str | None:
        """The country of the state or office named last, whose forces "its forces" are."""
        return next((country for key in reversed(self._recent) if key[0] in OWNERS and (country := self._parties[key][0])), None)

    def _last_two(self, kind: str) -> list[Key]:
        wanted = ("person", "office") if kind == "persons" else ("government", "person", "office", "body")
        found: list[Key] = []
        for key in reversed(self._recent):
            country = self._parties[key][0]
            if key[0] in wanted and country and all(self._parties[other][0] != country for other in found):
                found.append(key)
            if len(found) == 2:
                return found[::-1]
        return []

    def _own_country(self) -> Key | None:
        """The government of the person named last."""
        for key in reversed(self._recent):
            country = self._parties[key][0]
            if key[0] in ("person", "office") and country:
                own = ("government", country)
                self._parties.setdefault(own, (country, Sector.GOV, None, None))
                return own
        return None

    def _remember(self, phrase: NounPhrase, key: Key) -> None:
        country, sector, name, wikidata = self._parties.get(key, (None, Sector.UNK, None, None))
        country = country or phrase.country
        if country is None and len(key) > 2 and key[0] in HEADED:
            country = key[2] or None
        elif country is None and phrase.kind == "office" and phrase.person:
            country = self._default_country(phrase)
        if sector is Sector.UNK and phrase.sector is not None:
            sector = phrase.sector
        known = phrase.known or self._holder(phrase)
        if known is not None:
            name, wikidata = known.name, known.id
        self._parties[key] = (country, sector, name, wikidata)
        if country and phrase.kind != "short":
            self._countries[country] += 1
        if phrase.head is not None and phrase.kind in ("office", "body"):
            lemma = phrase.head.key
            self._offices[lemma] = key
            if country and phrase.person:
                self._offices[f"{lemma} {country}"] = key
        self._recent.append(key)

    def _holder(self, phrase: NounPhrase) -> Name | None:
        """Who held the office on the day, where the names know one only: envoys and spokesmen are many."""
        if phrase.kind != "office" or phrase.person or phrase.country is None or self._day is None:
            return None
        title = title_of(phrase.span.of(self._text))
        holders = find_holders(phrase.country, title, self._day) if title else ()
        return holders[0] if len(holders) == 1 else None

    # --- the mentions ----------------------------------------------------------------------------------------------------

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in order, each with the fullest form of its chain."""
        fullest: dict[Key, str] = {}
        ranks: dict[Key, tuple[int, int]] = {}
        for phrase, key in self._linked:
            words = phrase.span.of(self._text)
            contracted = phrase.span.start > 0 and self._text[phrase.span.start - 1] == words[0]  # its article lost a letter
            rank = (NAMED_BY.get(phrase.kind, 3), len(words) if words.count(" ") < FULLEST_WORDS and not contracted else 0)
            if phrase.kind not in ("persons", "states", "own") and rank > ranks.get(key, (-1, -1)):
                fullest[key], ranks[key] = words, rank
        numbers = {key: number for number, key in enumerate(dict.fromkeys(key for _, key in self._linked))}
        return tuple(
            Mention(phrase.span, self._party(key, phrase, fullest), numbers[key], f"party.{phrase.kind}") for phrase, key in self._linked
        )

    def _party(self, key: Key, phrase: NounPhrase, fullest: dict[Key, str]) -> Party:
        country, sector, name, wikidata = self._parties[key]
        return Party(fullest.get(key, phrase.span.of(self._text)), country, sector, name, wikidata)
