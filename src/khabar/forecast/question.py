"""From words to a question: who, what, and by when; in Arabic and in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from khabar.analyse.calendar import add_months, month
from khabar.analyse.names import country_code, find_parties
from khabar.analyse.text import fold
from khabar.analyse.times import find_times
from khabar.data import load
from khabar.errors import QuestionError
from khabar.model import EventType, Question

ARABIC = re.compile("[\u0621-\u064a]")
EXAMPLE = 'ask, for example: khabar ask "Will Kim and Putin meet before the end of 2025?"'


def language_of(text: str) -> str:
    """``ar`` where the text has an Arabic letter, else ``en``."""
    return "ar" if ARABIC.search(text) else "en"


def understand(text: str, as_of: date) -> Question:
    """The question that ``text`` asks on the day ``as_of``. QuestionError naming the part that was not understood."""
    plain = fold(text) if language_of(text) == "ar" else text.casefold()
    kind = find_event(plain)
    if kind is None:
        raise QuestionError("could not tell what would happen", f'"{text}"', f"use meet, visit, call, sign, send, attack; {EXAMPLE}")
    by = find_deadline(plain, as_of) or _time_told(text, as_of)
    if by is None:
        raise QuestionError("could not tell by when", f'"{text}"', EXAMPLE)
    countries, persons = _parties(text, as_of)
    return check(Question(countries[0], countries[1], *kind, as_of, by, persons))


def check(question: Question) -> Question:
    """``question`` itself; QuestionError where its last day is not to come, or its parties are one."""
    if question.by <= question.as_of:
        raise QuestionError(
            f"the last day {question.by} is not after {question.as_of}", "question", "give a later day, or an earlier --as-of"
        )
    if question.actor == question.recipient:
        raise QuestionError(f"{question.actor} is given twice", "question", "a pair is two different ones")
    return question


def find_event(plain: str) -> tuple[EventType, str | None] | None:
    """The type and mode that a folded or lower-case question asks about; a visit or a call is more than a meeting."""
    found = [rule for rule in load("questions.json")["events"] if re.search(rule["pattern"], plain)]
    if not found:
        return None
    best = max(found, key=lambda rule: rule["mode"] is not None)
    return EventType(best["event"]), best["mode"]


def find_deadline(plain: str, as_of: date) -> date | None:
    """The last day that a folded or lower-case question allows."""
    for rule in load("questions.json")["deadlines"]:
        match = re.search(rule["pattern"], plain)
        if match and (day := _day(rule["value"], match.group(1), as_of)):
            return day
    return None


def _day(rule: str, words: str, as_of: date) -> date | None:
    """The day that ``words`` give by one of DEADLINES; None for a day that no calendar has, such as 31 February or in a million years."""
    try:
        return DEADLINES[rule](words, as_of)
    except (ValueError, OverflowError):
        return None


def _english(words: str, as_of: date) -> date | None:
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


DEADLINES: dict[str, Callable[[str, date], date | None]] = {
    "year": lambda words, as_of: date(int(words), 12, 31),
    "iso": lambda words, as_of: date.fromisoformat(words),
    "this_year": lambda words, as_of: date(as_of.year, 12, 31),
    "this_month": lambda words, as_of: month(as_of.year, as_of.month)[1],
    "days": lambda words, as_of: as_of + timedelta(days=int(words)),
    "months": lambda words, as_of: add_months(as_of, int(words)),
    "english": _english,
}


def _time_told(text: str, as_of: date) -> date | None:
    """The last day of the latest expression of time that lies ahead."""
    ends = [when.end for when in find_times(text, as_of) if when.end and when.end > as_of]
    return max(ends, default=None)


def _parties(text: str, as_of: date) -> tuple[tuple[str, str], tuple[str, ...]]:
    """Two countries, and the names of the persons where both are meant by name."""
    named: dict[str, str | None] = {}
    for mention in find_parties(text, as_of, language_of(text)):
        party = mention.party
        if party.country and party.country not in named:
            named[party.country] = party.name if mention.rule == "name-person" else None
    if len(named) < 2:
        raise QuestionError(
            f"found {len(named)} of two parties", f'"{text}"', "name two countries or leaders, or use --actor and --recipient"
        )
    (a, a_name), (b, b_name) = list(named.items())[:2]
    return (a, b), (a_name, b_name) if a_name and b_name else ()


def code_of(text: str, option: str) -> str:
    """The alpha-3 code of a country given by code or name; QuestionError where it is none."""
    code = country_code(text)
    if code is None:
        raise QuestionError(f'no country "{text}"', option, "give a code such as RUS, or a name in Arabic or English")
    return code
