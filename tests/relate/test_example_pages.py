"""The example pages told as one record: a visit from plan to fact, and two that did not come about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from khabar.cli.code import read_all
from khabar.cli.coding import code_batches
from khabar.model import Event, EventType, Factuality
from khabar.relate.record import events, open_writer
from khabar.store.query import Query
from khabar.store.view import View

PAGES = Path(__file__).resolve().parents[2] / "examples" / "pages"
VISITS = Query(countries=("PRK", "RUS"), event=EventType.CONSULT)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = f"sqlite:///{tmp_path_factory.mktemp('pages') / 'khabar.db'}"
    with open_writer(store) as writer:
        for batch in code_batches(read_all(sorted(map(str, PAGES.glob("*.html"))), [])):
            writer.add_all(batch)
    yield store


def of_july(address: str, day: date | None) -> list[Event]:
    """Visits in July 2025 of the foreign minister, as they were known at the end of ``day``."""
    with View(address, day) as view:
        found = events(view, VISITS)
        return [
            event
            for event in found
            if event.when and event.when.start and date(2025, 7, 10) <= event.when.start <= date(2025, 7, 14)
            if any(party.name == "سيرغي لافروف" for party in event.actor)
        ]


def test_the_visit_of_july_is_one_event_that_moves_from_planned_to_happened(address: str) -> None:
    (now,) = of_july(address, None)
    assert now.status is Factuality.HAPPENED
    assert now.articles >= 4 and now.voices >= 3
    (planned,) = of_july(address, date(2025, 7, 9))
    assert planned.status is Factuality.PLANNED
    (held,) = of_july(address, date(2025, 7, 13))
    assert held.status is Factuality.HAPPENED


def test_nothing_of_it_is_in_a_view_of_an_earlier_day(address: str) -> None:
    assert of_july(address, date(2025, 7, 8)) == []


def test_what_did_not_come_about_never_ends_as_happened(address: str) -> None:
    """Kim in Moscow for the parade of 9 May 2025: prepared in March, and he stayed away."""
    with View(address) as view:
        moscow = [
            event
            for event in events(view, VISITS)
            if event.mode == "visit" and any(party.name == "كيم جونغ أون" for party in event.actor)
            if any(telling.published and telling.published.year == 2025 for telling in event.tellings)
            if not (event.when and event.when.start and event.when.start.year < 2025)
        ]
    assert moscow
    assert {event.status for event in moscow} <= {Factuality.DENIED, Factuality.CANCELLED, Factuality.PLANNED, Factuality.POSSIBLE}
