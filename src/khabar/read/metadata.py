"""What a page says of itself to machines: JSON-LD, Open Graph and other meta elements, its own address."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from khabar.read.letters import squeeze

MOST_OBJECTS = 2_000  # of JSON-LD; a page has a few dozen, more is an attack
MOST_JSON = 1_000_000  # code points of one JSON-LD script

# Names under which sites keep the day of publication, the most exact first. "date" alone and "created" are left out: they
# often hold the day of crawling or that of the template.
DAY_NAMES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "article:published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "datecreated",
)
TITLE_NAMES = ("og:title", "twitter:title", "title")
OUTLET_NAMES = ("og:site_name", "publisher", "application-name", "dc.publisher")
DESCRIPTION_NAMES = ("og:description", "description", "twitter:description")

_LOOSE_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{6,80})"')
_LOOSE_HEADLINE = re.compile(r'"headline"\s*:\s*"((?:[^"\\]|\\.){6,400})"')


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day of publication as a machine-readable mark writes it, and the mark's name."""

    text: str
    method: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares; every tuple has the most trusted first. ``window`` is its <title>, with the site's name."""

    titles: tuple[str, ...]
    window: str
    outlets: tuple[str, ...]
    stamps: tuple[Stamp, ...]
    descriptions: tuple[str, ...]
    address: str | None
    body: str | None  # JSON-LD articleBody


@dataclass(frozen=True, slots=True)
class _Linked:
    """The article that JSON-LD describes."""

    headline: str = ""
    day: str = ""
    publisher: str = ""
    body: str = ""


def read_metadata(tree: html.HtmlElement, address: str | None) -> Metadata:
    """What ``tree`` declares. ``address`` is where it was found, None for a file; a canonical link elsewhere is not believed."""
    meta = _meta_elements(tree)
    linked = _linked_article(tree)
    stamps = [Stamp(linked.day, "json-ld")] if linked.day else []
    stamps += [Stamp(meta[name], f"meta {name}") for name in DAY_NAMES if name in meta]
    return Metadata(
        window=squeeze(tree.findtext(".//head/title") or ""),
        titles=_filled([meta.get("og:title", ""), linked.headline, *(meta.get(name, "") for name in TITLE_NAMES[1:])]),
        outlets=_filled([meta.get("og:site_name", ""), linked.publisher, *(meta.get(name, "") for name in OUTLET_NAMES[1:])]),
        stamps=tuple(stamps),
        descriptions=_filled(meta.get(name, "") for name in DESCRIPTION_NAMES),
        address=_own_address(tree, meta.get("og:url"), address),
        body=linked.body or None,
    )


def _filled(texts: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain for plain in map(squeeze, texts) if plain))


def _meta_elements(tree: html.HtmlElement) -> dict[str, str]:
    """Content by name, property or itemprop in lower case; the first that is filled counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _own_address(tree: html.HtmlElement, open_graph: str | None, address: str | None) -> str | None:
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    for candidate in (canonical, open_graph):
        if candidate and _is_web(candidate) and (address is None or _host(candidate) == _host(address)):
            return squeeze(candidate)
    return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _host(address: str) -> str | None:
    return urlsplit(address.strip()).hostname


def _linked_article(tree: html.HtmlElement) -> _Linked:
    """The first article in the page's JSON-LD; where a script is broken, what can still be read out of it."""
    loose = _Linked()
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        text = script.text[:MOST_JSON]
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            loose = _loosely(text) if not loose.day else loose
            continue
        for item in _objects(value):
            if _is_article(item):
                return _Linked(
                    _text(item.get("headline")),
                    _text(item.get("datePublished")) or _text(item.get("dateCreated")),
                    _name(item.get("publisher")),
                    _text(item.get("articleBody")),
                )
    return loose


def _loosely(text: str) -> _Linked:
    day, headline = _LOOSE_DAY.search(text), _LOOSE_HEADLINE.search(text)
    return _Linked(headline=headline[1] if headline else "", day=day[1] if day else "")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in ``value``, outer ones first, without recursion."""
    waiting = deque([value])
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting += [inner for inner in item.values() if isinstance(inner, dict | list)]
        elif isinstance(item, list):
            waiting += item[:MOST_OBJECTS]


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The name of an organisation, given as an object, a list of them, or its bare name."""
    first = value[0] if isinstance(value, list) and value else value
    return _text(first.get("name")) if isinstance(first, dict) else _text(first)
