"""Each format holds what was coded, in its own rules, at the right words."""

import json
import re
from datetime import date

import pytest
from lxml import etree

from khabar.analyse.pipeline import code_article
from khabar.export.conllu import coded_conllu
from khabar.export.plover import plover_lines
from khabar.export.timeml import coded_timeml
from khabar.export.webannotation import annotation_lines
from khabar.model import Article, Coded, EventType, Factuality

TEXT = "زار الرئيس الفرنسي إيمانويل ماكرون لبنان أمس الثلاثاء. وسيزور وزير الخارجية التركي العراق يوم الجمعة المقبل."


@pytest.fixture(scope="module")
def coded() -> Coded:
    return code_article(Article("a1", "زيارات", TEXT, published=date(2024, 3, 6)))


def test_the_text_tells_a_visit_and_a_plan(coded: Coded) -> None:
    assert {report.factuality for report in coded.reports if report.event is EventType.CONSULT} == {Factuality.HAPPENED, Factuality.PLANNED}


def test_plover_codes_a_meeting_to_come_as_an_agreement_and_says_so(coded: Coded) -> None:
    records = {record["id"]: record for record in map(json.loads, plover_lines(coded).splitlines())}
    for report in coded.reports:
        planned = report.factuality is Factuality.PLANNED
        record = records[report.id]
        assert record["event"] == ("AGREE" if planned and report.event is EventType.CONSULT else report.event)
        assert ("khabar_event" in record["meta"]) == planned


def test_plover_leaves_out_what_is_denied(coded: Coded) -> None:
    denied = code_article(Article("a2", "", "نفى المتحدث باسم الكرملين أن يزور الرئيس الروسي مصر."))
    assert [report.factuality for report in denied.reports] == [Factuality.DENIED]
    assert plover_lines(denied) == ""


def test_timeml_keeps_the_text_and_marks_times_and_events(coded: Coded) -> None:
    root = etree.fromstring(coded_timeml(coded).encode())
    (text,) = root.findall("TEXT")
    assert "".join(map(str, text.itertext())) == coded.article.text
    assert [mark.text for mark in text.iter("TIMEX3")] == [when.span.of(coded.article.text) for when in coded.times]
    events = {mark.get("eid") for mark in text.iter("EVENT")}
    assert {instance.get("eventID") for instance in root.iter("MAKEINSTANCE")} == events


def test_timeml_holds_what_xml_forbids_as_a_sign() -> None:
    odd = code_article(Article("a3", "", "قال\x00 الرئيس\x0b الفرنسي\ud800 اليوم."))
    root = etree.fromstring(coded_timeml(odd).encode())
    assert "\ufffd" in "".join(map(str, root.iterfind("TEXT").__next__().itertext()))


def test_annotations_quote_the_words_at_their_places(coded: Coded) -> None:
    lines = [json.loads(line) for line in annotation_lines(coded).splitlines()]
    assert len(lines) == len(coded.reports)
    for line in lines:
        assert line["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for target in line["target"]:
            quote, place = target["selector"]
            assert coded.article.text[place["start"] : place["end"]] == quote["exact"]
            assert coded.article.text[: place["start"]].endswith(quote["prefix"])
            assert coded.article.text[place["end"] :].startswith(quote["suffix"])


def test_conllu_has_ten_columns_and_counts_from_one(coded: Coded) -> None:
    blocks = [block for block in re.split(r"\n\n+", coded_conllu(coded).strip()) if block]
    assert len(blocks) == len(coded.sentences)
    for block in blocks:
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
        assert {len(row) for row in rows} == {10}
    assert any("Event=CONSULT" in line for line in coded_conllu(coded).splitlines())
