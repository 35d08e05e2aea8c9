"""The page as a tree, and one walk over it that keeps what tells title, day and standfirst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from khabar.errors import InputError
from khabar.read.dates import LONGEST_MARK
from khabar.read.letters import squeeze

SHORTEST_PROSE = 30  # code points; shorter stretches of text are labels, and prove nothing about where the body lies
FEWEST_DIGITS = 5  # of a date with its year
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea"})
_OUTSIDE_TAGS = frozenset({"nav", "aside", "form", "figure", "figcaption", "button"})
_EDGE_TAGS = frozenset({"header", "footer"})  # of the page, or of the article itself: only their place tells
# Words in class and id that mark a part of the page other than the article: its foot, its rails, its captions, today's date.
_OUTSIDE_NAMES = frozenset(
    (
        "footer copyright copyrights related sidebar comment comments latest mostread popular trending recommended widget ticker "
        "weather menu nav navbar breadcrumb breadcrumbs topbar masthead today current clock caption gallery slideshow prayer "
        "cookie newsletter"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Block:
    """A short element with the whole of its text. ``order`` grows along the page.

    ``outside`` are the marked parts that it lies in, ``edges`` the headers and footers, both by the order of their start.
    """

    order: int
    element: html.HtmlElement
    text: str
    outside: frozenset[int]
    edges: frozenset[int]


@dataclass(frozen=True, slots=True)
class Prose:
    """The beginning of a stretch of running text."""

    order: int
    element: html.HtmlElement
    opening: str


@dataclass(slots=True)
class Outline:
    """What one walk over a page found, in the order of the page."""

    blocks: list[Block] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def parse_page(text: str, where: str) -> html.HtmlElement:
    """The tree of an HTML page. Nothing is fetched, no entity but the characters' own is known, and depth is bounded by libxml2.

    Raises InputError where there is no element at all.
    """
    # Bytes, so that an encoding that the page declares and that decoding has already settled is not applied again.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(text.replace("\x00", "").encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise InputError("a page without any element", where, "give the HTML of one article") from error


def outline_page(tree: html.HtmlElement) -> Outline:
    """Walk ``tree`` once, without recursion, in time linear in its size."""
    outline = Outline()
    parts: list[int] = []
    edges: list[int] = []
    texts: list[str | None] = [""]
    silent = 0
    for order, (event, element) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        if not isinstance(element, html.HtmlElement):
            continue
        is_outside = element.tag in _OUTSIDE_TAGS or _has_outside_name(element)
        if event == "start":
            silent += element.tag in _SILENT
            parts += [order] if is_outside else []
            edges += [order] if element.tag in _EDGE_TAGS else []
            texts.append((element.text or "") if not silent else "")
            _keep_prose(outline, order, element, None if silent else element.text)
            continue
        own = _bounded(texts.pop())
        if not silent and (own or element.tag == "time"):
            _keep_block(outline, Block(order, element, squeeze(own or ""), frozenset(parts), frozenset(edges)))
        silent -= element.tag in _SILENT
        del parts[len(parts) - is_outside :]
        del edges[len(edges) - (element.tag in _EDGE_TAGS) :]
        texts[-1] = _joined(texts[-1], own, "" if silent else element.tail)
        _keep_prose(outline, order, element, None if silent else element.tail)
    return outline


def _bounded(text: str | None) -> str | None:
    return text if text is not None and len(text) <= 4 * LONGEST_MARK else None


def _joined(before: str | None, inner: str | None, tail: str | None) -> str | None:
    """The text so far with an element's text and tail; None once it is too long to be a mark."""
    if before is None or inner is None:
        return None
    return _bounded(f"{before} {inner} {tail or ''}")


def _keep_block(outline: Outline, block: Block) -> None:
    tag = block.element.tag
    if tag == "a" and len(block.text) >= SHORTEST_PROSE // 2:
        outline.links.add(block.text)
    has_digits = sum(letter.isdecimal() for letter in block.text) >= FEWEST_DIGITS
    if tag in ("h1", "h2", "time") or (has_digits and len(block.text) <= LONGEST_MARK):
        outline.blocks.append(block)


def _keep_prose(outline: Outline, order: int, element: html.HtmlElement, text: str | None) -> None:
    if text and len(text) >= SHORTEST_PROSE:
        opening = squeeze(text[: 8 * SHORTEST_PROSE])
        if len(opening) >= SHORTEST_PROSE:
            outline.prose.append(Prose(order, element, opening))


def _has_outside_name(element: html.HtmlElement) -> bool:
    return element.tag not in ("html", "body") and not _OUTSIDE_NAMES.isdisjoint(names_of(element))


def names_of(element: html.HtmlElement) -> set[str]:
    """The words of an element's class, id and itemprop, in lower case: "post-meta-date" is post, meta, date."""
    joined = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return set(joined.replace("-", " ").replace("_", " ").lower().split())


def ancestors(element: html.HtmlElement, steps: int) -> Iterator[html.HtmlElement]:
    """The nearest ``steps`` ancestors of ``element`` below the page's body."""
    for ancestor in islice(element.iterancestors(), steps):
        if ancestor.tag in ("body", "html"):
            return
        yield ancestor
