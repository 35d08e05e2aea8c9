"""A pair's events in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b

from khabar.model import Event, Factuality, Telling
from khabar.relate.same_event import days_of, group_tellings

ID_BYTES = 8


def timeline(tellings: Iterable[Telling]) -> tuple[Event, ...]:
    """The events that ``tellings`` tell of, by day; those without days stand where they were first published."""
    return tuple(sorted((_event(group) for group in group_tellings(tellings)), key=lambda event: (first_day(event), event.id)))


def first_day(event: Event) -> date:
    """The first day of ``event`` itself, else the first on which it was published or learned."""
    if event.when and event.when.start:
        return event.when.start
    return min(telling.published or telling.learned.date() for telling in event.tellings)


def _event(group: tuple[Telling, ...]) -> Event:
    dated = [telling for telling in group if days_of(telling.report)]
    narrowest = min(dated, key=_length, default=group[0])
    shown = narrowest.report
    key = "|".join(sorted(telling.report.id for telling in group))
    return Event(
        id=blake2b(key.encode(), digest_size=ID_BYTES).hexdigest(),
        event=shown.event,
        mode=shown.mode,
        actor=shown.actor,
        recipient=shown.recipient,
        when=shown.when,
        place=next((telling.report.place for telling in group if telling.report.place), None),
        status=_status(group),
        tellings=group,
        voices=len({telling.article.outlet or telling.article.id for telling in group}),
    )


def _length(telling: Telling) -> int:
    days = days_of(telling.report)
    return (days[1] - days[0]).days if days else 0


def _status(group: tuple[Telling, ...]) -> Factuality:
    """That it happened outweighs what was said before; otherwise the telling published last decides."""
    statuses = [telling.report.factuality for telling in group]
    return Factuality.HAPPENED if Factuality.HAPPENED in statuses else statuses[-1]
