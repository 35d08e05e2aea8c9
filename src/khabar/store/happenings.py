"""The events of a view: those of settled components as they were kept, those of the others worked out from what the view sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from khabar.model import Brief, EventType, Factuality
from khabar.store.components import Members, WorkedOut
from khabar.store.grouping import Grouping, S
from khabar.store.query import Query
from khabar.store.rows import chunks
from khabar.store.schema import component, event, event_pair, event_report, report
from khabar.store.view import View

AT_ONCE = 500  # kept events whose reports are looked up together


def find_events(view: View, grouping: Grouping[S], query: Query, *, newest_first: bool = False) -> Iterator[WorkedOut]:
    """The events that ``query`` asks for, by their first day (that of their first telling where it is unknown), then by id.

    Short words of ``query.text`` are left to those who read the sentences.
    """
    of_reports = query.of_reports(view.dialect, view.rows)
    unsettled = sorted(_worked_out(view, grouping, query, of_reports), key=_order, reverse=newest_first)
    return merge(_kept(view, query, of_reports, newest_first), unsettled, key=_order, reverse=newest_first)


def find_event(view: View, grouping: Grouping[S], event_id: str) -> WorkedOut | None:
    """The event of this id in ``view``; None where it has none."""
    row = next(view.rows(_KEPT.where(event.c.id == event_id, view.settled)), None)
    if row:
        return next(_with_reports(view, [row]))
    # An event has the id of the report that told it first, which stands in the component whose events are asked for.
    held = select(report.c.component).where(report.c.id == event_id)
    components = [found.component for found in view.rows(held)]
    return next((found for found in _members(view, grouping).events(components) if found.brief.id == event_id), None)


def _order(found: WorkedOut) -> tuple[Any, str]:
    return found.brief.start or found.brief.told, found.brief.id


def _members(view: View, grouping: Grouping[S]) -> Members[S]:
    return Members(view.connection, grouping, view.reports_known, view.bonds_known)


# --- kept ------------------------------------------------------------------------------------------------------------------

_KEPT = select(event).join(component, component.c.number == event.c.component)


def _kept(view: View, query: Query, of_reports: ColumnElement[bool], newest_first: bool) -> Iterator[WorkedOut]:
    order = (event.c.day.desc(), event.c.id.desc()) if newest_first else (event.c.day, event.c.id)
    wanted = _KEPT.where(view.settled, query.of_events(), _asked(query, of_reports)).order_by(*order)
    rows = view.stream(wanted)
    while part := list(islice(rows, AT_ONCE)):
        yield from _with_reports(view, part)


def _asked(query: Query, of_reports: ColumnElement[bool]) -> ColumnElement[bool]:
    """What ``query`` asks of an event's reports."""
    if query.of_events_only:
        held: list[ColumnElement[bool]] = [event.c.event == query.event.value] if query.event else []
        if query.mode:
            held.append(event.c.mode == query.mode)
        if query.countries:
            a, b = sorted(query.countries)
            held.append(event.c.number.in_(select(event_pair.c.event).where(event_pair.c.a == a, event_pair.c.b == b)))
        return and_(True, *held)
    told = select(event_report.c.event).join(report, report.c.number == event_report.c.report).where(of_reports)
    return event.c.number.in_(told)


def _with_reports(view: View, rows: list[Any]) -> Iterator[WorkedOut]:
    numbers: dict[int, list[int]] = defaultdict(list)
    for part in chunks(row.number for row in rows):
        for link in view.rows(select(event_report).where(event_report.c.event.in_(part))):
            numbers[link.event].append(link.report)
    for row in rows:
        yield WorkedOut(row.component, _brief(row), tuple(numbers[row.number]), frozenset())


def _brief(row: Any) -> Brief:
    return Brief(
        id=row.id,
        event=EventType(row.event),
        mode=row.mode,
        start=row.start,
        end=row.end,
        told=row.told,
        status=Factuality(row.status),
        articles=row.articles,
        voices=row.voices,
    )


# --- worked out ------------------------------------------------------------------------------------------------------------


def _worked_out(view: View, grouping: Grouping[S], query: Query, of_reports: ColumnElement[bool]) -> Iterator[WorkedOut]:
    """The events of the components that have changed since the view's day."""
    if view.as_of is None:
        return
    matched = (
        select(report.c.number, report.c.component)
        .join(component, component.c.number == report.c.component)
        .where(~view.settled, view.reports_known, of_reports)
    )
    components: dict[int, set[int]] = defaultdict(set)
    for row in view.rows(matched):
        components[row.component].add(row.number)
    for found in _members(view, grouping).events(components):
        if components[found.component] & set(found.reports) and _meets(found.brief, query):
            yield found


def _meets(brief: Brief, query: Query) -> bool:
    """What ``Query.of_events`` asks, of an event that was worked out here."""
    day = brief.start or brief.told
    if query.of_events_only and ((query.event and brief.event is not query.event) or (query.mode and brief.mode != query.mode)):
        return False
    return (
        (query.status is None or brief.status is query.status)
        and (query.start is None or (brief.end or brief.told) >= query.start)
        and (query.end is None or day <= query.end)
    )
