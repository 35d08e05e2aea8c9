"""Arithmetic of days: months, weeks, parts of months and years, all as first and last day, both inclusive."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from khabar.model import Precision

Interval = tuple[date, date]
DAYS_OF_WEEK = 7
MONTHS_OF_YEAR = 12
# The thirds of a month, as the codebook counts "early", "mid" and "late".
THIRDS = ((1, 10), (11, 20), (21, 31))
# The months that "early", "mid" and "late" in a year mean.
ENDS_OF_YEAR = ((1, 2), (6, 7), (11, 12))
PRECISION = {
    "minute": Precision.DAY,
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.DECADE,
}


def month(year: int, number: int) -> Interval:
    """A calendar month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Interval:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def add_months(day: date, months: int) -> date:
    """``day`` moved by ``months``; the last day of a month where the target is shorter. ValueError outside years 1 to 9999."""
    total = day.year * MONTHS_OF_YEAR + day.month - 1 + months
    to_year, to_month = divmod(total, MONTHS_OF_YEAR)
    return date(to_year, to_month + 1, min(day.day, monthrange(to_year, to_month + 1)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units (day, week, month, year, decade); hours count as whole days, rounded up."""
    if unit == "minute":
        return day
    if unit == "hour":
        return day + timedelta(days=-(-abs(count) // 24) * (1 if count > 0 else -1))
    if unit in ("day", "week"):
        return day + timedelta(days=count * (DAYS_OF_WEEK if unit == "week" else 1))
    return add_months(day, count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])


def unit_around(day: date, unit: str, offset: int) -> Interval:
    """The calendar unit that ``day`` lies in, moved by ``offset`` units; weeks run Monday to Sunday."""
    moved = shift(day, unit, offset)
    if unit in ("day", "hour", "minute"):
        return moved, moved
    if unit == "week":
        monday = moved - timedelta(days=moved.weekday())
        return monday, monday + timedelta(days=DAYS_OF_WEEK - 1)
    if unit == "month":
        return month(moved.year, moved.month)
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        first = moved.year // years * years
        return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)
    return year(moved.year)


def third(interval: Interval, part: int) -> Interval:
    """The early, mid or late part (0, 1, 2) of a month or a year; of a week its weekend."""
    first, last = interval
    if (last - first).days >= 300:
        begin, end = ENDS_OF_YEAR[part]
        return month(first.year, begin)[0], month(first.year, end)[1]
    if (last - first).days < DAYS_OF_WEEK:
        return last - timedelta(days=1), last
    begin, end = THIRDS[part]
    return first.replace(day=begin), last if part == 2 else first.replace(day=end)


def nearest_weekday(day: date, weekday: int, direction: int, *, strictly: bool) -> date:
    """The last (-1) or next (+1) ``weekday`` (Monday is 0) from ``day`` on; ``strictly`` leaves ``day`` itself out."""
    distance = (weekday - day.weekday()) * direction % DAYS_OF_WEEK
    if strictly and distance == 0:
        distance = DAYS_OF_WEEK
    return day + timedelta(days=distance * direction)
