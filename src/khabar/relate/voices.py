"""How many independent voices tell an event: a copy is no voice of its own, nor is an outlet's second article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khabar.store.grouping import Pair
from khabar.store.union import Union


def count_voices(outlets: Mapping[str, str], copies: Iterable[Pair]) -> int:
    """Groups of articles (``outlets`` by id; empty where unknown) that near-identity or a named outlet holds together."""
    voices = Union[str]()
    first_of: dict[str, str] = {}
    for article, outlet in outlets.items():
        voices.join(article, first_of.setdefault(outlet, article) if outlet else article)
    for one, other in copies:
        voices.join(one, other)
    return len(voices.sets())
