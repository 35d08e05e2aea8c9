"""An article goes in, what it tells comes out."""

from __future__ import annotations

from khabar.analyse.clauses import read_discourse
from khabar.analyse.events import Found, find_events
from khabar.analyse.names import find_names
from khabar.analyse.parties import find_mentions
from khabar.analyse.places import find_places
from khabar.analyse.quantities import find_quantities
from khabar.analyse.roles import read_words
from khabar.analyse.sentences import find_sentences
from khabar.analyse.statements import find_statements
from khabar.analyse.times import find_times
from khabar.analyse.tokens import find_tokens
from khabar.model import Article, Coded

# Raised whenever the same article may be coded otherwise than before, so that the store keeps both.
CODER_VERSION = "0.1.0"


def code_article(article: Article) -> Coded:
    """Everything that Khabar reads out of ``article``. The same article gives the same answer; no input makes it fail."""
    text = article.text
    tokens = find_tokens(text)
    sentences = find_sentences(text)
    names = find_names(tokens)
    words = read_words(tokens)
    mentions = find_mentions(text, article.published, tokens, names)
    times = find_times(text, article.published, tokens)
    quantities = find_quantities(text, tokens)
    places = find_places(words, names)
    discourse = read_discourse(text, words, sentences, mentions)
    speeches = find_statements(discourse)
    reports = find_events(article, discourse, Found(times, places, quantities, speeches))
    return Coded(article, sentences, mentions, times, places, quantities, tuple(speech.statement for speech in speeches), reports)
