"""Days as pages write them: digits of both sets, month names of five families, Hijri, ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from khabar.data import load
from khabar.read.letters import fold, squeeze

FIRST_YEAR = 1995  # before it no Arabic newspaper stood on the web
LONGEST_MARK = 400  # code points; a line that dates a page is short, and a longer one would only cost time

Label = Literal["published", "updated", "other"]
_TIME_OF_DAY = re.compile(r"(?<!\d)\d{1,2} ?: ?\d{2}(?!\d)")
_PREFERENCE: dict[Label | None, int] = {"published": 0, None: 1, "updated": 2, "other": 3}


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day, the rule that read it, and what is left of its line without the date, weekday, time of day and label.

    ``dressed`` is True where a weekday or a time of day stands beside it, as sites print it and captions seldom do.
    """

    day: date
    rule: str
    label: Label | None
    rest: str
    dressed: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    dates: tuple[tuple[str, bool, re.Pattern[str]], ...]  # id, is it Hijri, pattern
    months: dict[str, int]
    hijri_months: dict[str, int]
    weekdays: dict[str, int]
    weekday: re.Pattern[str]
    fillers: re.Pattern[str]
    labels: tuple[tuple[Label, re.Pattern[str]], ...]


@cache
def _rules() -> _Rules:
    data = load("page.json")["dates"]
    names = sorted(data["weekdays"], key=len, reverse=True)
    labels: tuple[Label, ...] = ("other", "updated", "published")
    return _Rules(
        dates=tuple((rule["id"], rule["calendar"] == "hijri", re.compile(rule["pattern"])) for rule in data["rules"]),
        months=data["months"],
        hijri_months=data["hijri_months"],
        weekdays=data["weekdays"],
        weekday=_whole_words("|".join(names)),
        fillers=_whole_words(data["fillers"]),
        labels=tuple((label, _whole_words(data["labels"][label])) for label in labels),
    )


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def find_day(text: str) -> WrittenDay | None:
    """The day that ``text``, one line of a page, writes; None where there is none or the line is too long to be a mark.

    A Gregorian date wins over a Hijri one beside it, which is the same day by another reckoning.
    """
    if len(text) > LONGEST_MARK or not any(letter.isdecimal() for letter in text):
        return None
    line = squeeze(fold(text))
    found = [mark for mark in _days_in(line) if is_plausible(mark[0])]
    if not found:
        return None
    matches = [match for _, _, _, match in found]
    gregorian = [mark for mark in found if not mark[1]] or found
    labels = [_label(line, mark[3], [other for *_, other in gregorian]) for mark in gregorian]
    best = min(range(len(gregorian)), key=lambda index: _PREFERENCE[labels[index]])
    return WrittenDay(gregorian[best][0], gregorian[best][2], labels[best], _rest(line, matches), _is_dressed(line))


def _is_dressed(line: str) -> bool:
    return bool(_rules().weekday.search(line) or _TIME_OF_DAY.search(line))


def _label(line: str, match: re.Match[str], matches: list[re.Match[str]]) -> Label | None:
    """What the line says that the date ``match`` is: in the words since the date before it, or anywhere around an only date."""
    others = [other for other in matches if other.end() <= match.start()]
    said = line[max((other.end() for other in others), default=0) : match.start()] if len(matches) > 1 else line
    return next((label for label, pattern in _rules().labels if pattern.search(said)), None)


def is_plausible(day: date) -> bool:
    """True for a day on which a page can have been published: not before the web, not after tomorrow (time zones)."""
    return day.year >= FIRST_YEAR and day <= date.today() + timedelta(days=1)


def _days_in(line: str) -> Iterator[tuple[date, bool, str, re.Match[str]]]:
    for rule, is_hijri, pattern in _rules().dates:
        for match in pattern.finditer(line):
            day = _hijri_day(match) if is_hijri else _gregorian_day(match, line)
            if day:
                yield day, is_hijri, rule, match


def _rest(line: str, matches: list[re.Match[str]]) -> str:
    rules = _rules()
    kept = list(line)
    for match in matches:
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    rest = "".join(kept)
    for pattern in (*(pattern for _, pattern in rules.labels), rules.weekday, rules.fillers):
        rest = pattern.sub(" ", rest)
    return " ".join(re.findall(r"\w+", rest))


def _gregorian_day(match: re.Match[str], line: str) -> date | None:
    groups = match.groupdict()
    year, day = int(groups["y"]), int(groups["d"])
    name = groups.get("n")
    month = _month_number(name) if name else int(groups["m"])
    written = _real_day(year, month, day)
    swapped = None if name else _real_day(year, day, month)  # 7/31/2025, as American software writes it
    if written is None or swapped is None:
        return written or swapped
    weekday = _rules().weekday.search(line)
    if weekday and written.weekday() != _rules().weekdays[weekday.group()] == swapped.weekday():
        return swapped
    return written


def _month_number(name: str) -> int:
    """The number of the month ``name``, which may hold a second name of it: the first one counts."""
    months = _rules().months
    first = re.split(r" ?[/(-]", name)[0].strip()
    return months[first]


def _hijri_day(match: re.Match[str]) -> date | None:
    from hijridate import Hijri

    groups = match.groupdict()
    name = groups.get("n")
    month = _rules().hijri_months[name] if name else int(groups["m"])
    try:
        day: date = Hijri(int(groups["y"]), month, int(groups["d"])).to_gregorian()
        return date(day.year, day.month, day.day)
    except (ValueError, OverflowError):
        return None


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
