"""Which roles the words of a sentence can play."""

from datetime import date

from khabar.analyse.roles import read_words
from khabar.analyse.tokens import find_tokens


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(role, lemma) of every word."""
    return [(role.name, role.lemma) for word in read_words(find_tokens(text)) for role in word.roles]
