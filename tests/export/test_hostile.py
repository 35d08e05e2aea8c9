"""Whatever letters stand in whatever field, every format opens and holds every event."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import feedparser
import icalendar
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from khabar.export.formats import FORMATS
from khabar.model import Event, Party, Place, Span
from tests.export.test_record import HELD, PLANNED, event, written

# What has broken writers and readers: controls, halves of pairs, line ends of all kinds, quotes, marks of direction, and markup.
BITS = st.sampled_from(
    [*"=+-@;,\"'\\<>&{}[]()%:/ \t\r\n\x00\x0b\x1b\x7f\x85", *"\ud800\udfff\u2028\u2029\u202e\ufeff\ufffe\uffff\U0001f600قال"]
)
TEXT = st.lists(
    st.one_of(BITS, st.characters(), st.sampled_from(["END:VEVENT", "]]>", "http://[", "_:x", "@id", "\r\n "])), max_size=12
).map("".join)


def _graph(form: str) -> Callable[[bytes], int]:
    event_type = rdflib.URIRef("https://schema.org/Event")
    return lambda data: len(set(rdflib.Graph().parse(data=data, format=form).subjects(rdflib.RDF.type, event_type)))


def _gdelt(data: bytes) -> int:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {len(row) for row in rows} == {61}
    return len(rows)


def _atom(data: bytes) -> int:
    feed = feedparser.parse(data)
    assert not feed.bozo
    return len(feed.entries)


def _csv(data: bytes) -> int:
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    return len(rows) - 1


COUNT: dict[str, Callable[[bytes], int]] = {
    "csv": _csv,
    "parquet": lambda data: parquet.read_table(io.BytesIO(data)).num_rows,
    "jsonl": lambda data: len([json.loads(line) for line in data.decode().split("\n")[:-1]]),
    "plover": lambda data: len([json.loads(line) for line in data.decode().split("\n")[:-1]]),
    "gdelt": _gdelt,
    "geojson": lambda data: len(json.loads(data)["features"]),
    "ical": lambda data: len(icalendar.Calendar.from_ical(data).walk("VEVENT")),
    "atom": _atom,
    "jsonld": _graph("json-ld"),
    "rdf": _graph("nt"),
    "ftm": lambda data: sum(json.loads(line)["schema"] == "Event" for line in data.decode().split("\n")[:-1]),
}


def _event(number: int, text: str, other: str) -> Event:
    party = Party(text, "RUS", HELD.report.actor[0].sector, other or None, None)
    article = replace(HELD.article, id=other, outlet=text, url=other, title=text, published_by=text)
    told = replace(HELD, article=article, sentences=(text, other), report=replace(HELD.report, speaker=party, via=(party,)))
    place = Place(Span(0, 1), text, None, None, None, "x")
    return replace(event(number), actor=(party,), recipient=(party, party), mode=other or None, place=place, tellings=(PLANNED, told))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by the reader itself
@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(max_examples=60, deadline=None)
@given(text=TEXT, other=TEXT)
def test_every_format_opens_whatever_the_letters(name: str, text: str, other: str) -> None:
    assert COUNT[name](written(name, (_event(1, text, other), _event(2, other, text)))[0]) == 2
