"""An article's reports as W3C Web Annotations, a line of JSON-LD each: selectors point at the words, the body tells the event."""

from __future__ import annotations

import json
from typing import Any

from khabar.export.titles import kind_text
from khabar.model import Coded, Party, Report, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of context on both sides, by which a reader finds the words again when the page has moved


def annotation_lines(coded: Coded) -> str:
    """A line for each report; empty where there is none."""
    return "\n".join(json.dumps(_annotation(coded, report), ensure_ascii=False) for report in coded.reports)


def _annotation(coded: Coded, report: Report) -> dict[str, Any]:
    text = coded.article.text
    source = coded.article.url or f"urn:khabar:article:{coded.article.id}"
    return {
        "@context": CONTEXT,
        "id": f"urn:khabar:report:{report.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": str(report.event)},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": _told(report)},
        ],
        "target": [{"source": source, "selector": _selectors(text, span)} for span in (report.trigger, *report.evidence)],
    }


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _told(report: Report) -> str:
    """The report in one line of English: type, parties, status, day and speaker."""
    when = f", {report.when.start} to {report.when.end}" if report.when and report.when.start else ""
    speaker = f", on the word of {_name(report.speaker)}" if report.speaker else ""
    sides = f"{_side(report.actor)} > {_side(report.recipient)}"
    return f"{kind_text(report.event, report.mode)}: {sides}, {report.factuality}{when}{speaker}"


def _side(parties: tuple[Party, ...]) -> str:
    return " + ".join(map(_name, parties)) or "-"


def _name(party: Party) -> str:
    return f"{party.text} [{party.country or '?'} {party.sector}]"
