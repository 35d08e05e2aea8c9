"""The day of publication, and the method that found it.

Machine-readable marks come first, the most exact before the rest; then the date shown beside the headline; then the address.
A foot, a rail, a caption, a comment, a related link and running prose date something else: what is not known stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

from lxml import html

from khabar.read.dates import WrittenDay, find_day, is_plausible
from khabar.read.letters import words_of
from khabar.read.metadata import Metadata, Stamp
from khabar.read.tree import Block, Outline, ancestors, names_of

NEAR = 4  # steps up from the headline within which its own lines (section, date, author) stand
LONGEST_REST = 16  # letters beside a bare date in a line that dates the page: a city, an agency
LONGEST_DRESSED_REST = 40  # letters beside a date with a label, a class, a weekday or a time of day: also an author
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DAY_WORDS = frozenset(
    "date time datetime timestamp published publish pubdate posted datepublished datecreated meta postdate entrydate".split()
)
_UTC = re.compile(r"T\d\d:\d\d.*(?:Z|[+-]00:?00)$")
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
# A run of 8, 12, 14 or 18 digits: the day, and behind it a time of day or a number.
_ADDRESS_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6}|\d{10})?(?!\d)")


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication and the method that found it."""

    day: date
    method: str


def find_published(outline: Outline, metadata: Metadata, headline: Block | None, body: Sequence[str]) -> Published | None:
    """The day on which a page was published; ``body`` are its paragraphs. None where nothing on the page tells it."""
    shown = _shown_days(outline, headline, body)
    by_machine = _declared_day(metadata.stamps, shown)
    first_choice = [day for weight, day in shown if weight < _UPDATED]
    by_address = _address_day(metadata.address)
    last_choice = [day for weight, day in shown if weight >= _UPDATED]
    return next((day for day in (by_machine, *first_choice, by_address, *last_choice) if day), None)


def find_published_in_text(lines: Sequence[str]) -> Published | None:
    """The day that a line of its own at the head or the end of a plain text writes."""
    for line in lines:
        written = find_day(line)
        if written and written.label != "other" and _is_mark(written, has_name=False):
            return Published(written.day, "visible date")
    return None


def _declared_day(stamps: Sequence[Stamp], shown: Sequence[tuple[int, Published]]) -> Published | None:
    for stamp in stamps:
        written = find_day(stamp.text)
        if written is None:
            continue
        # A stamp in UTC late in the evening is already the next day where the outlet is; the date that it shows settles that.
        next_day = written.day + timedelta(days=1)
        if _UTC.search(stamp.text.strip()) and any(day.day == next_day for weight, day in shown if weight < _UPDATED):
            return Published(next_day, f"{stamp.method}, visible date")
        return Published(written.day, stamp.method)
    return None


# Weights of a shown date: what it says of itself, then where it stands. The least wins, then the first on the page.
_LABELLED, _NAMED, _BARE, _UPDATED = 0, 1, 2, 10
_BETWEEN, _ABOVE, _BELOW = 0, 1, 3


def _shown_days(outline: Outline, headline: Block | None, body: Sequence[str]) -> list[tuple[int, Published]]:
    """Dates that the page shows as its own, the most trusted first, with their weights."""
    place = _Place.of(outline, headline, body)
    found: list[tuple[int, int, Published]] = []
    told: set[html.HtmlElement] = set()  # elements around a smaller one that tells the whole date by itself
    for block in outline.blocks:
        written, method = _written_day(block)
        if written is None or block.element in told:
            continue
        told.update(ancestors(block.element, 2 * NEAR))
        weight, own = place.weight(block), _own_weight(block, written, place)
        if weight is not None and own is not None:
            found.append((weight + own, block.order, Published(written.day, method)))
    return [(weight, day) for weight, _, day in sorted(found, key=lambda item: item[:2])]


def _written_day(block: Block) -> tuple[WrittenDay | None, str]:
    stamp = block.element.get("datetime") if block.element.tag == "time" else None
    stamped = find_day(stamp) if stamp else None
    return (stamped, "time element") if stamped else (find_day(block.text), "visible date")


def _own_weight(block: Block, written: WrittenDay, place: _Place) -> int | None:
    """What the line says of its date; None where it is none of the page's own."""
    names = names_of(block.element)
    for ancestor in ancestors(block.element, 1):
        names |= names_of(ancestor)
    has_name = block.element.tag == "time" or not _DAY_WORDS.isdisjoint(names)
    if written.label == "other" or not _is_mark(written, has_name):
        return None
    if "datemodified" in names or "modified" in names or "updated" in names or written.label == "updated":
        return _UPDATED
    if place.is_inner_paragraph(block):
        return None
    return _LABELLED if written.label == "published" or "datepublished" in names else _NAMED if has_name else _BARE


def _is_mark(written: WrittenDay, has_name: bool) -> bool:
    """True where the line holds little but the date, so that it is no prose and no caption."""
    is_dressed = has_name or written.dressed or written.label is not None
    return len(written.rest) <= (LONGEST_DRESSED_REST if is_dressed else LONGEST_REST)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the article stands on the page: its headline, and the first and last stretch of its body."""

    headline: Block | None
    first: int
    last: int
    inner: frozenset[str]

    @classmethod
    def of(cls, outline: Outline, headline: Block | None, body: Sequence[str]) -> _Place:
        openings = {words_of(paragraph)[:_OPENING] for paragraph in body}
        orders = [prose.order for prose in outline.prose if words_of(prose.opening)[:_OPENING] in openings]
        inner = frozenset(words_of(paragraph) for paragraph in body[1:-1])
        last = max(orders, default=headline.order if headline else 0)
        return cls(headline, min(orders, default=last), last, inner)

    def weight(self, block: Block) -> int | None:
        """How far the block's place speaks against it; None where its place rules it out."""
        own_parts = self.headline.outside if self.headline else frozenset()
        own_edges = self.headline.edges if self.headline else frozenset()
        around = (block.element, *ancestors(block.element, NEAR))
        if block.element.tag in _HEADINGS or block.outside - own_parts or any(element.tag == "a" for element in around):
            return None
        top = self.headline.order if self.headline else self.first
        if top <= block.order <= self.last:
            return _BETWEEN  # here a footer is the article's own: the page's foot cannot stand before the body ends
        if block.edges - own_edges or not self._is_near(block):
            return None
        return _ABOVE if block.order < top else _BELOW

    def _is_near(self, block: Block) -> bool:
        """True where the block shares a narrow part of the page with the headline."""
        if self.headline is None:
            return False
        around = set(ancestors(self.headline.element, NEAR))
        return any(ancestor in around for ancestor in ancestors(block.element, NEAR))

    def is_inner_paragraph(self, block: Block) -> bool:
        """True for a paragraph inside the body: a date there heads a chronology."""
        return words_of(block.text) in self.inner


_OPENING = 25  # code points by which a paragraph is found again on the page


def _address_day(address: str | None) -> Published | None:
    """The day that the path of an address writes, as 2025/07/09, 2025-7-9 or 20250709."""
    if not address:
        return None
    path = unquote(urlsplit(address).path)
    for match in (*_ADDRESS_DAY.finditer(path), *_ADDRESS_RUN.finditer(path)):
        year, month, number = (int(group) for group in match.groups() if group.isdigit())
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if is_plausible(day):
            return Published(day, "address")
    return None
