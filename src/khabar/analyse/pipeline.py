"""An article goes in, what it tells comes out."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.analyse.clauses import read_discourse
from khabar.analyse.events import find_events
from khabar.analyse.names import find_names
from khabar.analyse.parties import find_mentions
from khabar.analyse.places import find_places
from khabar.analyse.quantities import find_quantities
from khabar.analyse.roles import read_words
from khabar.analyse.saying_features import kept_statements
from khabar.analyse.scene import Scene, set_scene
from khabar.analyse.scoring import Models, shipped_models
from khabar.analyse.sentences import find_sentences
from khabar.analyse.statements import find_statements
from khabar.analyse.times import find_times
from khabar.analyse.tokens import find_tokens
from khabar.model import Article, Coded, Mention, Place, Quantity, Span, Statement, When

# Raised whenever the same article may be coded otherwise than before, so that the store keeps both.
CODER_VERSION = "0.2.0"


@dataclass(frozen=True, slots=True)
class Parts:
    """What is found in a text before its events."""

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]


def code_article(article: Article) -> Coded:
    """Everything that Khabar reads out of ``article``. The same article gives the same answer; no input makes it fail."""
    scene, parts = read_scene(article, shipped_models())
    reports = find_events(article, scene, parts.places, parts.quantities)
    return Coded(article, parts.sentences, parts.mentions, parts.times, parts.places, parts.quantities, parts.statements, reports)


def read_scene(article: Article, models: Models) -> tuple[Scene, Parts]:
    """The words, parties, times, places, quantities and speeches of ``article``, and the scene on which its events are found."""
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
    scene = set_scene(discourse, times, speeches, len(article.title), models)
    return scene, Parts(sentences, mentions, times, places, quantities, kept_statements(discourse, speeches, models.get("said", {})))
