"""Days of events: by which a timeline is ordered."""

from __future__ import annotations

from datetime import date

from khabar.model import Event, Report


def days_of(report: Report) -> tuple[date, date] | None:
    """The first and last day of what ``report`` tells, None where they are unknown."""
    when = report.when
    return (when.start, when.end) if when and when.start and when.end else None


def first_day(event: Event) -> date:
    """The first day of ``event`` itself, else the first on which it was published or learned."""
    if event.when and event.when.start:
        return event.when.start
    return min(telling.told for telling in event.tellings)
