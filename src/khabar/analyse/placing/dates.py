"""Dates and months, of both calendars, with or without their year."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from khabar.analyse import calendar
from khabar.analyse.grammar import Match
from khabar.analyse.placing.match import NEAR_MONTHS, Context, Placed, is_year, numbers, one_day, part_of, tense_of, unit_of, unknown
from khabar.model import Precision


def _year_of(match: Match, number: int, context: Context) -> int | None:
    """The year of month ``number``: told, by "last" and "next", or the one that the tense asks for."""
    years = [year for year in numbers(match) if is_year(year)]
    if years:
        return years[-1]
    if context.published is None:
        return None
    this, tense = context.published, tense_of(match)
    if match.first("YEARW") is not None and tense is not None:
        return this.year + tense
    if tense == 0:
        return this.year
    if tense == 1 or (tense is None and context.future):
        return this.year + (number < this.month or (tense == 1 and number == this.month))
    if tense is None and 0 < number - this.month <= NEAR_MONTHS:
        return this.year
    return this.year - (number > this.month or (tense == -1 and number == this.month))


def place_month(match: Match, context: Context) -> Placed:
    """A month with or without its year."""
    number = int(match.first("MONTH"))
    year = _year_of(match, number, context)
    return (calendar.month(year, number), Precision.MONTH) if year else unknown()


def place_month_same(match: Match, context: Context) -> Placed:
    """A month of the year that the text told last."""
    if context.last is None:
        return unknown()
    return calendar.month(context.last[0].year, int(match.first("MONTH"))), Precision.MONTH


def place_date(match: Match, context: Context) -> Placed:
    """A day of a month; the year told or worked out from the day of publication."""
    days = [number for number in numbers(match) if not is_year(number)] + match.all("ORD")
    number = int(match.first("MONTH"))
    year = _dated_year(match, number, int(days[0]), context) if days else None
    if not days:
        return None
    return one_day(date(year, number, int(days[0]))) if year else unknown()


def _dated_year(match: Match, number: int, day: int, context: Context) -> int | None:
    """As for a month; a bare date later in the month of publication is to come, not a year ago."""
    this = context.published
    year = _year_of(match, number, context)
    bare = tense_of(match) is None and not any(is_year(n) for n in numbers(match))
    if this is not None and year is not None and bare and not context.future:
        coming = date(this.year, number, min(day, 28))
        if 0 < (coming - this).days <= 31:
            return this.year
    return year


def place_digits(match: Match, context: Context) -> Placed:
    """Day, month, year in digits; the year may come first."""
    first, second, third = numbers(match)
    if is_year(first):
        first, third = third, first
    return one_day(date(third, second, first)) if is_year(third) else None


def place_day_of_unit(match: Match, context: Context) -> Placed:
    """The fifth of this month."""
    if context.published is None:
        return unknown()
    days = numbers(match) or [int(value) for value in match.all("ORD")]
    month = calendar.unit_around(context.published, "month", tense_of(match) or 0)[0]
    return one_day(month.replace(day=days[0]))


def place_hijri(match: Match, context: Context) -> Placed:
    """A date of the Hijri calendar; without a year, of the year of publication."""
    day, *years = numbers(match)
    if not years and context.published is not None:
        years = [Gregorian.fromdate(context.published).to_hijri().year]
    return one_day(Hijri(years[0], int(match.first("HIJRI")), day).to_gregorian()) if years else unknown()


def place_hijri_month(match: Match, context: Context) -> Placed:
    """A month of the Hijri calendar: the one of the year of publication, or the one before or after it."""
    if context.published is None:
        return unknown()
    number, this = int(match.first("HIJRI")), Gregorian.fromdate(context.published).to_hijri()
    tense = tense_of(match)
    year = this.year + (tense == 1 and number <= this.month) - (tense == -1 and number >= this.month)
    first = Hijri(year, number, 1)
    return (first.to_gregorian(), Hijri(year, number, first.month_length()).to_gregorian()), Precision.MONTH


def place_range(match: Match, context: Context) -> Placed:
    """From one day to another of one month."""
    number = int(match.first("MONTH"))
    days = [day for day in numbers(match) if not is_year(day)]
    year = _dated_year(match, number, days[0], context)
    return ((date(year, number, days[0]), date(year, number, days[1])), Precision.RANGE) if year else unknown()


def place_range_months(match: Match, context: Context) -> Placed:
    """From a day of one month to a day of another; a first month later than the second is of the year before."""
    months = match.all("MONTH")
    first, last = int(months[0]), int(months[-1])
    days = [day for day in numbers(match) if not is_year(day)]
    year = _year_of(match, last, context)
    if year is None:
        return unknown()
    return (date(year - (first > last), first, days[0]), date(year, last, days[1])), Precision.RANGE


def place_range_month_pair(match: Match, context: Context) -> Placed:
    """From one month to another; a first month later than the second is of the year before, unless its year is told."""
    months, years = match.all("MONTH"), [number for number in numbers(match) if is_year(number)]
    first, last = int(months[0]), int(months[-1])
    year = _year_of(match, last, context)
    if year is None:
        return unknown()
    begun = years[0] if len(years) > 1 else year - (first > last)
    return (date(begun, first, 1), calendar.month(year, last)[1]), Precision.RANGE


def place_range_years(match: Match, context: Context) -> Placed:
    """From one year to another."""
    first, last = numbers(match)
    if not (is_year(first) and is_year(last)):
        return None
    return (date(first, 1, 1), date(last, 12, 31)), Precision.RANGE


def place_part_of_month(match: Match, context: Context) -> Placed:
    """Early, mid or late in a month."""
    placed = place_month(match, context)
    if placed is None or placed[0] is None:
        return placed
    return calendar.third(placed[0], part_of(match)), Precision.PART


def place_part_of_unit(match: Match, context: Context) -> Placed:
    """Early, mid or late in a month or year; the end of a week is its weekend."""
    if context.published is None:
        return unknown()
    return calendar.third(calendar.unit_around(context.published, unit_of(match)[0], tense_of(match) or 0), part_of(match)), Precision.PART
