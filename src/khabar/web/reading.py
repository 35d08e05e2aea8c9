"""What pages and their JSON twins read: a view of the asked day, a pair by its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from fastapi import HTTPException, Request

from khabar.model import Coded, Event
from khabar.relate.record import timeline
from khabar.store.view import View

PAIR = re.compile(r"([A-Z]{3})-([A-Z]{3})\Z")


@contextmanager
def view_of(request: Request) -> Iterator[View]:
    """The view of the day in ``?as_of=``; HTTP 400 where that is no day."""
    given = request.query_params.get("as_of") or None
    try:
        day = date.fromisoformat(given) if given else None
    except ValueError:
        raise HTTPException(400, "bad_day") from None
    view = View(request.app.state.address, day)
    try:
        yield view
    finally:
        view.close()


def pair_events(view: View, pair: str) -> tuple[tuple[str, str], tuple[Event, ...]]:
    """The codes of a pair such as ``RUS-PRK`` and its events; HTTP 404 where it is no pair."""
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
