"""What holds an event together and what is disputed about it, as JSON values."""

from __future__ import annotations

from math import isinf
from typing import Any

from khabar.export.jsonl import party_object
from khabar.model import Event
from khabar.relate.claims import claims, differing_figures, is_disputed
from khabar.relate.likeness import meaning_of
from khabar.relate.why import Link


def claims_object(event: Event) -> dict[str, Any]:
    """Stances and differing figures with their speakers; a figure's open side is null."""
    return {
        "disputed": is_disputed(event),
        "claims": [
            {
                "stance": claim.stance,
                "speaker": party_object(claim.speaker),
                "outlet": claim.telling.article.outlet,
                "published": str(claim.telling.published) if claim.telling.published else None,
                "report": claim.telling.report.id,
                "words": list(claim.telling.sentences),
            }
            for claim in claims(event)
        ],
        "figures": [
            {
                "kind": figures.kind,
                "unit": figures.unit or None,
                "told": [
                    {
                        "low": told.low,
                        "high": None if isinf(told.high) else told.high,
                        "speaker": told.speaker,
                        "report": told.telling.report.id,
                    }
                    for told in figures.told
                ],
            }
            for figures in differing_figures(event)
        ],
    }


def link_object(link: Link) -> dict[str, Any]:
    """A link as JSON values."""
    return {
        "report": link.telling.report.id,
        "article": link.telling.article.id,
        "nearest": link.nearest.report.id,
        "likeness": round(sum(piece.weight for piece in link.found), 2) if link.found else None,
        "reasons": [{"kind": piece.kind, "weight": piece.weight, "meaning": meaning_of(piece.kind)} for piece in link.found],
        "corrections": [said.number for said in link.corrections],
    }
