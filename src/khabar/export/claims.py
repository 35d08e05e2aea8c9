"""What holds an event together and what is disputed about it, as JSON values."""

from __future__ import annotations

from typing import Any

from khabar.export.jsonl import party_object
from khabar.model import Event, Telling
from khabar.relate.claims import Figure, claims, figures, is_disputed
from khabar.relate.likeness import meaning_of
from khabar.relate.why import Link


def claims_object(event: Event) -> dict[str, Any]:
    """Stances, and all figures side by side, with their speakers and days; a figure's open side is null."""
    counted = figures(event)
    return {
        "disputed": is_disputed(event),
        "figures_differ": any(group.differ for group in counted),
        "claims": [{"stance": claim.stance, **_source(claim.telling), "words": list(claim.telling.sentences)} for claim in claims(event)],
        "figures": [
            {"kind": group.kind, "unit": group.unit, "per": group.per, "told": [_figure(figure) for figure in group.told]}
            for group in counted
        ],
    }


def _source(telling: Telling) -> dict[str, Any]:
    return {
        "speaker": party_object(telling.report.speaker),
        "outlet": telling.article.outlet,
        "published": str(telling.published) if telling.published else None,
        "report": telling.report.id,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    counted = figure.quantity
    return {
        "low": counted.low,
        "high": counted.high,
        "hedge": counted.hedge,
        "text": counted.span.of(figure.telling.article.text),
        "differs": figure.differs,
        **_source(figure.telling),
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
