"""Merging and ordering of what several articles tell."""

import random
from datetime import date
from pathlib import Path

import pytest

from khabar.model import Factuality, Telling
from khabar.relate.timeline import first_day, timeline
from khabar.store.view import View
from khabar.store.write import Writer
from tests.factories import DENIAL, PLAN, VISIT, coded


@pytest.fixture
def tellings(tmp_path: Path) -> tuple[Telling, ...]:
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    with Writer(address) as writer:
        writer.add(coded("plan", PLAN, date(2025, 7, 9), "أ"))
        writer.add(coded("visit", VISIT, date(2025, 7, 13), "ب"))
        writer.add(coded("denial", DENIAL, date(2025, 7, 9), "ج"))
    return View(address).tellings(("RUS", "PRK"))


def test_a_plan_and_its_visit_are_one_event_that_happened(tellings: tuple[Telling, ...]) -> None:
    (visit,) = [event for event in timeline(tellings) if len(event.tellings) == 2]
    assert visit.status is Factuality.HAPPENED
    assert {telling.article.id for telling in visit.tellings} == {"plan", "visit"}


def test_another_persons_visit_stays_apart(tellings: tuple[Telling, ...]) -> None:
    (denied,) = [event for event in timeline(tellings) if event.status is Factuality.DENIED]
    assert [telling.article.id for telling in denied.tellings] == ["denial"]


def test_the_order_of_arrival_changes_nothing(tellings: tuple[Telling, ...]) -> None:
    expected = timeline(tellings)
    for seed in range(6):
        shuffled = list(tellings)
        random.Random(seed).shuffle(shuffled)
        assert timeline(shuffled) == expected


def test_events_stand_in_the_order_of_their_days(tellings: tuple[Telling, ...]) -> None:
    days = [first_day(event) for event in timeline(tellings)]
    assert days == sorted(days)
