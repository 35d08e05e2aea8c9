"""Search: words inside their clitics, phrases, and filters, on both databases."""

from collections.abc import Iterator
from datetime import date

import pytest

from khabar.errors import QueryError
from khabar.model import EventType, Factuality
from khabar.relate.record import events, open_writer
from khabar.store.query import Query
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded

RIYADH = "التقى وزير الخارجية السعودي عادل الجبير نظيره الروسي سيرغي لافروف وبالرياض عُقد الاجتماع في 10 يوليو 2025."


@pytest.fixture
def view(address: str) -> Iterator[View]:
    with open_writer(address) as writer:
        for name, body in {"visit": VISIT, "plan": PLAN, "denial": DENIAL, "riyadh": RIYADH}.items():
            writer.add(coded(name, body, date(2025, 7, 13)))
    with View(address) as opened:
        yield opened


def found(view: View, query: Query) -> set[str]:
    articles = {telling.article.id for telling in view.find(query)}
    assert {telling.article.id for event in events(view, query) for telling in event.tellings} >= articles
    return articles


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(text="رياض"), {"riyadh"}),  # inside its clitics
        (Query(text="الخارجيه"), {"visit", "plan", "riyadh"}),  # ta marbuta written as ha
        (Query(text='"كوريا الشمالية"'), {"visit", "plan", "denial"}),
        (Query(text='"الشمالية كوريا"'), set()),
        (Query(text="لافروف في"), {"visit", "riyadh"}),  # a word too short for the index
        (Query(text="100%_لا"), set()),
        (Query(party="لافروف", countries=("PRK", "RUS")), {"visit", "plan"}),
        (Query(party="SAU"), {"riyadh"}),
        (Query(speaker="زاخاروفا"), {"plan"}),
        (Query(event=EventType.CONSULT, mode="visit", status=Factuality.DENIED), {"denial"}),
        (Query(start=date(2025, 7, 11), end=date(2025, 7, 11)), {"plan"}),
        (Query(countries=("PRK",)), {"visit", "plan", "denial"}),
        (Query(countries=("PRK", "RUS", "CHN")), set()),
        (Query(event=EventType.ASSAULT), set()),
    ],
)
def test_what_is_asked_for_is_found(view: View, query: Query, expected: set[str]) -> None:
    if query.status or query.start:
        assert {telling.article.id for telling in view.find(query)} == expected
    else:
        assert found(view, query) == expected


@pytest.mark.parametrize("text", ["الشمالية EU", "eu الشمالية", "eu بوتين"])
def test_short_latin_words_are_found_in_either_case_and_as_whole_words(address: str, text: str) -> None:
    bodies = {"sign": f"{VISIT[:-1]} (EU).", "part": f"{VISIT[:-1]} EUR."}
    with open_writer(address) as writer:
        writer.add_all([coded(name, body, date(2025, 7, 13)) for name, body in bodies.items()])
    with View(address) as opened:
        assert found(opened, Query(text=text)) == (set() if "بوتين" in text else {"sign"})


@pytest.mark.parametrize("text", ["", "  ", "لا", '""', "a " * 30 + "abc", '"'])
def test_what_cannot_be_searched_is_refused(view: View, text: str) -> None:
    if not text:
        return
    with pytest.raises(QueryError):
        list(view.find(Query(text=text)))


@pytest.mark.parametrize("text", ["' OR 1=1 --", 'كوريا" OR "روسيا', "NEAR(كوريا روسيا)", "كوريا*", "^كوريا", "words:كوريا", "\\%%%"])
def test_signs_of_query_languages_are_plain_text(view: View, text: str) -> None:
    assert isinstance(list(view.find(Query(text=text))), list)


def test_the_status_of_an_event_is_asked_of_the_event(view: View) -> None:
    asked = Query(countries=("PRK", "RUS"), status=Factuality.HAPPENED)
    assert [event.status for event in events(view, asked)] == [Factuality.HAPPENED]
    assert {telling.article.id for event in events(view, asked) for telling in event.tellings} == {"visit", "plan"}


@pytest.mark.parametrize("countries", [("RUS", "RUS"), ("RUS", "PRK", "RUS")])
def test_a_country_stands_once_in_a_query(countries: tuple[str, ...]) -> None:
    with pytest.raises(QueryError, match="countries: RUS is given twice; a pair is two different ones"):
        Query(countries=countries)
