"""The title without the site's name, where it stands on the page, and the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from khabar.read.letters import arabic_share, words_of
from khabar.read.metadata import Metadata
from khabar.read.tree import Block, Outline

SHORTEST_TITLE_WORDS = 3  # what is left when a site's name is cut off must still be a title
LONGEST_NAME_WORDS = 4  # a stretch longer than this behind a stroke is part of the title, unless the page names it as its outlet
_STROKES = re.compile(r"\s+(?:[|–—•»«·]|-{1,2}|::?)\s+")


def find_title(outline: Outline, metadata: Metadata) -> str:
    """The article's title: as its headline shows it where a machine-readable title bears that out. Empty where there is none."""
    names = (*metadata.outlets, *_host_names(metadata.address))
    declared = [cut_site_name(title, names) for title in (*metadata.titles, metadata.window) if title]
    known = [words_of(title) for title in (*metadata.titles, metadata.window) if title]
    for block in outline.blocks:
        headline = words_of(block.text)
        if block.element.tag == "h1" and _bears_out(headline, known):
            shown = cut_site_name(block.text, names)
            if not _is_name(shown, names):
                return shown
    heads = [block.text for block in outline.blocks if block.element.tag == "h1"]
    return next((title for title in (*declared, *heads) if title and not _is_name(title, names)), "")


def _bears_out(headline: str, known: Sequence[str]) -> bool:
    """True where one of the ``known`` titles is ``headline`` or holds it, and it is no mere word of one."""
    return headline in known or (len(headline.split()) >= SHORTEST_TITLE_WORDS and any(headline in title for title in known))


def find_headline(outline: Outline, title: str) -> Block | None:
    """The heading that shows ``title``; None where no heading does."""
    wanted = words_of(title)
    if not wanted:
        return None
    return next((block for block in outline.blocks if block.element.tag in ("h1", "h2") and wanted in words_of(block.text)), None)


def find_outlet(metadata: Metadata) -> str:
    """The outlet's name: in Arabic letters where the page gives one so, else as it gives it, else the host of its address."""
    names = [name for name in metadata.outlets if not re.match(r"https?:|www\.", name)]
    arabic = [name for name in names if arabic_share(name) > 0.5]
    return next(iter([*arabic, *names, *_window_name(metadata), *_host_names(metadata.address)]), "")


def _window_name(metadata: Metadata) -> list[str]:
    """What stands last in the window's title, where it is not part of the article's own."""
    last = _STROKES.split(metadata.window)[-1]
    is_name = cut_site_name(metadata.window, ()) != metadata.window and not any(last in title for title in metadata.titles)
    return [last] if is_name else []


def cut_site_name(title: str, names: Sequence[str]) -> str:
    """``title`` without the site's name and sections before or behind a stroke.

    A last stretch goes when it is one of ``names`` or nearly so; or when it is short and enough remains, and then only behind a
    vertical stroke or where no name is known, since a dash may belong to the title.
    """
    parts = [part for part in _STROKES.split(title) if part.strip()]
    strokes = _STROKES.findall(title)
    while len(parts) > 1 and _goes(parts[-1], strokes[len(parts) - 2], parts[:-1], names):
        parts.pop()
    if len(parts) > 1 and (_is_name(parts[0], names) or arabic_share(parts[0]) == 0):
        return _rejoined(title, parts[1:])
    return _rejoined(title, parts)


def _rejoined(title: str, parts: list[str]) -> str:
    """The stretch of ``title`` from the first to the last of ``parts``, with the strokes between them as they were."""
    if not parts:
        return title.strip()
    start = title.index(parts[0])
    return title[start : title.index(parts[-1], start) + len(parts[-1])].strip()


def _goes(last: str, stroke: str, before: Sequence[str], names: Sequence[str]) -> bool:
    if _is_name(last, names):
        return True
    enough_remains = sum(len(part.split()) for part in before) >= SHORTEST_TITLE_WORDS
    is_short = len(last.split()) <= LONGEST_NAME_WORDS
    return is_short and enough_remains and ("|" in stroke or not names or arabic_share(last) == 0)


def _is_name(text: str, names: Sequence[str]) -> bool:
    """True where ``text`` is one of ``names``, a part of one, or one with little around it ("Portal of Akhbar el-Yom")."""
    words = words_of(text).replace(" ", "")
    return any(words in name or (len(name) > 3 and name in words and len(words) <= 3 * len(name)) for name in map(_joined, names) if name)


def _joined(name: str) -> str:
    return words_of(name).replace(" ", "")


def _host_names(address: str | None) -> tuple[str, ...]:
    host = urlsplit(address).hostname if address else None
    return (host.removeprefix("www."),) if host else ()
