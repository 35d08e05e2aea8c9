"""What pages and their JSON twins read: a view of the asked day, a pair by its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from fastapi import HTTPException, Request

from khabar.model import Coded, Event
from khabar.relate.record import event_of, events, timeline
from khabar.store.query import Query
from khabar.store.view import View

MOST_FOUND = 100  # events on a page of search; exports give all
PAIR = re.compile(r"([A-Z]{3})-([A-Z]{3})\Z")


@contextmanager
def view_of(request: Request) -> Iterator[View]:
    """The view of the day in ``?as_of=`` by the clock in ``?clock=``; HTTP 400 where those are no day and no clock."""
    given = request.query_params.get("as_of") or None
    clock = request.query_params.get("clock") or "published"
    try:
        day = date.fromisoformat(given) if given else None
    except ValueError:
        raise HTTPException(400, "bad_day") from None
    if clock not in ("published", "learned"):
        raise HTTPException(400, "bad_clock")
    with View(request.app.state.address, day, "learned" if clock == "learned" else "published") as view:
        yield view


def found_events(view: View, words: str) -> tuple[Event, ...]:
    """The newest events that ``words`` find; QueryError where they cannot be searched."""
    return tuple(events(view, Query(text=words or None), MOST_FOUND, newest_first=True))


def event_in(view: View, event_id: str) -> Event:
    """The event of this id; HTTP 404 where this view has none."""
    event = event_of(view, event_id)
    if event is None:
        raise HTTPException(404, "not_found")
    return event


def pair_events(view: View, pair: str) -> tuple[tuple[str, str], tuple[Event, ...]]:
    """The codes of a pair such as ``RUS-PRK`` and its events; HTTP 404 where it is no pair, QueryError where both are one."""
    match = PAIR.match(pair)
    if not match:
        raise HTTPException(404, "not_found")
    codes = match.group(1), match.group(2)
    return codes, timeline(view, codes)


def article_of(view: View, article_id: str) -> Coded:
    """The coded article; HTTP 404 where this view has none of that id."""
    coded = view.coded(article_id)
    if coded is None:
        raise HTTPException(404, "not_found")
    return coded
