"""The JSON twin of every page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request

from khabar.export.claims import claims_object, link_object
from khabar.export.events import event_object
from khabar.export.jsonl import coded_object
from khabar.export.trend import trend_object
from khabar.relate.record import briefs
from khabar.relate.trend import trend
from khabar.relate.why import explain
from khabar.store.query import Query
from khabar.web.reading import article_of, event_in, found_events, pair_events, view_of

router = APIRouter(prefix="/api")


@router.get("/")
def home(request: Request) -> dict[str, Any]:
    """Pairs, newest articles and coverage."""
    with view_of(request) as view:
        return {
            "coverage": asdict(view.coverage()),
            "pairs": [asdict(pair) for pair in view.pairs()],
            "articles": [{"id": a.id, "title": a.title, "outlet": a.outlet, "published": a.published} for a in view.articles()],
        }


@router.get("/pair/{pair}")
def pair(request: Request, pair: str) -> dict[str, Any]:
    """A pair's events in the order of their days."""
    with view_of(request) as view:
        codes, events = pair_events(view, pair)
        return {
            "pair": codes,
            "as_of": view.as_of,
            "coverage": asdict(view.coverage()),
            "events": [event_object(e) for e in events],
            "trend": trend_object(trend(briefs(view, Query(countries=codes)), view.months())),
        }


@router.get("/event/{event_id}")
def event(request: Request, event_id: str) -> dict[str, Any]:
    """An event, what holds its reports together, and who says what of it."""
    with view_of(request) as view:
        found = event_in(view, event_id)
        return {
            "event": event_object(found),
            "claims": claims_object(found),
            "links": [link_object(link) for link in explain(found, view.corrections())],
        }


@router.get("/search")
def search(request: Request, q: str = "") -> dict[str, Any]:
    """The newest events that words and phrases find."""
    with view_of(request) as view:
        return {"q": q, "events": [event_object(found) for found in found_events(view, q)]}


@router.get("/article/{article_id:path}")
def article(request: Request, article_id: str) -> dict[str, Any]:
    """An article with all that was read out of it."""
    with view_of(request) as view:
        return coded_object(article_of(view, article_id))
