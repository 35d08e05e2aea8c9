"""Events as a view tells them: what the store keeps of them, with the reports themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from khabar.model import Brief, Event, EventType, Telling
from khabar.relate import grouping
from khabar.relate.agreement import shown_days, shown_sides
from khabar.relate.signature import Signature, order_of_telling, sign
from khabar.store.components import WorkedOut
from khabar.store.happenings import find_event, find_events
from khabar.store.query import Query
from khabar.store.search import matching, read_terms
from khabar.store.view import View
from khabar.store.write import Writer

AT_ONCE = 200  # events whose reports are read together


def open_writer(address: str) -> Writer[Signature]:
    """A writer that merges what it adds."""
    return Writer(address, grouping)


def events(view: View, query: Query, limit: int | None = None, *, newest_first: bool = False) -> Iterator[Event]:
    """The events that ``query`` asks for, by their first day, as they come: nothing is held back and nothing cut but by ``limit``."""
    terms = read_terms(query.text) if query.text else None
    found = find_events(view, grouping, query, newest_first=newest_first)
    if limit is not None and terms is None:
        found = islice(found, limit)
    whole = _events(view, found)
    if terms is not None:
        whole = (event for event in whole if matching(terms, (words for told in event.tellings for words in told.sentences)))
    return islice(whole, limit)


def briefs(view: View, query: Query) -> Iterator[Brief]:
    """The events that ``query`` asks for in the few words that counting needs."""
    return (found.brief for found in find_events(view, grouping, query))


def event_of(view: View, event_id: str) -> Event | None:
    """The event of this id, None where ``view`` has none."""
    found = find_event(view, grouping, event_id)
    return next(_events(view, [found])) if found else None


def timeline(view: View, countries: Iterable[str] = (), event: EventType | None = None) -> tuple[Event, ...]:
    """The events that name all of ``countries``, by day; of one type where ``event`` is given."""
    return tuple(events(view, Query(countries=tuple(countries), event=event)))


def _events(view: View, found: Iterable[WorkedOut]) -> Iterator[Event]:
    source = iter(found)
    while part := list(islice(source, AT_ONCE)):
        tellings = view.by_number(number for worked_out in part for number in worked_out.reports)
        for worked_out in part:
            yield _event(worked_out.brief, [tellings[number] for number in worked_out.reports])


def _event(brief: Brief, tellings: list[Telling]) -> Event:
    group = sorted((sign(telling.report, telling.article, telling.told) for telling in tellings), key=order_of_telling)
    by_report = {telling.report.id: telling for telling in tellings}
    ordered = tuple(by_report[told.report] for told in group)
    shown, days = by_report[shown_sides(group).report].report, shown_days(group)
    return Event(
        id=brief.id,
        event=brief.event,
        mode=brief.mode,
        actor=shown.actor,
        recipient=shown.recipient,
        when=by_report[days.report].report.when if days else None,
        place=next((telling.report.place for telling in ordered if telling.report.place), None),
        status=brief.status,
        tellings=ordered,
        voices=brief.voices,
    )
