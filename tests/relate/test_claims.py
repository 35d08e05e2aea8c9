"""Stances and figures side by side, and why reports are one event."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.model import Event, Factuality, Quantity, Span
from khabar.relate.claims import Stance, claims, figures, is_disputed
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


def with_figures(event: Event, *told: tuple[float | None, float | None]) -> Event:
    """``event`` with a figure in each of its tellings: those killed, from low to high."""
    quantities = [Quantity(Span(0, 1), low, high, "person", "killed", None, None, "number") for low, high in told]
    pairs = zip(event.tellings, quantities, strict=True)
    return replace(event, tellings=tuple(replace(one, report=replace(one.report, quantities=(counted,))) for one, counted in pairs))


def with_statuses(event: Event, *told: Factuality) -> Event:
    pairs = zip(event.tellings, told, strict=True)
    return replace(event, tellings=tuple(replace(one, report=replace(one.report, factuality=status)) for one, status in pairs))


def marks(event: Event) -> list[bool]:
    (group,) = figures(event)
    return [figure.differs for figure in group.told]


def test_claims_stand_with_their_speakers(visit: Event) -> None:
    held, planned = claims(visit)
    assert (held.stance, held.speaker) == (Stance.ASSERTS, None)
    assert planned.stance is Stance.EXPECTS and planned.speaker is not None and "زاخاروفا" in planned.speaker.text
    assert not is_disputed(visit)


HAPPENED, PLANNED, POSSIBLE, DENIED, CANCELLED = Factuality


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        ((HAPPENED, DENIED), True),
        ((DENIED, PLANNED), True),
        ((HAPPENED, CANCELLED), False),
        ((PLANNED, CANCELLED), False),
        ((POSSIBLE, DENIED), False),
        ((DENIED, DENIED), False),
        ((PLANNED, HAPPENED), False),
    ],
)
def test_disputed_is_what_one_says_and_another_denies(visit: Event, told: tuple[Factuality, Factuality], disputed: bool) -> None:
    assert is_disputed(with_statuses(visit, *told)) is disputed


def test_ones_own_word_taken_back_is_no_dispute(visit: Event) -> None:
    speaker = visit.tellings[0].report.speaker
    alone = replace(visit, tellings=tuple(replace(one, report=replace(one.report, speaker=speaker)) for one in visit.tellings))
    assert not is_disputed(with_statuses(alone, PLANNED, DENIED))


def test_differing_figures_alone_are_no_dispute(visit: Event) -> None:
    assert not is_disputed(with_figures(visit, (600, 600), (1000, None)))


def test_all_figures_stand_side_by_side_with_those_marked_that_differ(visit: Event) -> None:
    (group,) = figures(with_figures(visit, (600, 600), (1000, None)))
    assert (group.kind, group.unit, group.differ) == ("killed", "person", True)
    assert [(told.quantity.low, told.quantity.high) for told in group.told] == [(600, 600), (1000, None)]
    assert [told.telling.article.id for told in group.told] == ["plan", "visit"]


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        (((600, 600), (600, 600)), False),
        (((600, 600), (500, None)), False),
        (((8, 8), (None, 10)), False),
        (((12, 12), (None, 10)), True),
        (((None, None), (10, 10)), False),
        (((None, 10), (20, None)), True),
    ],
)
def test_figures_differ_where_no_number_lies_in_both(
    visit: Event, told: tuple[tuple[float | None, float | None], ...], differ: bool
) -> None:
    assert marks(with_figures(visit, *told)) == [differ, differ]


def test_two_figures_of_one_telling_are_parts_of_it(visit: Event) -> None:
    counted = with_figures(visit, (3, 3), (3, 3))
    first, second = counted.tellings
    parts = (*first.report.quantities, replace(first.report.quantities[0], low=5, high=5))
    told = replace(counted, tellings=(replace(first, report=replace(first.report, quantities=parts)), second))
    assert marks(told) == [False, True, True]


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
