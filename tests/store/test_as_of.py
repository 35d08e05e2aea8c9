"""A View of a past day equals a store that never received the rest: random histories, both clocks, recoding and corrections."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.model import Article, Coded
from khabar.relate.record import briefs, event_of, events, open_writer
from khabar.store.correct import Corrector
from khabar.store.query import Query
from khabar.store.view import Clock, View
from tests.factories import DENIAL, PLAN, VISIT, coded

FIRST = date(2025, 7, 1)
BODIES = (
    VISIT,
    PLAN,
    DENIAL,
    PLAN + "\n\n" + DENIAL,
    "ألغت روسيا زيارة وزير الخارجية سيرغي لافروف إلى كوريا الشمالية.",
    "التقى الرئيس الروسي فلاديمير بوتين نظيره الصيني شي جين بينغ في موسكو في 8 يوليو 2025.",
)
DAYS = st.integers(0, 14).map(lambda number: FIRST + timedelta(days=number))


@dataclass(frozen=True, slots=True)
class Step:
    """One article as it came: its body, its day of publication, the day on which it was learned, and by which version it was read."""

    body: int
    published: date | None
    learned: date
    version: str = "1"


STEPS = st.lists(st.builds(Step, st.integers(0, len(BODIES) - 1), st.none() | DAYS, DAYS, st.just("1")), max_size=7)


@cache
def _coded(name: str, body: int, published: date | None) -> Coded:
    return coded(name, BODIES[body], published, outlet=f"outlet {body}")


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _seen(view: View) -> Any:
    """All that a view shows."""
    searched = [Query(), Query(countries=("PRK", "RUS")), Query(text="الشمالية"), Query(party="لافروف"), Query(speaker="زاخاروفا")]
    found = [list(events(view, query)) for query in searched]
    assert [[brief.id for brief in briefs(view, query)] for query in searched[:2]] == [[event.id for event in group] for group in found[:2]]
    assert all(event_of(view, event.id) == event for event in found[0])
    return found, view.tellings(), view.coverage(), view.months(), view.pairs(), [article.id for article in view.articles()]


def _same(history: list[Step], day: date, clock: Clock, address: Any) -> None:
    everything, until = address(), address()
    with open_writer(everything) as whole, open_writer(until) as part:
        for number, step in enumerate(sorted(history, key=lambda step: step.learned)):
            told = _coded(str(number), step.body, step.published)
            whole.add(told, _moment(step.learned), step.version)
            counted = (step.published or step.learned) if clock == "published" else step.learned
            if counted <= day:
                part.add(told, _moment(step.learned), step.version)
    with View(everything, day, clock) as seen, View(until) as expected:
        assert _seen(seen) == _seen(expected)


@pytest.mark.parametrize("clock", ["published", "learned"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=STEPS, day=DAYS)
def test_a_view_of_a_past_day_equals_a_store_that_never_received_the_rest(clock: Clock, history: list[Step], day: date) -> None:
    with TemporaryDirectory() as folder:
        names = iter(range(2))
        _same(history, day, clock, lambda: f"sqlite:///{Path(folder) / f'{next(names)}.db'}")


@settings(max_examples=25, deadline=None)
@given(history=STEPS, changes=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), DAYS), max_size=4), day=DAYS)
def test_by_the_learned_clock_recodings_and_corrections_count_from_when_they_were_made(
    history: list[Step], changes: list[tuple[int, int, date]], day: date
) -> None:
    """Articles come first; then some are coded again or corrected, in the order of days."""
    came = FIRST - timedelta(days=1)
    with TemporaryDirectory() as folder:
        everything, until = (f"sqlite:///{Path(folder) / name}.db" for name in ("all", "until"))
        for address, last in ((everything, date.max), (until, day)):
            with open_writer(address) as writer:
                for number, step in enumerate(history):
                    writer.add(_coded(str(number), step.body, step.published), _moment(came))
                for order, (number, kind, made) in enumerate(sorted(changes, key=lambda change: change[2])):
                    if number < len(history) and made <= last:
                        _change(address, writer, _coded(str(number), history[number].body, history[number].published), kind, made, order)
        with View(everything, day, "learned") as seen, View(until) as expected:
            assert _seen(seen) == _seen(expected)


def _change(address: str, writer: Any, told: Coded, kind: int, made: date, order: int) -> None:
    moment = _moment(made) + timedelta(seconds=order)
    if kind == 0 or not told.reports:
        writer.add(told if order % 2 else type(told)(told.article, told.sentences), moment, version=f"again {order}")
        return
    corrector = Corrector(writer, "desk", "test")
    report = told.reports[0].id
    if kind == 1:
        corrector.set_fields(report, {"factuality": "cancelled"}, moment)
    elif kind == 2:
        corrector.mark_wrong(report, moment)
    else:
        with View(address) as view:
            held = [correction for correction in view.corrections() if correction.withdrawn is None and correction.kind != "withdraw"]
        if held:
            corrector.withdraw(held[-1].number, moment)


def test_what_is_not_in_a_view_has_no_event(address: str) -> None:
    with open_writer(address) as writer:
        writer.add(_coded("visit", 0, date(2025, 7, 13)))
    with View(address) as now, View(address, date(2025, 7, 12)) as before:
        (visit,) = events(now, Query())
        assert event_of(before, visit.id) is None
        assert list(events(before, Query(text="زار"))) == []


def test_a_plan_is_a_plan_until_the_day_it_was_told_that_it_happened(address: str) -> None:
    with open_writer(address) as writer:
        writer.add_all([_coded("plan", 1, date(2025, 7, 9)), _coded("visit", 0, date(2025, 7, 13))])
    found = {}
    for day in (8, 9, 12, 13):
        with View(address, date(2025, 7, day)) as view:
            found[day] = [(event.status.value, len(event.tellings)) for event in events(view, Query(countries=("RUS", "PRK")))]
    assert found == {8: [], 9: [("planned", 1)], 12: [("planned", 1)], 13: [("happened", 2)]}


@pytest.mark.parametrize("clock", ["published", "learned"])
def test_as_of_the_last_day_of_all_everything_is_known(address: str, clock: Clock) -> None:
    with open_writer(address) as writer:
        writer.add(_coded("visit", 0, date(2025, 7, 13)))
    with View(address) as now, View(address, date.max, clock) as last, View(address, date.min, clock) as first:
        assert list(events(last, Query())) == list(events(now, Query())) != []
        assert list(events(first, Query())) == []


def test_articles_that_copy_one_another_are_one_voice(address: str) -> None:
    body = VISIT + "\n\n" + " ".join(f"وتقع المدينة رقم {number} على ضفة نهر طويل كثير المياه." for number in range(12))
    first = coded("wire", body, date(2025, 7, 13), "الوكالة")
    second = coded("paper", body.replace("كثير", "قليل", 1), date(2025, 7, 13), "الصحيفة")
    other = coded("own", VISIT, date(2025, 7, 14), "الإذاعة")
    with open_writer(address) as writer:
        writer.add_all([first, second, other])
    with View(address) as view:
        (visit,) = [event for event in events(view, Query(countries=("RUS", "PRK"))) if event.mode == "visit"]
        assert (visit.articles, visit.voices) == (3, 2)


def test_articles_of_unknown_outlet_each_have_a_voice(address: str) -> None:
    plain = [Coded(Article(name, "", VISIT), ()) for name in "ab"]
    assert [one.article.outlet for one in plain] == ["", ""]
    with open_writer(address) as writer:
        writer.add_all([coded(name, VISIT, date(2025, 7, 13), outlet="") for name in "ab"])
    with View(address) as view:
        (visit,) = events(view, Query())
        assert visit.voices == 2
