"""Parts of years and what lies around them: seasons, quarters, decades, weekends and pairs of weekdays."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.analyse import calendar
from khabar.analyse.grammar import Match
from khabar.analyse.placing.dates import place_part_of_month, place_part_of_unit
from khabar.analyse.placing.match import Context, Placed, is_year, numbers, one_day, part_of, tense_of, unknown, until_published
from khabar.model import Precision

SATURDAY = 5
SEASON_MONTHS = 3
# A decade that is named without its century is of the last one.
CENTURY = 1900


def _year_told(match: Match, context: Context) -> int | None:
    """The year in digits, else the one that "last", "this" and "next" count from the day of publication."""
    told = [number for number in numbers(match) if is_year(number)]
    if told:
        return told[-1]
    return None if context.published is None else context.published.year + (tense_of(match) or 0)


def place_part_of_year(match: Match, context: Context) -> Placed:
    """Early, mid or late in a year that is told in digits."""
    number = numbers(match)[-1]
    return (calendar.third(calendar.year(number), part_of(match)), Precision.PART) if is_year(number) else None


def place_fraction_of_year(match: Match, context: Context) -> Placed:
    """A quarter or a half of a year."""
    year, parts, which = _year_told(match, context), int(match.first("PART")), int(match.first("ORD") or match.first("PART"))
    if which > parts:
        return None
    if year is None:
        return unknown()
    months = calendar.MONTHS_OF_YEAR // parts
    first = calendar.add_months(date(year, 1, 1), months * (which - 1))
    return (first, calendar.add_months(first, months) - timedelta(days=1)), Precision.PART


def place_since_part(match: Match, context: Context) -> Placed:
    """From early, mid or late in a month or year to the day of publication."""
    if match.first("MONTH") is not None:
        return until_published(place_part_of_month(match, context), context)
    told = any(is_year(number) for number in numbers(match))
    return until_published((place_part_of_year if told else place_part_of_unit)(match, context), context)


def place_season(match: Match, context: Context) -> Placed:
    """A season of a year that is told, the next one, or the last one that was over or under way."""
    number, tense = int(match.first("SEASON")), tense_of(match)
    if context.published is None or any(is_year(n) for n in numbers(match)) or tense == 0:
        year = _year_told(match, context)
        first = date(year, number, 1) if year else None
    else:
        first = date(context.published.year, number, 1)
        while tense == 1 and first <= context.published:
            first = calendar.add_months(first, calendar.MONTHS_OF_YEAR)
        while tense == -1 and calendar.add_months(first, SEASON_MONTHS) > context.published:
            first = calendar.add_months(first, -calendar.MONTHS_OF_YEAR)
    if first is None:
        return unknown()
    return (first, calendar.add_months(first, SEASON_MONTHS) - timedelta(days=1)), Precision.SEASON


def place_decade(match: Match, context: Context) -> Placed:
    """The eighties, the nineties: of the last century."""
    first = CENTURY + int(match.first("DECADE"))
    return (date(first, 1, 1), date(first + 9, 12, 31)), Precision.DECADE


def place_weekend(match: Match, context: Context) -> Placed:
    """The last Saturday and Sunday that have begun, or those to come."""
    if context.published is None:
        return unknown()
    forward = tense_of(match) == 1 or context.future
    saturday = calendar.nearest_weekday(context.published, SATURDAY, 1 if forward else -1, strictly=forward)
    return (saturday, saturday + timedelta(days=1)), Precision.RANGE


def place_weekdays(match: Match, context: Context) -> Placed:
    """Two weekdays, one after the other, or the night between them; None where the second does not follow the first."""
    first, last = (int(value) for value in match.all("WEEKDAY"))
    if context.published is None:
        return unknown()
    days = (last - first) % calendar.DAYS_OF_WEEK
    until = calendar.nearest_weekday(context.published, last, 1 if context.future else -1, strictly=False)
    return (until - timedelta(days=days), until), Precision.RANGE


def place_day_beside(match: Match, context: Context) -> Placed:
    """The day before that of publication; the day after is of a story whose day is unknown."""
    if context.published is None or tense_of(match) != -1:
        return unknown()
    return one_day(context.published - timedelta(days=1))


def place_then(match: Match, context: Context) -> Placed:
    """At that time: what was placed last before it."""
    return (context.last, Precision.RANGE) if context.last else unknown()


def place_same(match: Match, context: Context) -> Placed:
    """The same day, month or year as was placed last before it, or a day of that month."""
    if context.last is None:
        return unknown()
    if match.first("TODAY") is not None:
        return context.last, Precision.RANGE
    unit = str(match.first("UNITD"))
    around = calendar.unit_around(context.last[0], unit, 0)
    if match.first("ORD") is not None and unit == "month":
        return one_day(around[0].replace(day=int(match.first("ORD"))))
    return around, calendar.PRECISION[unit]
