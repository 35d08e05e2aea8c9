"""Years, weeks, lengths and the days around the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from khabar.analyse import calendar
from khabar.analyse.grammar import Match
from khabar.analyse.placing.dates import place_date, place_month
from khabar.analyse.placing.match import FEW_DAYS, Context, Placed, is_year, numbers, one_day, tense_of, unit_of, unknown, until_published
from khabar.model import Precision


def place_year(match: Match, context: Context) -> Placed:
    """A year in digits."""
    number = numbers(match)[-1]
    return (calendar.year(number), Precision.YEAR) if is_year(number) else None


def place_unit(match: Match, context: Context) -> Placed:
    """This, last or next day, week, month or year."""
    if context.published is None:
        return unknown()
    unit = str(match.first("UNIT"))
    return calendar.unit_around(context.published, unit, tense_of(match) or 0), calendar.PRECISION[unit]


def place_since_year(match: Match, context: Context) -> Placed:
    """From the start of a year to the day of publication."""
    return until_published(place_year(match, context), context)


def place_since_month(match: Match, context: Context) -> Placed:
    """From the start of a month to the day of publication."""
    return until_published(place_month(match, context), context)


def place_since_date(match: Match, context: Context) -> Placed:
    """From a day to the day of publication."""
    return until_published(place_date(match, context), context)


def place_since_day(match: Match, context: Context) -> Placed:
    """From a weekday, yesterday or the last week, month or year to the day of publication."""
    if match.first("WEEKDAY") is not None:
        return until_published(place_weekday(match, context), context)
    placed = place_unit(match, context) if match.first("UNIT") is not None else place_offset(match, context)
    return until_published(placed, context)


def place_since_war(match: Match, context: Context) -> Placed:
    """From the day on which a war began to the day of publication."""
    return until_published(one_day(date.fromisoformat(match.first("WAR"))), context)


def place_since_length(match: Match, context: Context) -> Placed:
    """The time that has passed; a few days are the day on which it happened."""
    unit, count = unit_of(match)
    if context.published is None:
        return unknown()
    first = calendar.shift(context.published, unit, -count)
    if match.first("HALF") is not None and unit == "year":
        first = calendar.add_months(first, -calendar.MONTHS_OF_YEAR // 2)
    if unit == "day" and count <= FEW_DAYS:
        return one_day(first)
    return (first, context.published), Precision.RANGE


def place_ago(match: Match, context: Context) -> Placed:
    """So many units before the day of publication: that day, or that year where years are counted; "more than" leaves it open."""
    unit, count = unit_of(match)
    if context.published is None or match.first("HEDGE") == "open":
        return unknown()
    if unit in ("day", "week", "hour", "minute"):
        return one_day(calendar.shift(context.published, unit, -count))
    return calendar.unit_around(context.published, unit, -count), calendar.PRECISION[unit]


def place_ago_vague(match: Match, context: Context) -> Placed:
    """Hours ago: the day itself; more is unknown."""
    if context.published is None or match.first("UNITS") not in ("hour", "minute"):
        return unknown()
    return one_day(context.published)


def place_from_now(match: Match, context: Context) -> Placed:
    """So many days or weeks after the day of publication, under a verb in the future; elsewhere after what the text tells."""
    unit, count = unit_of(match)
    if context.published is None or not context.future or unit not in ("day", "week"):
        return unknown()
    return one_day(calendar.shift(context.published, unit, count))


def place_within(match: Match, context: Context) -> Placed:
    """Within so many days or hours of the day of publication; longer spans say too little."""
    unit, count = unit_of(match)
    if context.published is None or unit not in ("day", "hour"):
        return unknown()
    if match.first("UNITS") is not None and not match.all("NUM") and not match.all("NUMW"):
        return one_day(context.published) if unit == "hour" else unknown()
    return (context.published, calendar.shift(context.published, unit, count)), Precision.RANGE


def place_last_count(match: Match, context: Context) -> Placed:
    """The last or the next so many units, up to the day of publication or from it on; the current ones say too little."""
    unit, count = unit_of(match)
    tense = tense_of(match) or match.first("LATELY")
    if context.published is None or not tense:
        return unknown()
    other = calendar.shift(context.published, unit, count * int(tense))
    return (min(context.published, other), max(context.published, other)), Precision.RANGE


def place_today(match: Match, context: Context) -> Placed:
    """The day of publication, as the so-manieth day of what goes on."""
    return one_day(context.published) if context.published else unknown()


place_clock = place_today


def place_offset(match: Match, context: Context) -> Placed:
    """Today, yesterday, tomorrow and their neighbours; where a weekday beside it contradicts, the weekday counts."""
    if context.published is None:
        return unknown()
    names = ("TODAY", "YESTERDAY", "BEFORE_YESTERDAY", "TOMORROW", "MORROW", "AFTER_TOMORROW", "NOWW")
    offset = next(int(match.first(name)) for name in names if match.first(name) is not None)
    day, weekday = context.published + timedelta(days=offset), match.first("WEEKDAY")
    if weekday is not None and day.weekday() != weekday:
        return one_day(calendar.nearest_weekday(day, int(weekday), 1 if offset > 0 else -1, strictly=True))
    return one_day(day)


def place_earlier(match: Match, context: Context) -> Placed:
    """Earlier today, or earlier on a weekday."""
    return place_weekday(match, context) if match.first("WEEKDAY") is not None else place_offset(match, context)


def place_weekday(match: Match, context: Context) -> Placed:
    """The last such day up to the day of publication, or the next one under "next" or a verb in the future."""
    if context.published is None:
        return unknown()
    tense = tense_of(match)
    forward = tense == 1 or (tense is None and context.future)
    day = calendar.nearest_weekday(context.published, int(match.first("WEEKDAY")), 1 if forward else -1, strictly=tense in (1, -1))
    return one_day(day)


def place_last_night(match: Match, context: Context) -> Placed:
    """Last night is of the day before."""
    return one_day(context.published - timedelta(days=1)) if context.published else unknown()


def place_open(match: Match, context: Context) -> Placed:
    """Later, soon, for days: an expression of time that no day can be given."""
    return unknown()


def place_none(match: Match, context: Context) -> Placed:
    """Words that only look like a time."""
    return None
