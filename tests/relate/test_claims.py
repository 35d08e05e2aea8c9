"""Stances and figures side by side, and why reports are one event."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.model import Event, Quantity, Span
from khabar.relate.claims import Stance, claims, differing_figures, is_disputed
from khabar.relate.record import events, open_writer
from khabar.relate.why import explain
from khabar.store.correct import Corrector
from khabar.store.query import Query
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded


@pytest.fixture
def visit(tmp_path: Path) -> Event:
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    with open_writer(address) as writer:
        writer.add_all([coded("plan", PLAN, date(2025, 7, 9)), coded("visit", VISIT, date(2025, 7, 13))])
    with View(address) as view:
        (event,) = events(view, Query(countries=("PRK", "RUS")))
    return event


def with_figure(event: Event, place: int, low: float | None, high: float | None) -> Event:
    quantity = Quantity(Span(0, 1), low, high, "person", "killed", None, None, "number")
    told = list(event.tellings)
    told[place] = replace(told[place], report=replace(told[place].report, quantities=(quantity,)))
    return replace(event, tellings=tuple(told))


def test_claims_stand_with_their_speakers(visit: Event) -> None:
    held, planned = claims(visit)
    assert (held.stance, held.speaker) == (Stance.ASSERTS, None)
    assert planned.stance is Stance.EXPECTS and planned.speaker is not None and "زاخاروفا" in planned.speaker.text
    assert not is_disputed(visit)


def test_figures_that_differ_stand_side_by_side(visit: Event) -> None:
    event = with_figure(with_figure(visit, 0, 600, 600), 1, 1000, None)
    (figures,) = differing_figures(event)
    assert (figures.kind, [(told.low, told.high) for told in figures.told]) == ("killed", [(600, 600), (1000, float("inf"))])
    assert differing_figures(with_figure(with_figure(visit, 0, 600, 600), 1, 500, None)) == ()


def test_every_merge_is_explained(visit: Event) -> None:
    (link,) = explain(visit)
    kinds = {piece.kind for piece in link.found}
    assert {"prior", "pair_same", "day_within", "person_same"} <= kinds
    assert sum(piece.weight for piece in link.found) >= 0


def test_a_persons_word_is_the_reason_where_likeness_is_none(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    with open_writer(address) as writer:
        writer.add_all([coded("denial", DENIAL, date(2025, 7, 9)), coded("visit", VISIT, date(2025, 7, 13))])
        with View(address) as view:
            ids = [event.id for event in events(view, Query())]
        Corrector(writer, "desk", "the same visit").join_events(ids)
    with View(address) as view:
        (event,) = events(view, Query())
        (link,) = explain(event, view.corrections())
        assert is_disputed(event)
    assert [said.reason for said in link.corrections] == ["the same visit"]
