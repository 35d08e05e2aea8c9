"""What a match tells: its numbers, tense, unit and count; and the shapes of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
    """The day from which relative expressions count, whether a verb in the future stands before, and what was placed last."""

    published: date | None
    future: bool
    last: Interval | None = None


def numbers(match: Match) -> list[int]:
    """The whole numbers in digits, in order."""
    return [int(number) for number in match.all("NUM") if number.isdigit()]


def is_year(number: int) -> bool:
    """Whether ``number`` can be a year of the news."""
    return FIRST_YEAR <= number <= LAST_YEAR


def tense_of(match: Match) -> int | None:
    """-1 for last, 1 for next, 0 for this; None where the words do not say."""
    for name in ("LAST", "NEXT", "THIS", "DEM"):
        if match.first(name) is not None:
            return int(match.first(name))
    return None


def one_day(day: date) -> Placed:
    """``day`` as an answer."""
    return (day, day), Precision.DAY


def unknown() -> Placed:
    """An expression of time whose days are unknown."""
    return None, Precision.OPEN


def until_published(placed: Placed, context: Context) -> Placed:
    """From the first day of ``placed`` to the day of publication; unknown where that is not known or earlier."""
    if placed is None or placed[0] is None or context.published is None or placed[0][0] > context.published:
        return placed and unknown()
    return (placed[0][0], context.published), Precision.RANGE


def part_of(match: Match) -> int:
    """0, 1 or 2 for early, mid and late."""
    return next(int(match.first(name)) for name in ("EARLY", "MID", "LATE") if match.first(name) is not None)


def count_of(match: Match) -> int:
    """How many units: in digits, in words (added up: "twenty" "two") or one."""
    told = numbers(match)
    if told:
        return told[-1]
    return sum(match.all("NUMW")) or sum(match.all("NUMD")[-1:]) or 1


def unit_of(match: Match) -> tuple[str, int]:
    """The unit and its number."""
    if match.first("DUAL") is not None:
        return str(match.first("DUAL")), 2
    if match.first("DUALD") is not None:
        return str(match.first("DUALD")), 2
    return str(match.first("UNITS") or match.first("UNIT") or match.first("UNITD")), count_of(match)
