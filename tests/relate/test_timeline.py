"""Merging and ordering of what several articles tell."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from khabar.model import Event, Factuality
from khabar.relate.record import open_writer, timeline
from khabar.relate.timeline import first_day
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded


@pytest.fixture
def address(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    with open_writer(address) as writer:
        writer.add(coded("plan", PLAN, date(2025, 7, 9), "أ"))
        writer.add(coded("visit", VISIT, date(2025, 7, 13), "ب"))
        writer.add(coded("denial", DENIAL, date(2025, 7, 9), "ج"))
    return address


def told(address: str) -> tuple[Event, ...]:
    with View(address) as view:
        return timeline(view, ("RUS", "PRK"))


def test_a_plan_and_its_visit_are_one_event_that_happened(address: str) -> None:
    (visit,) = [event for event in told(address) if len(event.tellings) == 2]
    assert visit.status is Factuality.HAPPENED
    assert {telling.article.id for telling in visit.tellings} == {"plan", "visit"}


def test_another_persons_visit_stays_apart(address: str) -> None:
    (denied,) = [event for event in told(address) if event.status is Factuality.DENIED]
    assert [telling.article.id for telling in denied.tellings] == ["denial"]


def test_the_order_of_arrival_changes_nothing(address: str, tmp_path: Path) -> None:
    articles = [("plan", PLAN, date(2025, 7, 9)), ("visit", VISIT, date(2025, 7, 13)), ("denial", DENIAL, date(2025, 7, 9))]
    expected = [(event.id, event.status, event.voices, len(event.tellings)) for event in told(address)]
    for number, order in enumerate(permutations(articles)):
        other = f"sqlite:///{tmp_path / f'{number}.db'}"
        with open_writer(other) as writer:
            for name, body, day in order:
                writer.add(coded(name, body, day, {"plan": "أ", "visit": "ب", "denial": "ج"}[name]))
        assert [(event.id, event.status, event.voices, len(event.tellings)) for event in told(other)] == expected


def test_events_stand_in_the_order_of_their_days(address: str) -> None:
    days = [first_day(event) for event in told(address)]
    assert days == sorted(days)
