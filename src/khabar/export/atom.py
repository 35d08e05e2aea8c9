"""Atom (RFC 4287): an entry an event, with its sources as links."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from lxml import etree

from khabar.export.titles import days_of_event, telling_lines, title_of
from khabar.export.xml_text import clean
from khabar.model import Event, Telling

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # the time of a feed without entries


def write_atom(events: Iterable[Event], out: BinaryIO) -> None:
    """A feed in the order of ``events``. Its own time is that of its first entry: what comes later is not known when it is written."""
    source = iter(events)
    first = next(source, None)
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE}):
            for name, text in (("id", "tag:khabar,2025:events"), ("title", "Khabar"), ("updated", _moment(first))):
                xml.write(_element(name, text))
            if first is not None:
                xml.write(_entry(first))
            for event in source:
                xml.write(_entry(event))


def _moment(event: Event | None) -> str:
    moments = [_told(telling) for telling in event.tellings] if event else [NEVER]
    return max(moments).isoformat(timespec="seconds")


def _told(telling: Telling) -> datetime:
    return datetime.combine(telling.published, time.min, UTC) if telling.published else telling.learned


def _entry(event: Event) -> Any:
    entry = _element("entry")
    entry.append(_element("id", f"tag:khabar,2025:event/{event.id}"))
    entry.append(_element("title", title_of(event)))
    entry.append(_element("updated", _moment(event)))
    author = _element("author")
    author.append(_element("name", ", ".join(dict.fromkeys(t.article.outlet for t in event.tellings if t.article.outlet)) or "unknown"))
    entry.append(author)
    for scheme, term in (("event", event.event), ("mode", event.mode), ("status", event.status)):
        if term:
            entry.append(_element("category", term=str(term), scheme=f"tag:khabar,2025:{scheme}"))
    for url in dict.fromkeys(telling.article.url for telling in event.tellings if telling.article.url):
        if urlsplit(url).scheme in ("http", "https"):
            entry.append(_element("link", rel="via", href=clean(url)))
    entry.append(_element("content", "\n".join((days_of_event(event), *telling_lines(event))), type="text"))
    return entry


def _element(name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.Element(f"{{{NAMESPACE}}}{name}", attributes)
    element.text = clean(text) if text is not None else None
    return element
