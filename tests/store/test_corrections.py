"""What people set right: fields, wrong reports, events joined and split; through recoding, and until it is withdrawn."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.event import listen, remove

from khabar.errors import CorrectionError
from khabar.model import Event, Factuality
from khabar.relate.record import events, open_writer
from khabar.store.correct import Change, Corrector
from khabar.store.query import Query
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded

JULY_13 = date(2025, 7, 13)
NOON = datetime(2025, 7, 14, 12, tzinfo=UTC)


def told(address: str, day: date | None = None) -> list[Event]:
    with View(address, day, "learned") as view:
        return list(events(view, Query(countries=("PRK", "RUS"))))


def test_a_field_is_set_and_the_correction_withdrawn(address: str) -> None:
    visit = coded("visit", VISIT, JULY_13)
    with open_writer(address) as writer:
        writer.add(visit, NOON)
        corrector = Corrector(writer, "ليلى", "the visit was called off")
        number = corrector.set_fields(visit.reports[0].id, {"factuality": "cancelled"}, NOON + timedelta(days=1))
        assert [event.status for event in told(address)] == [Factuality.CANCELLED]
        assert [event.status for event in told(address, date(2025, 7, 14))] == [Factuality.HAPPENED]
        corrector.withdraw(number, NOON + timedelta(days=2))
    assert [event.status for event in told(address)] == [Factuality.HAPPENED]
    with View(address) as view:
        first, second = view.corrections()
    assert (first.author, first.reason, first.kind, first.target) == (
        "ليلى",
        "the visit was called off",
        "field",
        visit.reports[0].id,
    )
    assert first.withdrawn is not None and second.kind == "withdraw"


def test_corrections_outlive_recoding(address: str) -> None:
    visit = coded("visit", VISIT, JULY_13)
    with open_writer(address) as writer:
        writer.add(visit, NOON, version="1")
        Corrector(writer, "desk", "not there").set_fields(visit.reports[0].id, {"recipient": [{"text": "الصين", "country": "CHN"}]})
        writer.add(visit, version="2")
    with View(address) as view:
        (event,) = events(view, Query())
        assert [party.country for party in event.recipient] == ["CHN"]
        found = view.coded("visit")
        assert found is not None and len(found.reports) == 1


def test_a_report_that_a_new_coder_no_longer_finds_stays_where_a_person_set_it_right(address: str) -> None:
    visit = coded("visit", VISIT, JULY_13)
    with open_writer(address) as writer:
        writer.add(visit, version="1")
        Corrector(writer, "desk", "by telephone").set_fields(visit.reports[0].id, {"mode": "phone"})
        writer.add(type(visit)(visit.article, visit.sentences), version="2")
    assert [event.mode for event in told(address)] == ["phone"]


def test_a_wrong_report_is_no_longer_read(address: str) -> None:
    visit = coded("visit", VISIT, JULY_13)
    with open_writer(address) as writer:
        writer.add(visit)
        corrector = Corrector(writer, "desk", "misread")
        corrector.mark_wrong(visit.reports[0].id)
        assert told(address) == []
        writer.add(visit, version="again")
        assert told(address) == []


def test_events_are_joined_and_split_and_stay_so_after_recoding(address: str) -> None:
    denial, visit = coded("denial", DENIAL, JULY_13), coded("visit", VISIT, JULY_13)
    with open_writer(address) as writer:
        writer.add_all([denial, visit])
        assert len(told(address)) == 2
        corrector = Corrector(writer, "desk", "one visit")
        joined = corrector.join_events([event.id for event in told(address)])
        assert [len(event.tellings) for event in told(address)] == [2]
        writer.add(visit, version="again")
        assert [len(event.tellings) for event in told(address)] == [2]
        corrector.withdraw(joined)
        assert len(told(address)) == 2


def test_a_split_event_is_two(address: str) -> None:
    plan, visit = coded("plan", PLAN, JULY_13), coded("visit", VISIT, JULY_13)
    with open_writer(address) as writer:
        writer.add_all([plan, visit])
        (event,) = told(address)
        number = Corrector(writer, "desk", "two visits").split(event.id, [visit.reports[0].id])
        assert [len(found.tellings) for found in told(address)] == [1, 1]
        Corrector(writer, "desk", "one after all").withdraw(number)
    assert [len(found.tellings) for found in told(address)] == [2]


def test_joining_and_splitting_each_take_one_transaction(address: str) -> None:
    denial, visit = coded("denial", DENIAL, JULY_13), coded("visit", VISIT, JULY_13)
    commits: list[object] = []
    note = commits.append
    with open_writer(address) as writer:
        writer.add_all([denial, visit])
        ids = tuple(event.id for event in told(address))
        corrector = Corrector(writer, "desk", "why")
        listen(Engine, "commit", note)
        try:
            Change(join=ids).make(corrector)
            (event,) = told(address)
            Change((visit.reports[0].id,), split=event.id).make(corrector)
        finally:
            remove(Engine, "commit", note)
    assert len(commits) == 2
    assert len(told(address)) == 2


def test_what_cannot_be_corrected_is_refused_in_one_line_and_changes_nothing(address: str) -> None:
    visit = coded("visit", VISIT, JULY_13)
    report = visit.reports[0].id
    with open_writer(address) as writer:
        writer.add(visit)
        corrector = Corrector(writer, "desk", "why")
        for wrong in (
            lambda: Corrector(writer, " ", "why"),
            lambda: corrector.set_fields("none", {"mode": "phone"}),
            lambda: corrector.set_fields(report, {"trigger": "x"}),
            lambda: corrector.set_fields(report, {}),
            lambda: corrector.set_fields(report, {"factuality": "certain"}),
            lambda: corrector.set_fields(report, {"actor": "Russia"}),
            lambda: corrector.set_fields(report, {"when": {"start": "2025-07-12", "end": "2025-07-01"}}),
            lambda: corrector.mark_wrong("none"),
            lambda: corrector.join(["none", report]),
            lambda: corrector.join([report]),
            lambda: corrector.split("none", [report]),
            lambda: corrector.split(report, [report]),
            lambda: corrector.withdraw(7),
            Change,
            lambda: Change((report,), wrong=True, withdraw=7),
            lambda: Change(wrong=True).make(corrector),
            lambda: Change((report, "none"), {"mode": "phone"}).make(corrector),
        ):
            with pytest.raises(CorrectionError) as error:
                wrong()
            assert "\n" not in str(error.value)
    with View(address) as view:
        assert view.corrections() == ()
