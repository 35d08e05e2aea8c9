"""Months, the index, and changes of level."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from khabar.model import Brief, EventType, Factuality
from khabar.relate.change import find_changes
from khabar.relate.scores import quad_of, score_of
from khabar.relate.trend import interval_of_mean, trend
from khabar.store.view import Month

JANUARY, MARCH = date(2025, 1, 1), date(2025, 3, 1)
PRESS = (Month(JANUARY, 200, 4), Month(date(2025, 2, 1), 100, 3), Month(MARCH, 400, 5))


def happened(name: str, event: EventType, day: date | None, mode: str | None = None, told: date = JANUARY) -> Brief:
    return Brief(name, event, mode, day, day, told, Factuality.HAPPENED, articles=2, voices=1)


BRIEFS = (
    happened("a", EventType.CONSULT, date(2025, 1, 8), "visit"),
    happened("b", EventType.ACCUSE, date(2025, 1, 9)),
    happened("c", EventType.ASSAULT, None, told=date(2025, 3, 4)),
    replace(happened("d", EventType.CONSULT, date(2025, 3, 8)), status=Factuality.PLANNED),
)


def test_months_tell_events_index_and_press() -> None:
    january, february, march = trend(BRIEFS, PRESS).months
    assert (january.events, january.index, january.articles, january.rate) == (2, (4.0 - 3.0) / 2, 200, 10.0)
    assert january.interval is not None and january.interval[0] < 0.5 < january.interval[1]
    assert (february.events, february.index, february.rate) == (0, None, 0.0)
    assert (march.events, march.undated, march.interval, march.rate) == (1, 1, None, 2.5)
    assert march.counts == ((EventType.ASSAULT, 1),)


def coverage(draw: Callable[[random.Random], float], mean: float, number: int) -> float:
    """The share of 4000 months of ``number`` events, of those that have an interval, in which it holds ``mean``."""
    source = random.Random(number)
    shown = [found for _ in range(4000) if (found := interval_of_mean([draw(source) for _ in range(number)]))]
    return sum(low <= mean <= high for low, high in shown) / len(shown)


@pytest.mark.parametrize("number", [2, 3, 5, 10])
def test_four_intervals_of_five_hold_the_mean_that_events_are_drawn_from(number: int) -> None:
    assert coverage(lambda source: source.gauss(0.5, 1.0), 0.5, number) == pytest.approx(0.80, abs=0.02)
    types = [score_of(event, None) for event in EventType]
    assert coverage(lambda source: source.choice(types), sum(types) / len(types), number) == pytest.approx(0.80, abs=0.05)


def test_scores_that_do_not_differ_tell_no_spread() -> None:
    alike = tuple(happened(name, EventType.ASSAULT, JANUARY) for name in "abc")
    assert [month.interval for month in trend(alike, PRESS).months] == [None]


def test_more_news_of_the_same_events_moves_no_index() -> None:
    louder = tuple(replace(brief, articles=brief.articles * 10, voices=brief.voices * 5) for brief in BRIEFS)
    assert trend(louder, PRESS) == trend(BRIEFS, PRESS)


def test_nothing_that_happened_is_no_trend() -> None:
    assert trend((), PRESS).months == ()
    assert trend(BRIEFS[3:], PRESS).months == ()


def test_scores_follow_their_mode() -> None:
    assert score_of(EventType.CONSULT, "visit") == 4.0
    assert score_of(EventType.ACCUSE, None) == -3.0
    assert quad_of(EventType.ASSAULT) == "material conflict"
    assert all(-10 <= score_of(event, None) <= 10 for event in EventType)


LENGTHS = pytest.mark.parametrize("length", [12, 36, 120])  # months
SERIES, ONE_IN_TWENTY = 200, 10


def changes_of_rate(counts: list[float], press: list[float]) -> tuple[int, ...]:
    return find_changes(counts, press, sum(counts) / sum(press))


@LENGTHS
@pytest.mark.parametrize("mean", [0.3, 1.0, 4.5])  # events of a month
def test_noise_of_the_rate_has_hardly_a_change(mean: float, length: int) -> None:
    found = 0
    for seed in range(SERIES):
        source = random.Random(seed)
        press = [source.uniform(50, 400) for _ in range(length)]
        counts = [float(sum(source.random() < articles * mean / 225 / 50 for _ in range(50))) for articles in press]
        found += bool(changes_of_rate(counts, press))
    assert found <= ONE_IN_TWENTY


Kind = tuple[EventType, str | None]
EVERY_TYPE: tuple[Kind, ...] = tuple((event, None) for event in EventType)
AT_PEACE: tuple[Kind, ...] = tuple((event, None) for event in EventType if score_of(event, None) > -5)
AT_WAR: tuple[Kind, ...] = ((EventType.ASSAULT, None),) * 12 + ((EventType.ASSAULT, "aerial"),) * 12 + ((EventType.ACCUSE, None),) * 2


def changes_of_index(source: random.Random, months: list[tuple[Kind, ...]], most: int) -> list[int]:
    """The positions at which the index changes, of months with 1 to ``most`` events drawn from their kinds."""
    days = [date(1970 + number // 12, number % 12 + 1, 1) for number in range(len(months))]
    drawn = [(day, source.choice(kinds)) for day, kinds in zip(days, months, strict=True) for _ in range(source.randint(1, most))]
    briefs = [happened(str(number), event, day, mode) for number, (day, (event, mode)) in enumerate(drawn)]
    return [days.index(change.month) for change in trend(briefs, ()).changes]


@LENGTHS
@pytest.mark.parametrize("kinds", [EVERY_TYPE, AT_WAR], ids=["every type", "at war"])
@pytest.mark.parametrize("most", [1, 4, 12])
def test_noise_of_the_index_has_hardly_a_change(most: int, kinds: tuple[Kind, ...], length: int) -> None:
    found = sum(bool(changes_of_index(random.Random(seed), [kinds] * length, most)) for seed in range(SERIES))
    assert found <= ONE_IN_TWENTY


@pytest.mark.parametrize("length", [12, 36])
def test_an_index_that_turns_to_war_is_found_where_it_turns(length: int) -> None:
    half = length // 2
    turns = [changes_of_index(random.Random(seed), [AT_PEACE] * half + [AT_WAR] * half, 6) for seed in range(50)]
    assert sum(len(found) == 1 and abs(found[0] - half) <= 1 for found in turns) >= 45


def test_a_crisis_of_three_months_is_found_in_a_year() -> None:
    near = 0
    for seed in range(50):
        source = random.Random(seed)
        counts = [float(sum(source.random() < rate for _ in range(40))) for rate in [0.12] * 5 + [0.5] * 3 + [0.12] * 4]
        near += changes_of_rate(counts, [100.0] * 12) == (5, 8)
    assert near >= 40


def test_a_doubled_rate_is_found_where_it_begins() -> None:
    near = 0
    for seed in range(50):
        source = random.Random(seed)
        counts = [float(sum(source.random() < rate for _ in range(40))) for rate in [0.2] * 18 + [0.5] * 18]
        changes = changes_of_rate(counts, [100.0] * 36)
        near += len(changes) == 1 and abs(changes[0] - 18) <= 1
    assert near >= 45


def test_more_press_alone_is_no_change() -> None:
    press = [100.0] * 12 + [400.0] * 12
    source = random.Random(1)
    counts = [float(round(articles * 0.05 + source.gauss(0, (articles * 0.05) ** 0.5))) for articles in press]
    assert changes_of_rate(counts, press) == ()


def test_an_incident_of_one_month_is_no_level() -> None:
    counts = [5.0, 6.0, 4.0, 5.0, 6.0, 30.0, 5.0, 4.0, 6.0, 5.0, 5.0, 6.0]
    assert changes_of_rate(counts, [100.0] * 12) == ()
