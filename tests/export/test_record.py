"""Every export of a record opens in a reader that we did not write, whole, and whatever its texts hold."""

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import feedparser
import icalendar
import polars
import pytest
import rdflib
import shapely.geometry
from pyarrow import parquet

from khabar.errors import SettingsError
from khabar.export import tables
from khabar.export.formats import FORMATS, format_named
from khabar.model import Event, Factuality, Place, Precision, Sector, Span, Telling, When
from tests.factories import PLAN, VISIT, coded

HOSTILE = "=cmd|' /C calc'!A0\n\x00\x0b\"]]>&<b>\ud800\u202e,;\t\r\nEND:VEVENT"


def telling(name: str, body: str, day: date | None, status: Factuality | None = None, title: str = "") -> Telling:
    told = coded(name, body, day)
    report = replace(told.reports[0], factuality=status or told.reports[0].factuality)
    article = replace(told.article, title="", outlet=title or "نبض", url=f"https://example.org/{name}")
    return Telling(report, article, day, datetime(2025, 7, 20, tzinfo=UTC), tuple(span.of(article.text) for span in report.evidence))


PLANNED, HELD = telling("plan", PLAN, date(2025, 7, 9)), telling("visit", VISIT, date(2025, 7, 13))


def event(number: int = 0, when: When | None = HELD.report.when, status: Factuality = Factuality.HAPPENED) -> Event:
    told = HELD.report
    place = Place(Span(0, 1), "بيونغ يانغ", "PRK", 39.03, 125.75, "city")
    return Event(f"e{number}", told.event, told.mode, told.actor, told.recipient, when, place, status, (PLANNED, HELD), 2)


JULY = When(Span(0, 4), date(2025, 7, 1), date(2025, 7, 31), Precision.MONTH, "month.name")
EVENTS = (event(0), event(1, None), event(2, JULY, Factuality.PLANNED), event(3, status=Factuality.CANCELLED))


def written(name: str, events: tuple[Event, ...] = EVENTS) -> tuple[bytes, str | None]:
    out = io.BytesIO()
    left_out = format_named(name).write_events()(iter(events), out)
    return out.getvalue(), left_out


def hostile() -> Event:
    party = replace(HELD.report.actor[0], text=HOSTILE, name=None)
    bad = replace(telling("bad", VISIT, date(2025, 7, 13), title=HOSTILE), sentences=(HOSTILE,))
    bad = replace(bad, article=replace(bad.article, id=HOSTILE, url="javascript:alert(1)"))
    worse = replace(bad, article=replace(bad.article, id="worse", url="http://[half an address"))
    return replace(event(9), actor=(party,), place=Place(Span(0, 1), HOSTILE, None, None, None, "x"), tellings=(bad, worse))


def test_csv_opens_with_every_row() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv")[0].decode(), newline="")))
    assert [row["id"] for row in rows] == ["e0", "e1", "e2", "e3"]
    assert (rows[0]["start"], rows[0]["precision"], rows[0]["articles"], rows[0]["voices"]) == ("2025-07-12", "day", "2", "2")
    assert (rows[1]["start"], rows[1]["day_rule"]) == ("", "")
    assert (rows[2]["start"], rows[2]["end"], rows[2]["precision"], rows[2]["day_rule"]) == (
        "2025-07-01",
        "2025-07-31",
        "month",
        "month.name",
    )
    assert polars.read_csv(written("csv")[0]).height == 4


def test_csv_holds_no_formula_and_keeps_its_rows_whatever_the_text() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", (hostile(),))[0].decode(), newline=""))
    assert row["actor_name"].startswith("'=")
    assert None not in row


def test_csv_holds_no_formula_where_a_spreadsheet_divides_at_semicolons() -> None:
    names = [replace(HELD.report.actor[0], text=text, name=None) for text in ("روسيا", "=1+1", "\uff1d2")]
    (row,) = csv.DictReader(io.StringIO(written("csv", (replace(event(), actor=tuple(names)),))[0].decode(), newline=""))
    assert row["actor_name"] == "روسيا;'=1+1;'\uff1d2"


def test_the_words_of_the_days_are_those_of_the_telling_that_gave_them() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv")[0].decode(), newline="")))
    assert rows[0]["day_from"] == "12 يوليو 2025"
    assert rows[2]["day_from"] == ""  # no telling has these days: no words are made up for them


def test_parquet_opens_with_its_types() -> None:
    data = written("parquet")[0]
    table = parquet.read_table(io.BytesIO(data)).to_pylist()
    assert table[0]["start"] == date(2025, 7, 12) and table[1]["start"] is None
    assert table[0]["reports"] == [PLANNED.report.id, HELD.report.id]
    frame = polars.read_parquet(io.BytesIO(data))
    assert frame.schema["start"] == polars.Date and frame.height == 4
    assert parquet.read_table(io.BytesIO(written("parquet", (hostile(),))[0])).num_rows == 1


def test_json_lines_have_the_keys_that_readers_of_stories_take() -> None:
    lines = [json.loads(line) for line in written("jsonl")[0].splitlines()]
    day = {"start": "2025-07-12", "end": "2025-07-12", "precision": "day", "anchor": "2025-07-13"}
    assert lines[0]["when"] == {**day, "rule": lines[0]["when"]["rule"]}
    assert lines[0]["where"] == {"name": "بيونغ يانغ", "country": "PRK", "latitude": 39.03, "longitude": 125.75}
    assert lines[1]["when"] is None
    assert {"id", "event", "actor", "recipient", "when", "status", "reports"} <= set(lines[0])
    assert [told["article"] for told in lines[0]["reports"]] == ["plan", "visit"]


def test_plover_codes_a_planned_meeting_as_agreement_and_leaves_out_what_is_off() -> None:
    data, left_out = written("plover")
    lines = [json.loads(line) for line in data.splitlines()]
    assert [(line["id"], line["event"]) for line in lines] == [("e0", "CONSULT"), ("e1", "CONSULT"), ("e2", "AGREE")]
    assert left_out is not None and left_out.startswith("1 events")


def test_gdelt_has_its_61_columns_and_no_invented_day() -> None:
    data, left_out = written("gdelt", (*EVENTS, hostile(), event(4, JULY)))
    rows = list(csv.reader(io.StringIO(data.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [len(row) for row in rows] == [61, 61]
    assert (rows[0][0], rows[0][1], *rows[0][26:32], rows[0][59], rows[0][60]) == (
        "224",  # 0xe0
        "20250712",
        "042",
        "042",
        "04",
        "1",
        "4.0",
        "2",
        "20250720000000",
        "https://example.org/plan",
    )
    assert rows[0][51:60] == ["4", "بيونغ يانغ", "", "", "", "39.03", "125.75", "", "20250720000000"]
    assert left_out is not None
    assert [part.split(" ")[0] for part in left_out.split("; ")] == ["2", "2"]  # without one day, not happened


@pytest.mark.parametrize(
    ("country", "sector", "columns"),
    [
        ("RUS", Sector.GOV, ("RUSGOV", "RUS", "GOV")),
        ("RUS", Sector.UNK, ("RUS", "RUS", "")),
        ("IGO", Sector.IGO, ("IGO", "", "IGO")),
        ("NGO", Sector.UNK, ("NGO", "", "NGO")),
        (None, Sector.REB, ("REB", "", "REB")),
        (None, Sector.UNK, ("", "", "")),
    ],
)
def test_gdelt_has_no_country_where_there_is_none(country: str | None, sector: Sector, columns: tuple[str, str, str]) -> None:
    party = replace(HELD.report.actor[0], country=country, sector=sector)
    row = written("gdelt", (replace(event(), actor=(party,)),))[0].decode().rstrip("\n").split("\t")
    assert (row[5], row[7], row[12]) == columns


def test_gdelt_keeps_the_equator() -> None:
    place = Place(Span(0, 1), "x", "GAB", 0.0, 0.0, "place.city")
    row = written("gdelt", (replace(event(), place=place),))[0].decode().split("\t")
    assert row[56:58] == ["0.0", "0.0"]


def test_geojson_opens_with_points_and_with_none() -> None:
    collection = json.loads(written("geojson", (*EVENTS, hostile()))[0])
    assert collection["type"] == "FeatureCollection" and len(collection["features"]) == 5
    point = shapely.geometry.shape(collection["features"][0]["geometry"])
    assert (point.x, point.y) == (125.75, 39.03)
    assert collection["features"][4]["geometry"] is None


def test_icalendar_opens_with_status_and_sequence() -> None:
    data, left_out = written("ical", (*EVENTS, hostile()))
    calendar = icalendar.Calendar.from_ical(data)
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    assert set(entries) == {"e0@khabar", "e2@khabar", "e3@khabar", "e9@khabar"}
    held = entries["e0@khabar"]
    assert (held.decoded("dtstart"), held.decoded("dtend")) == (date(2025, 7, 12), date(2025, 7, 13))
    assert (held["status"], held["sequence"]) == ("CONFIRMED", 1)
    assert entries["e2@khabar"].decoded("dtend") == date(2025, 8, 1) and entries["e2@khabar"]["x-khabar-precision"] == "month"
    assert (held["url"], held.decoded("dtstamp")) == ("https://example.org/plan", datetime(2025, 7, 20, tzinfo=UTC))
    assert ["some day of this month" in str(entries[uid]["summary"]) for uid in ("e0@khabar", "e2@khabar")] == [False, True]
    assert (entries["e2@khabar"]["status"], entries["e3@khabar"]["status"]) == ("TENTATIVE", "CANCELLED")
    assert "url" not in entries["e9@khabar"]
    assert left_out is not None and left_out.startswith("1 events")


def test_icalendar_writes_the_last_day_of_all() -> None:
    """No day comes after it, so that the entry has no end of its own: by RFC 5545 it then lasts its one day."""
    last = When(Span(0, 4), date.max, date.max, Precision.DAY, "time.date")
    (entry,) = icalendar.Calendar.from_ical(written("ical", (event(4, last),))[0]).walk("VEVENT")
    assert entry.decoded("dtstart") == date.max and "dtend" not in entry


def test_atom_opens_with_every_entry() -> None:
    feed = feedparser.parse(written("atom", (*EVENTS, hostile()))[0])
    assert not feed.bozo and len(feed.entries) == 5
    first = feed.entries[0]
    assert first.id == "tag:khabar,2025:event/e0" and first.updated == feed.feed.updated == "2025-07-20T00:00:00+00:00"
    assert [link.href for link in first.links] == ["https://example.org/plan", "https://example.org/visit"]
    assert not feed.entries[4].get("links")
    assert not feedparser.parse(written("atom", ())[0]).entries


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by the reader itself
@pytest.mark.parametrize(("name", "form"), [("jsonld", "json-ld"), ("rdf", "nt")])
def test_linked_data_opens_with_every_event(name: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=written(name, (*EVENTS, hostile()))[0], format=form)
    found = {str(subject) for subject in graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Event"))}
    assert found == {f"tag:khabar,2025:event/e{number}" for number in (0, 1, 2, 3, 9)}
    days = set(graph.objects(rdflib.URIRef("tag:khabar,2025:event/e2"), rdflib.URIRef("tag:khabar,2025:precision")))
    assert [str(day) for day in days] == ["month"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by the reader itself
def test_linked_data_is_the_same_graph_in_both_forms_and_in_every_run() -> None:
    events = (*EVENTS, hostile())

    def read(name: str, form: str) -> set[tuple[str, str, object]]:
        graph = rdflib.Graph().parse(data=written(name, events)[0], format=form)
        return {(str(one), str(way), to.toPython() if isinstance(to, rdflib.Literal) else str(to)) for one, way, to in graph}

    assert read("jsonld", "json-ld") == read("rdf", "nt")
    assert written("rdf", events) == written("rdf", events)


def test_followthemoney_validates_every_entity() -> None:
    reason = "followthemoney is not installed (pip install followthemoney, which builds on libicu-dev): its entities were not checked"
    ftm = pytest.importorskip("followthemoney", reason=reason).model
    lines = [json.loads(line) for line in written("ftm", (*EVENTS, hostile()))[0].splitlines()]
    entities = {line["id"]: ftm.get_proxy(line, cleaned=False) for line in lines}
    for entity in entities.values():
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (prop.name, value)
    events = [entity for entity in entities.values() if entity.schema.name == "Event"]
    assert len(events) == 5
    assert all(proof in entities for entity in events for proof in entity.get("proof"))
    assert events[0].get("startDate") == ["2025-07-12"]
    assert (events[2].get("date"), events[2].get("startDate")) == (["2025-07"], [])
    assert {entity.schema.name for entity in entities.values()} >= {"Person", "Article", "Event"}


def test_reports_are_written_with_their_clocks_and_words() -> None:
    for name in ("csv", "parquet", "jsonl"):
        out = io.BytesIO()
        format_named(name).write_reports()(iter((PLANNED, HELD)), out)
        if name == "csv":
            rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
            assert [row["speaker"] != "" for row in rows] == [True, False]
            assert rows[0]["learned"] == "2025-07-20T00:00:00+00:00"
        elif name == "parquet":
            first = parquet.read_table(out).to_pylist()[0]
            assert (first["published"], first["learned"]) == (date(2025, 7, 9), datetime(2025, 7, 20, tzinfo=UTC))
        else:
            first = json.loads(out.getvalue().splitlines()[0])
            assert (first["article"], first["published"], first["factuality"]) == ("plan", "2025-07-09", "planned")


def test_formats_that_have_no_reports_and_unknown_ones_are_refused() -> None:
    with pytest.raises(SettingsError, match="csv, parquet, jsonl"):
        format_named("atom").write_reports()
    with pytest.raises(SettingsError, match="no format"):
        format_named("xls")
    with pytest.raises(SettingsError, match=r"pip install 'khabar\[rdf\]'"):
        replace(FORMATS["rdf"], package="not_there_at_all").write_events()


class Counting(io.RawIOBase):
    """Takes everything and keeps nothing."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.size += len(data)
        return len(data)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_exports_stream(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the events take hardly more memory."""
    monkeypatch.setattr(tables, "ROW_GROUP", 50)

    def peak(count: int) -> tuple[int, int]:
        def many() -> Iterator[Event]:
            yield from (replace(EVENTS[0], id=f"e{number}") for number in range(count))

        out = Counting()
        tracemalloc.start()
        format_named(name).write_events()(many(), out)  # type: ignore[arg-type]
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most, out.size

    format_named(name).write_events()(iter(EVENTS), io.BytesIO())  # loads what it needs
    (small, few), (large, all_) = peak(400), peak(1600)
    assert all_ > 3 * few
    assert large < small + 1_500_000


@pytest.mark.parametrize("precision", sorted(Precision))
@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"gdelt"}))
def test_days_keep_their_precision_and_their_rule(name: str, precision: Precision) -> None:
    when = When(Span(0, 4), date(2025, 7, 1), date(2025, 7, 31), precision, "rule.of.days")
    data = written(name, (event(0, when),))[0]
    if name == "parquet":
        (row,) = parquet.read_table(io.BytesIO(data)).to_pylist()
        assert (row["precision"], row["day_rule"]) == (precision, "rule.of.days")
        return
    text = data.decode().replace("\r\n ", "")
    assert precision in text and "rule.of.days" in text
    assert "2025-07-01T" not in text and "20250701T" not in text


def test_no_row_is_lost_at_the_borders_of_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROW_GROUP", 7)
    for count in (0, 1, 6, 7, 8, 21):
        table = parquet.ParquetFile(io.BytesIO(written("parquet", tuple(event(number) for number in range(count)))[0]))
        assert table.metadata.num_rows == count and table.metadata.num_row_groups == -(-count // 7)
