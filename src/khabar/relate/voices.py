"""How many independent voices tell an event: a copy is no voice of its own, nor is an outlet's second article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def count_voices(outlets: Mapping[str, str], copies: Iterable[tuple[str, str]]) -> int:
    """Groups of articles (``outlets`` by id; empty where unknown) that near-identity or a named outlet holds together."""
    leader = {article: article for article in outlets}

    def first(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    by_outlet: dict[str, str] = {}
    same_outlet = [(article, by_outlet.setdefault(outlet, article)) for article, outlet in sorted(outlets.items()) if outlet]
    for one, other in (*same_outlet, *copies):
        a, b = sorted((first(one), first(other)))
        leader[b] = a
    return len({first(article) for article in outlets})
