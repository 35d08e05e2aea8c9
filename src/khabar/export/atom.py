"""Atom (RFC 4287): an entry an event, with its sources as links.

``updated`` is the moment at which Khabar learned of the newest telling: days of publication have no hour, and none is made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, BinaryIO

from lxml import etree

from khabar.export.days import days_text
from khabar.export.titles import addresses_of, telling_lines, title_of
from khabar.export.xml_text import clean
from khabar.model import Event

NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # the time of a feed without entries


def write_atom(events: Iterable[Event], out: BinaryIO) -> None:
    """A feed in the order of ``events``. Its own time stands at its end, where it is known; Atom gives the order no meaning."""
    newest = NEVER
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE}):
            xml.write(_element("id", "tag:khabar,2025:events"))
            xml.write(_element("title", "Khabar"))
            for event in events:
                xml.write(_entry(event))
                newest = max(newest, _updated(event))
            xml.write(_element("updated", newest.isoformat(timespec="seconds")))


def _updated(event: Event) -> datetime:
    return max(telling.learned for telling in event.tellings)


def _entry(event: Event) -> Any:
    entry = _element("entry")
    entry.append(_element("id", f"tag:khabar,2025:event/{event.id}"))
    entry.append(_element("title", title_of(event)))
    entry.append(_element("updated", _updated(event).isoformat(timespec="seconds")))
    author = _element("author")
    author.append(_element("name", ", ".join(dict.fromkeys(t.article.outlet for t in event.tellings if t.article.outlet)) or "unknown"))
    entry.append(author)
    for scheme, term in (("event", event.event), ("mode", event.mode), ("status", event.status)):
        if term:
            entry.append(_element("category", term=clean(term), scheme=f"tag:khabar,2025:{scheme}"))
    for url in addresses_of(event):
        entry.append(_element("link", rel="via", href=url))
    entry.append(_element("content", "\n".join((days_text(event.when), *telling_lines(event))), type="text"))
    return entry


def _element(name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.Element(f"{{{NAMESPACE}}}{name}", attributes)
    element.text = clean(text) if text is not None else None
    return element
