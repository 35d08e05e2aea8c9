"""The parties that a sentence names."""

from datetime import date

from khabar.analyse.names import find_names
from khabar.analyse.noun_phrases import PhraseReader
from khabar.analyse.party_data import words_of
from khabar.analyse.phrase_growth import NounPhrase
from khabar.analyse.tokens import find_tokens

LISTS = ("fields", "links", "own", "names", "called", "kunya", "counts", "binders", "inside", "arms")


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(rule of the head, country and sector) of every phrase, and (list, word) of every word of a list."""
    tokens = find_tokens(text)
    read = list(PhraseReader(tokens, find_names(tokens), day).read())
    phrases = [(rule_of(phrase), f"{phrase.country} {phrase.sector}") for phrase in read]
    owned = [("owned", phrase.head.lemma) for phrase in read if phrase.head is not None and phrase.head.owned]
    listed = [(name, token.fold) for token in tokens for name in LISTS if token.fold in words_of(name)]
    return [*phrases, *owned, *listed]


def rule_of(phrase: NounPhrase) -> str:
    if phrase.head is not None:
        return phrase.head.rule
    return "pairs" if phrase.kind in ("persons", "states") else phrase.kind
