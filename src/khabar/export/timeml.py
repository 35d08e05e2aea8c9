"""An article as TimeML: its expressions of time as TIMEX3, its triggers as EVENT, and the day of each event as a TLINK."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from khabar.export.xml_text import clean
from khabar.model import Coded, Factuality, Report, Span, When

# How sure TimeML's instances are of what they tell.
MODALITY = {Factuality.PLANNED: "planned", Factuality.POSSIBLE: "possible", Factuality.CANCELLED: "cancelled"}
PUBLISHED = "t0"


@dataclass(frozen=True, slots=True)
class _Marked:
    """An element that stands around ``span``."""

    span: Span
    tag: str
    attributes: dict[str, str]


def coded_timeml(coded: Coded) -> str:
    """``coded`` as one XML document; of marks that overlap only the first is written, as TimeML has no others."""
    article = coded.article
    root = etree.Element("TimeML")
    _add(root, "DOCID", clean(article.id))
    published = etree.SubElement(root, "DCT")
    day = str(article.published) if article.published else ""
    _add(published, "TIMEX3", day, tid=PUBLISHED, type="DATE", value=day or "XXXX-XX-XX", functionInDocument="CREATION_TIME")
    marks = [_Marked(when.span, "TIMEX3", {"tid": f"t{n}", "type": "DATE", "value": _value(when)}) for n, when in enumerate(coded.times, 1)]
    marks += [_Marked(report.trigger, "EVENT", {"eid": f"e{n}", "class": "OCCURRENCE"}) for n, report in enumerate(coded.reports, 1)]
    written = _write_text(etree.SubElement(root, "TEXT"), article.text, marks)
    for number, report in enumerate(coded.reports, 1):
        _add_instance(root, number, report, coded.times, written)
    return etree.tostring(root, encoding="unicode", pretty_print=False)


def _add(parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text


def _value(when: When) -> str:
    """The day or interval in the form of ISO 8601; XXXX-XX-XX where it is not known."""
    if when.start is None or when.end is None:
        return "XXXX-XX-XX"
    return str(when.start) if when.start == when.end else f"{when.start}/{when.end}"


def _write_text(element: etree._Element, text: str, marks: Sequence[_Marked]) -> frozenset[str]:
    """Write ``text`` with its marks into ``element``; returns the identifiers of those that found room."""
    at, last, written = 0, None, set()
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.span.start < at:
            continue
        between = clean(text[at : mark.span.start])
        if last is None:
            element.text = between
        else:
            last.tail = between
        last = etree.SubElement(element, mark.tag, mark.attributes)
        last.text = clean(mark.span.of(text))
        at = mark.span.end
        written.add(mark.attributes.get("eid") or mark.attributes["tid"])
    if last is None:
        element.text = clean(text)
    else:
        last.tail = clean(text[at:])
    return frozenset(written)


def _add_instance(root: etree._Element, number: int, report: Report, times: Sequence[When], written: frozenset[str]) -> None:
    if f"e{number}" not in written:
        return
    polarity = "NEG" if report.factuality is Factuality.DENIED else "POS"
    instance = etree.SubElement(
        root, "MAKEINSTANCE", eiid=f"ei{number}", eventID=f"e{number}", polarity=polarity, tense="NONE", aspect="NONE"
    )
    if report.factuality in MODALITY:
        instance.set("modality", MODALITY[report.factuality])
    timed = next((n for n, when in enumerate(times, 1) if when is report.when or when == report.when), None)
    if timed is not None and f"t{timed}" in written:
        etree.SubElement(root, "TLINK", lid=f"l{number}", relType="IS_INCLUDED", eventInstanceID=f"ei{number}", relatedToTime=f"t{timed}")
