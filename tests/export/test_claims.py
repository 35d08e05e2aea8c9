"""Claims and figures of an event as JSON."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from khabar.export.claims import claims_object
from khabar.export.plain import quantity_text
from khabar.model import Event, Factuality, Quantity, Span, Telling
from tests.factories import coded

STRIKE = "قتلت إسرائيل {} في غارة على غزة في 12 يوليو 2025."


def told_of(bodies: Sequence[str]) -> Event:
    """An event told by an article for each of ``bodies``, a day apart."""
    tellings = []
    for number, body in enumerate(bodies):
        day = date(2025, 7, 13 + number)
        found = coded(f"a{number}", body, day, outlet=f"outlet {number}")
        (report,) = (report for report in found.reports if report.quantities)
        tellings.append(Telling(report, found.article, day, datetime(2025, 8, 1, tzinfo=UTC), (body,)))
    first = tellings[0].report
    sides = first.actor, first.recipient
    return Event("e", first.event, first.mode, *sides, first.when, None, Factuality.HAPPENED, tuple(tellings), 1)


@pytest.fixture
def shown() -> dict[str, Any]:
    return claims_object(told_of([STRIKE.format(much) for much in ("نحو 12 شخصا", "ما لا يقل عن 20 شخصا", "أقل من 10 أشخاص")]))


def test_a_figure_keeps_its_hedge_its_words_and_its_day(shown: dict[str, Any]) -> None:
    (group,) = shown["figures"]
    assert (group["kind"], group["unit"], group["per"]) == ("killed", "person", None)
    assert [figure["hedge"] for figure in group["told"]] == ["about", "at-least", "less-than"]
    assert [figure["published"] for figure in group["told"]] == ["2025-07-13", "2025-07-14", "2025-07-15"]
    assert [figure["outlet"] for figure in group["told"]] == ["outlet 0", "outlet 1", "outlet 2"]
    assert "20" in group["told"][1]["text"]


def test_an_open_side_is_null(shown: dict[str, Any]) -> None:
    (group,) = shown["figures"]
    assert [(figure["low"], figure["high"]) for figure in group["told"]] == [(12, 12), (20, None), (None, 10)]


def test_differing_figures_have_a_flag_of_their_own(shown: dict[str, Any]) -> None:
    assert (shown["figures_differ"], shown["disputed"]) == (True, False)
    agreeing = claims_object(told_of([STRIKE.format("12 شخصا")] * 2))
    assert agreeing["figures_differ"] is False
    assert [[figure["differs"] for figure in group["told"]] for group in agreeing["figures"]] == [[False, False]]


@pytest.mark.parametrize(
    ("low", "high", "hedge", "told"),
    [
        (1234567.0, 1234567.0, "about", "about 1234567 person killed"),
        (2.5, 3.0, None, "2.5 to 3 person killed"),
        (None, 10.0, "less-than", "less-than 10 person killed"),
        (None, None, "thousands", "thousands person killed"),
    ],
)
def test_a_figure_in_words_keeps_all_its_digits(low: float | None, high: float | None, hedge: str | None, told: str) -> None:
    assert quantity_text(Quantity(Span(0, 1), low, high, "person", "killed", hedge, None, "number")) == told
