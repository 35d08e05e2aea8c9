"""The model on small real stores."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.forecast.model import forecast
from khabar.model import EventType, Forecast, Question
from khabar.relate.record import open_writer
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded

AS_OF = date(2025, 7, 9)
QUESTION = Question("RUS", "PRK", EventType.CONSULT, "visit", AS_OF, date(2025, 12, 31))
EARLIER = "زار الرئيس الروسي فلاديمير بوتين كوريا الشمالية في 19 يونيو 2024."


def answer(folder: Path, pages: dict[str, tuple[str, date]], question: Question = QUESTION) -> Forecast:
    address = f"sqlite:///{folder / '-'.join(['s', *pages])}.db"
    with open_writer(address) as writer:
        for name, (body, published) in pages.items():
            writer.add(coded(name, body, published))
    return forecast(View(address, question.as_of), question)


def test_probability_lies_in_its_interval_and_both_between_0_and_1(tmp_path: Path) -> None:
    given = answer(tmp_path, {"a": (EARLIER, date(2024, 6, 19))})
    low, high = given.interval
    assert 0 < low < given.probability < high < 1
    assert 0 < given.base_rate < 1


def test_a_plan_raises_and_a_denial_lowers_it(tmp_path: Path) -> None:
    base = {"a": (EARLIER, date(2024, 6, 19))}
    plain = answer(tmp_path, base).probability
    assert answer(tmp_path, {**base, "plan": (PLAN, AS_OF)}).probability > plain
    assert answer(tmp_path, {**base, "denial": (DENIAL, AS_OF)}).probability < plain


def test_every_reason_has_its_number_and_its_reports(tmp_path: Path) -> None:
    given = answer(tmp_path, {"a": (EARLIER, date(2024, 6, 19)), "plan": (PLAN, AS_OF)})
    origins = [reason.kind for reason in given.reasons]
    assert origins == ["history", "planned_in_window"]
    assert all(reason.tellings and reason.factor > 0 for reason in given.reasons)


def test_what_was_published_after_the_day_of_the_question_moves_nothing(tmp_path: Path) -> None:
    base = {"a": (EARLIER, date(2024, 6, 19))}
    later = answer(tmp_path, {**base, "later": (VISIT, date(2025, 7, 13))})
    assert later.probability == answer(tmp_path, base).probability


@pytest.mark.parametrize("days", [(2025, 8, 1), (2025, 10, 1), (2026, 7, 1)])
def test_a_longer_time_is_never_less_likely(tmp_path: Path, days: tuple[int, int, int]) -> None:
    pages = {"a": (EARLIER, date(2024, 6, 19))}
    shorter = replace(QUESTION, by=date(2025, 7, 20))
    assert answer(tmp_path, pages, replace(QUESTION, by=date(*days))).probability >= answer(tmp_path, pages, shorter).probability


def test_an_empty_record_says_so_and_stays_near_nothing(tmp_path: Path) -> None:
    given = answer(tmp_path, {})
    assert given.reasons[0].tellings == ()
    assert given.interval[1] - given.interval[0] > 0
