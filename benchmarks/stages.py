"""The stages that find who, where, when and how many, as one piece of work to be timed."""

from __future__ import annotations

from khabar.analyse.names import find_names
from khabar.analyse.parties import find_mentions
from khabar.analyse.places import find_places
from khabar.analyse.quantities import find_quantities
from khabar.analyse.roles import read_words
from khabar.analyse.times import find_times
from khabar.analyse.tokens import find_tokens
from khabar.model import Article, Mention


def find_parts(article: Article) -> tuple[Mention, ...]:
    """Parties, times, quantities and places of ``article``, from its bare text on; the mentions of parties are returned."""
    tokens = find_tokens(article.text)
    names = find_names(tokens)
    mentions = find_mentions(article.text, article.published, tokens, names)
    find_times(article.text, article.published, tokens)
    find_quantities(article.text, tokens)
    find_places(read_words(tokens), names)
    return mentions
