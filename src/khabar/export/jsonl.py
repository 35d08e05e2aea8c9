"""One JSON line an article: the shape that the codebook's scorer reads, with the article beside it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from khabar.export.days import when_object
from khabar.model import Coded, Mention, Party, Place, Quantity, Report, Span, Statement, When


def coded_line(coded: Coded) -> str:
    """``coded`` as one line of JSON without its line end; days are ISO 8601, spans count code points of title, blank line, body."""
    return json.dumps(coded_object(coded), ensure_ascii=False, separators=(", ", ": "))


def coded_object(coded: Coded) -> dict[str, Any]:
    """``coded`` as JSON values."""
    article, text = coded.article, coded.article.text
    return {
        "id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "published": _day(article.published),
        "published_by": article.published_by,
        "title": article.title,
        "body": article.body,
        "reports": [report_object(report, text) for report in coded.reports],
        "statements": [_statement(statement, text) for statement in coded.statements],
        "times": [_time(when, text) for when in coded.times],
        "parties": [_mention(mention, text) for mention in coded.mentions],
        "places": [_place(place, text) for place in coded.places],
        "quantities": [_quantity(quantity, text) for quantity in coded.quantities],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def party_object(party: Party | None) -> dict[str, Any] | None:
    """A party as JSON values."""
    if party is None:
        return None
    return {
        "text": party.text,
        "country": party.country,
        "sector": party.sector,
        "name": party.name,
        "id": party.wikidata,
    }


def _mention(mention: Mention, text: str) -> dict[str, Any]:
    party = mention.party
    return {
        "span": _span(mention.span),
        "text": mention.span.of(text),
        "fullest": party.text,
        "name": party.name,
        "id": party.wikidata,
        "country": party.country,
        "sector": party.sector,
        "chain": mention.chain,
        "rule": mention.rule,
    }


def _time(when: When, text: str) -> dict[str, Any]:
    return {
        "span": _span(when.span),
        "text": when.span.of(text),
        "start": _day(when.start),
        "end": _day(when.end),
        "precision": when.precision,
        "anchor": _day(when.anchor),
        "rule": when.rule,
    }


def place_object(place: Place) -> dict[str, Any]:
    """A place as JSON values; degrees north and east, None where they are not known."""
    return {"name": place.name, "country": place.country, "latitude": place.latitude, "longitude": place.longitude}


def _place(place: Place, text: str) -> dict[str, Any]:
    return {"span": _span(place.span), "text": place.span.of(text), **place_object(place), "rule": place.rule}


def _quantity(quantity: Quantity, text: str) -> dict[str, Any]:
    return {
        "span": _span(quantity.span),
        "text": quantity.span.of(text),
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "kind": quantity.kind,
        "hedge": quantity.hedge,
        "per": quantity.per,
        "rule": quantity.rule,
    }


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    return {
        "speaker": party_object(statement.speaker),
        "cue": statement.cue.of(text),
        "direct": statement.direct,
        "content": _span(statement.content),
        "hearer": party_object(statement.hearer),
        "via": [party_object(party) for party in statement.via],
        "rule": statement.rule,
    }


def report_object(report: Report, text: str) -> dict[str, Any]:
    """A report as JSON values; ``text`` is its article's."""
    return {
        "id": report.id,
        "event": report.event,
        "mode": report.mode,
        "actor": [party_object(party) for party in report.actor],
        "recipient": [party_object(party) for party in report.recipient],
        "when": when_object(report.when),
        "where": {"text": report.place.span.of(text), **place_object(report.place)} if report.place else None,
        "factuality": report.factuality,
        "factuality_cue": report.factuality_cue.of(text) if report.factuality_cue else None,
        "speaker": party_object(report.speaker),
        "via": [party_object(party) for party in report.via],
        "trigger": {**_span(report.trigger), "text": report.trigger.of(text)},
        "evidence": [_span(span) for span in report.evidence],
        "quantities": [_quantity(quantity, text) for quantity in report.quantities],
        "rule": report.rule,
        "confidence": report.confidence,
    }
