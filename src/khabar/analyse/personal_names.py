"""Personal names that no list has: the words behind a title, or before a comma and a title, that are nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.analyse.names import NameHit
from khabar.analyse.party_data import head_at, words_of
from khabar.analyse.text import letters
from khabar.analyse.tokens import Token
from khabar.data import load

# A personal name has at most this many words.
NAME_WORDS = 5
COMMAS = frozenset("،,")
# A first name of fewer letters is too often another word.
SHORTEST_FIRST_NAME = 4
SHORTEST_SITE = 4
# A noun with its article is no shorter: "to" looks like one.
SHORTEST_NOUN = 5
HYPHENS = frozenset("-–‑")


class NameReader:
    """Finds where a personal name begins and ends among ``tokens``; ``hits`` are the known names by their first token."""

    def __init__(self, tokens: Sequence[Token], hits: Mapping[int, NameHit]) -> None:
        self._tokens = tokens
        self._hits = hits

    def after(self, at: int) -> Sequence[Token]:
        """The tokens of the name that begins at ``at``; empty where none does."""
        hit = self._hits.get(at)
        if hit is not None and hit.candidates[0].kind == "person" and not hit.proclitics:
            return self._tokens[at : hit.last + 1]
        end = at
        while end < len(self._tokens) and end - at < NAME_WORDS and self.is_name_word(end):
            end += 1
        while end > at and self._tokens[end - 1].text in HYPHENS:
            end -= 1
        if end - at == 1 and self._tokens[at].fold[0] in letters().imperfect and self._tokens[at].fold not in words_of("names"):
            return ()  # more often a verb: "the emir of Qatar renews"
        return self._tokens[at:end]

    def before(self, at: int) -> Sequence[Token]:
        """The tokens of a name of two words or more that ends right before ``at``."""
        first = at
        while first and at - first < NAME_WORDS and self.is_name_word(first - 1):
            first -= 1
        return self._tokens[first:at] if at - first > 1 else ()

    def alone(self, at: int) -> Sequence[Token]:
        """The tokens of a name that nothing but its own form, or "called" before it, shows to be one; empty where none begins."""
        token = self._tokens[at]
        kunya = token.fold in words_of("kunya") and at + 1 < len(self._tokens) and self.is_name_word(at + 1)
        called = at > 0 and self._tokens[at - 1].fold in words_of("called")
        if not (kunya or called or (token.fold in words_of("names") and len(token.fold) >= SHORTEST_FIRST_NAME) or self._is_hyphened(at)):
            return ()
        name = self.after(at)
        return name if len(name) > 1 and any(word.fold not in words_of("names") for word in name) else ()

    def _is_hyphened(self, at: int) -> bool:
        """Whether a hyphen binds one of the two words from token ``at`` to the next: names of the Far East."""
        return any(
            place + 1 < len(self._tokens)
            and self._tokens[place].text in HYPHENS
            and self._tokens[place].start == self._tokens[place - 1].end
            and self._tokens[place + 1].start == self._tokens[place].end
            and self.is_name_word(place - 1)
            and self.is_name_word(place + 1)
            for place in (at + 1, at + 2)
        )

    def is_name_word(self, at: int) -> bool:
        """Whether token ``at`` can be part of a name that no list has: no common word, no head, no known country."""
        token = self._tokens[at]
        if token.text in HYPHENS or token.fold in words_of("names"):
            return True
        if at and token.is_word and self._tokens[at - 1].fold in words_of("binders"):
            return True
        if not token.is_word or token.fold in words_of("common") or token.fold in words_of("fields"):
            return False
        if token.fold.endswith(letters().feminine_with_pronoun) or self.is_joined_noun(at):
            return False
        if any(reading.form in words_of("common") for reading in token.readings[1:] if reading.proclitics):
            return False
        hit = self._hits.get(at)
        return head_at(self._tokens, at) is None and (hit is None or not hit.safe or hit.candidates[0].kind in ("person", "city"))

    def is_noun(self, at: int, *, joined: bool = False) -> bool:
        """Whether token ``at`` has the article and heads nothing; ``joined`` allows "and" before it."""
        token = self._tokens[at]
        form = token.fold[1:] if joined and token.fold[:1] in letters().conjunctions else token.fold
        with_article = token.is_word and form.startswith(letters().article) and len(form) >= SHORTEST_NOUN
        free = form not in load("cues.json")["forms"] and at not in self._hits
        return with_article and free and head_at(self._tokens, at) is None

    def names_site(self, at: int) -> bool:
        """Whether token ``at`` can be the name of the village or camp before it, though it may be a common noun as well."""
        token = self._tokens[at]
        free = token.is_word and at not in self._hits and head_at(self._tokens, at) is None
        return free and len(token.fold) >= SHORTEST_SITE and len(token.readings) == 1

    def is_joined_noun(self, at: int) -> bool:
        """Whether token ``at`` is "and" with a noun that has the article."""
        return self._tokens[at].fold[:1] in letters().conjunctions and self.is_noun(at, joined=True)

    def ends_apposition(self, at: int) -> bool:
        """Whether a name that ends before token ``at`` is closed there: by a sign, a common word or the end of the text."""
        return at >= len(self._tokens) or not self._tokens[at].is_word or self._tokens[at].fold in words_of("common")
