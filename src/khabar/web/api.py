"""The JSON twin of every page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Request

from khabar.export.claims import claims_object, link_object
from khabar.export.events import event_object
from khabar.export.jsonl import coded_object
from khabar.export.trend import trend_object
from khabar.relate.record import briefs, open_writer
from khabar.relate.trend import trend
from khabar.relate.why import explain
from khabar.store.correct import Change, Corrector
from khabar.store.query import Query
from khabar.web.reading import article_of, event_in, found_events, pair_events, view_of

router = APIRouter(prefix="/api")


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction as it is sent: fields to set in a report, a report that is wrong, events to join, reports to split off, or a number."""

    author: str
    reason: str
    report: str | None = None
    fields: dict[str, Any] | None = None
    wrong: bool = False
    join: tuple[str, ...] = ()
    split: str | None = None
    reports: tuple[str, ...] = ()
    withdraw: int | None = None

    def change(self) -> Change:
        """What is to be set right; CorrectionError where that is not clear."""
        about = self.reports if self.split is not None else (self.report,) if self.report else ()
        return Change(about, self.fields, self.wrong, self.join or None, self.split, self.withdraw)


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


@router.post("/correction", status_code=201)
def correct(request: Request, asked: Annotated[Asked, Body()]) -> dict[str, int]:
    """Make one correction. Only JSON is taken: a page of another site cannot send it unasked."""
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        raise HTTPException(415, "json_only")
    with open_writer(request.app.state.address) as writer:
        corrector = Corrector(writer, asked.author, asked.reason)
        return {"correction": asked.change().make(corrector)}


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
