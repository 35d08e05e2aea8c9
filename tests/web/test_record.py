"""The record over HTTP: events, search and corrections, for programs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from khabar.relate.record import open_writer
from tests.factories import PLAN, VISIT, coded
from tests.web.serving import served


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    address = f"sqlite:///{tmp_path / 'khabar.db'}"
    with open_writer(address) as writer:
        writer.add_all([coded("plan", PLAN, date(2025, 7, 9)), coded("visit", VISIT, date(2025, 7, 13))])
    with served(address) as desk, httpx.Client(base_url=desk) as opened:
        yield opened


def only(client: httpx.Client, **query: str) -> dict[str, object]:
    (event,) = client.get("/api/pair/RUS-PRK", params=query).json()["events"]
    return dict(event)


def test_an_event_tells_its_claims_and_what_holds_it_together(client: httpx.Client) -> None:
    found = client.get(f"/api/event/{only(client)['id']}").json()
    assert [claim["stance"] for claim in found["claims"]["claims"]] == ["asserts", "expects"]
    assert found["links"][0]["likeness"] >= 0
    assert client.get("/api/event/none").status_code == 404


def test_search_and_past_days(client: httpx.Client) -> None:
    assert [event["status"] for event in client.get("/api/search", params={"q": "زار وزير"}).json()["events"]] == ["happened"]
    assert client.get("/api/search", params={"q": "زار وزير", "as_of": "2025-07-12"}).json()["events"] == []
    assert only(client, as_of="2025-07-12")["status"] == "planned"
    assert client.get("/api/search", params={"q": "لا"}).status_code == 400
    assert client.get("/api/", params={"clock": "third"}).status_code == 400


@pytest.mark.parametrize("address", ["/api/pair/RUS-RUS", "/ar/pair/RUS-RUS", "/en/pair/RUS-RUS"])
def test_a_pair_is_two_different_countries(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400 and "RUS is given twice" in answer.text


def test_corrections_are_sent_as_json_and_nothing_else(client: httpx.Client) -> None:
    report = only(client)["reports"][1]["report"]  # type: ignore[index]
    change = {"author": "ليلى", "reason": "أُلغيت", "report": report, "fields": {"factuality": "cancelled"}}
    made = client.post("/api/correction", json=change)
    assert (made.status_code, made.json()) == (201, {"correction": 1})
    assert "cancelled" in {told["factuality"] for told in only(client)["reports"]}  # type: ignore[attr-defined]
    assert client.post("/api/correction", json={"author": "ليلى", "reason": "خطأ", "withdraw": 1}).status_code == 201
    assert only(client)["status"] == "happened"
    for wrong in (
        {"author": "x", "reason": "y"},
        {"author": "", "reason": "", "wrong": True},
        {**change, "report": "none"},
        {**change, "wrong": True},
    ):
        assert client.post("/api/correction", json=wrong).status_code == 400
    assert client.post("/api/correction", content=b"author=x", headers={"content-type": "text/plain"}).status_code in (415, 422)
