"""How each kind of expression of time is given its interval of days: one short function a kind, named in resources/ar/times.yaml.

A placer takes the match and its context and gives (interval, precision); the interval is None where the days are unknown, and the
whole is None where the words are no expression of time after all. ValueError where they make no date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from khabar.analyse import calendar
from khabar.analyse.calendar import Interval
from khabar.analyse.grammar import Match
from khabar.model import Precision

Placed = tuple[Interval | None, Precision] | None
# Numbers outside these are no year of the news.
FIRST_YEAR, LAST_YEAR = 1700, 2150
# A month without a year that begins within so many months is the coming one; a later one was last year's.
NEAR_MONTHS = 3
# "since" a number of days up to this is the day on which it happened; a longer one is the time that it has lasted.
FEW_DAYS = 6


@dataclass(frozen=True, slots=True)
class Context:
    """The day from which relative expressions count, and whether a verb in the future stands before."""

    published: date | None
    future: bool


def _numbers(match: Match) -> list[int]:
    return [int(number) for number in match.all("NUM") if number.isdigit()]


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def _tense(match: Match) -> int | None:
    """-1 for last, 1 for next, 0 for this; None where the words do not say."""
    for name in ("LAST", "NEXT", "THIS", "DEM"):
        if match.first(name) is not None:
            return int(match.first(name))
    return None


def _day(day: date) -> Placed:
    return (day, day), Precision.DAY


def _unknown(precision: Precision = Precision.OPEN) -> Placed:
    return None, precision


def _count(match: Match) -> int:
    """How many units: in digits, in words (added up: "twenty" "two") or one."""
    numbers = _numbers(match)
    if numbers:
        return numbers[-1]
    return sum(match.all("NUMW")) or 1


def _unit(match: Match) -> tuple[str, int]:
    """The unit and its number."""
    if match.first("DUAL") is not None:
        return str(match.first("DUAL")), 2
    return str(match.first("UNITS") or match.first("UNIT")), _count(match)


# --- months and dates ----------------------------------------------------------------------------------------------------


def _year_of(match: Match, number: int, context: Context) -> int | None:
    """The year of month ``number``: told, by "last" and "next", or the one that the tense asks for."""
    years = [year for year in _numbers(match) if _is_year(year)]
    if years:
        return years[-1]
    if context.published is None:
        return None
    this, tense = context.published, _tense(match)
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
    return (calendar.month(year, number), Precision.MONTH) if year else _unknown()


def place_date(match: Match, context: Context) -> Placed:
    """A day of a month; the year told or worked out from the day of publication."""
    days = [number for number in _numbers(match) if not _is_year(number)] + match.all("ORD")
    number = int(match.first("MONTH"))
    year = _dated_year(match, number, int(days[0]), context) if days else None
    if not days:
        return None
    return _day(date(year, number, int(days[0]))) if year else _unknown()


def _dated_year(match: Match, number: int, day: int, context: Context) -> int | None:
    """As for a month; a bare date later in the month of publication is to come, not a year ago."""
    this = context.published
    year = _year_of(match, number, context)
    bare = _tense(match) is None and not any(_is_year(n) for n in _numbers(match))
    if this is not None and year is not None and bare and not context.future:
        coming = date(this.year, number, min(day, 28))
        if 0 < (coming - this).days <= 31:
            return this.year
    return year


def place_digits(match: Match, context: Context) -> Placed:
    """Day, month, year in digits; the year may come first."""
    first, second, third = _numbers(match)
    if _is_year(first):
        first, third = third, first
    return _day(date(third, second, first)) if _is_year(third) else None


def place_day_of_unit(match: Match, context: Context) -> Placed:
    """The fifth of this month."""
    if context.published is None:
        return _unknown()
    days = _numbers(match) or [int(value) for value in match.all("ORD")]
    month = calendar.unit_around(context.published, "month", _tense(match) or 0)[0]
    return _day(month.replace(day=days[0]))


def place_hijri(match: Match, context: Context) -> Placed:
    """A date of the Hijri calendar."""
    day, year = _numbers(match)
    return _day(Hijri(year, int(match.first("HIJRI")), day).to_gregorian())


def place_hijri_month(match: Match, context: Context) -> Placed:
    """A month of the Hijri calendar: the one of the year of publication, or the one before or after it."""
    if context.published is None:
        return _unknown()
    number, this = int(match.first("HIJRI")), Gregorian.fromdate(context.published).to_hijri()
    tense = _tense(match)
    year = this.year + (tense == 1 and number <= this.month) - (tense == -1 and number >= this.month)
    first = Hijri(year, number, 1)
    return (first.to_gregorian(), Hijri(year, number, first.month_length()).to_gregorian()), Precision.MONTH


def place_range(match: Match, context: Context) -> Placed:
    """From one day to another of one month."""
    number = int(match.first("MONTH"))
    days = [day for day in _numbers(match) if not _is_year(day)]
    year = _dated_year(match, number, days[0], context)
    return ((date(year, number, days[0]), date(year, number, days[1])), Precision.RANGE) if year else _unknown()


def place_range_months(match: Match, context: Context) -> Placed:
    """From a day of one month to a day of another; a first month later than the second is of the year before."""
    months = match.all("MONTH")
    first, last = int(months[0]), int(months[-1])
    days = [day for day in _numbers(match) if not _is_year(day)]
    year = _year_of(match, last, context)
    if year is None:
        return _unknown()
    return (date(year - (first > last), first, days[0]), date(year, last, days[1])), Precision.RANGE


def place_range_years(match: Match, context: Context) -> Placed:
    """From one year to another."""
    first, last = _numbers(match)
    if not (_is_year(first) and _is_year(last)):
        return None
    return (date(first, 1, 1), date(last, 12, 31)), Precision.RANGE


def place_part_of_month(match: Match, context: Context) -> Placed:
    """Early, mid or late in a month."""
    placed = place_month(match, context)
    if placed is None or placed[0] is None:
        return placed
    return calendar.third(placed[0], _part(match)), Precision.PART


def _part(match: Match) -> int:
    return next(int(match.first(name)) for name in ("EARLY", "MID", "LATE") if match.first(name) is not None)


def place_part_of_unit(match: Match, context: Context) -> Placed:
    """Early, mid or late in a month or year; the end of a week is its weekend."""
    if context.published is None:
        return _unknown()
    return calendar.third(calendar.unit_around(context.published, _unit(match)[0], _tense(match) or 0), _part(match)), Precision.PART


# --- years, seasons, units -----------------------------------------------------------------------------------------------


def place_year(match: Match, context: Context) -> Placed:
    """A year in digits."""
    number = _numbers(match)[-1]
    return (calendar.year(number), Precision.YEAR) if _is_year(number) else None


def place_unit(match: Match, context: Context) -> Placed:
    """This, last or next day, week, month or year."""
    if context.published is None:
        return _unknown()
    unit = str(match.first("UNIT"))
    return calendar.unit_around(context.published, unit, _tense(match) or 0), calendar.PRECISION[unit]


def place_season(match: Match, context: Context) -> Placed:
    """The last season of the name that was over or under way."""
    if context.published is None:
        return _unknown()
    first = date(context.published.year, int(match.first("SEASON")), 1)
    while calendar.add_months(first, 3) > context.published:
        first = calendar.add_months(first, -12)
    return (first, calendar.add_months(first, 3) - timedelta(days=1)), Precision.SEASON


# --- since, ago, within --------------------------------------------------------------------------------------------------


def _until_published(placed: Placed, context: Context) -> Placed:
    if placed is None or placed[0] is None or context.published is None or placed[0][0] > context.published:
        return placed and _unknown()
    return (placed[0][0], context.published), Precision.RANGE


def place_since_year(match: Match, context: Context) -> Placed:
    """From the start of a year to the day of publication."""
    return _until_published(place_year(match, context), context)


def place_since_month(match: Match, context: Context) -> Placed:
    """From the start of a month to the day of publication."""
    return _until_published(place_month(match, context), context)


def place_since_date(match: Match, context: Context) -> Placed:
    """From a day to the day of publication."""
    return _until_published(place_date(match, context), context)


def place_since_length(match: Match, context: Context) -> Placed:
    """The time that has passed; a few days are the day on which it happened."""
    unit, count = _unit(match)
    if context.published is None:
        return _unknown()
    first = calendar.shift(context.published, unit, -count)
    if unit == "day" and count <= FEW_DAYS:
        return _day(first)
    return (first, context.published), Precision.RANGE


def place_ago(match: Match, context: Context) -> Placed:
    """So many units before the day of publication: that day, or that year where years are counted."""
    unit, count = _unit(match)
    if context.published is None:
        return _unknown()
    if unit in ("day", "week", "hour"):
        return _day(calendar.shift(context.published, unit, -count))
    return calendar.unit_around(context.published, unit, -count), calendar.PRECISION[unit]


def place_ago_vague(match: Match, context: Context) -> Placed:
    """Days ago: the week before; hours ago: the day itself; more is unknown."""
    this, unit = context.published, match.first("UNITS")
    if this is None or unit not in ("day", "hour"):
        return _unknown()
    if unit == "hour":
        return _day(this)
    return (this - timedelta(days=calendar.DAYS_OF_WEEK), this - timedelta(days=1)), Precision.RANGE


def place_within(match: Match, context: Context) -> Placed:
    """Within so many days or hours of the day of publication; longer spans say too little."""
    unit, count = _unit(match)
    if context.published is None or unit not in ("day", "hour"):
        return _unknown()
    if match.first("UNITS") is not None and not match.all("NUM") and not match.all("NUMW"):
        return _day(context.published) if unit == "hour" else _unknown()
    return (context.published, calendar.shift(context.published, unit, count)), Precision.RANGE


def place_last_count(match: Match, context: Context) -> Placed:
    """The last or the next so many hours or days."""
    unit, count = _unit(match)
    if context.published is None or unit not in ("day", "hour"):
        return _unknown()
    other = calendar.shift(context.published, unit, count * (_tense(match) or 1))
    return (min(context.published, other), max(context.published, other)), Precision.RANGE


# --- days around the day of publication ----------------------------------------------------------------------------------


def place_offset(match: Match, context: Context) -> Placed:
    """Today, yesterday, tomorrow and their neighbours."""
    if context.published is None:
        return _unknown()
    names = ("TODAY", "YESTERDAY", "BEFORE_YESTERDAY", "TOMORROW", "AFTER_TOMORROW", "NOWW")
    offset = next(int(match.first(name)) for name in names if match.first(name) is not None)
    return _day(context.published + timedelta(days=offset))


def place_earlier(match: Match, context: Context) -> Placed:
    """Earlier today, or earlier on a weekday."""
    return place_weekday(match, context) if match.first("WEEKDAY") is not None else place_offset(match, context)


def place_weekday(match: Match, context: Context) -> Placed:
    """The last such day up to the day of publication, or the next one under "next" or a verb in the future."""
    if context.published is None:
        return _unknown()
    tense = _tense(match)
    forward = tense == 1 or (tense is None and context.future)
    day = calendar.nearest_weekday(context.published, int(match.first("WEEKDAY")), 1 if forward else -1, strictly=tense in (1, -1))
    return _day(day)


def place_last_night(match: Match, context: Context) -> Placed:
    """Last night is of the day before."""
    return _day(context.published - timedelta(days=1)) if context.published else _unknown()


def place_open(match: Match, context: Context) -> Placed:
    """Later, soon, for days: an expression of time that no day can be given."""
    return _unknown()


PLACERS: dict[str, Callable[[Match, Context], Placed]] = {
    name.removeprefix("place_"): function for name, function in list(globals().items()) if name.startswith("place_")
}
