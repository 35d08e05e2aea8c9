"""Places: names told as where something is, with country and coordinates; the same name may be a party elsewhere in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.analyse.names import NameHit
from khabar.analyse.roles import Word
from khabar.analyse.text import letters
from khabar.data import load
from khabar.model import Place

SITES = frozenset({"country", "capital", "city", "seat"})


def find_places(words: Sequence[Word], names: Sequence[NameHit]) -> tuple[Place, ...]:
    """The places among the ``names`` of a text: cities anywhere, countries and capitals behind a word of place ("in", "to")."""
    local: frozenset[str] = frozenset(load("cues.json")["local"])
    places = []
    for hit in names:
        name = hit.candidates[0]
        if not hit.safe or name.kind not in SITES:
            continue
        prefix = hit.proclitics.strip(letters().conjunctions)
        before = words[hit.first - 1].role("preposition") if hit.first else None
        told = prefix in local if prefix else before is not None and before.lemma in local
        if told or name.kind == "city":
            rule = f"place.{name.kind}"
            places.append(Place(hit.span, name.name, name.country, name.latitude, name.longitude, rule))
    return tuple(places)
