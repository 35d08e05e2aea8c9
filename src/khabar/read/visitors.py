"""Visitor tokens: an encoded network address with a place name, printed into the text by advertising."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

# At least as long as the shortest address in base64 ("1.1.1.1"), at most as the longest of IPv6 in hexadecimal digits.
_TOKEN = re.compile(r"(?<![A-Za-z0-9+/=_-])(?:[A-Za-z0-9+/_-]{10,96}={0,2}|[A-Za-z0-9+/]{6}==)(?![A-Za-z0-9+/=])")
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_PLACE_BEHIND = re.compile(rf"[\s,،|:;()\[\]–-]*{_NAME}(?:\s?[,،/]\s?{_NAME}){{0,2}}[)\]]?")
_PLACE_BEFORE = re.compile(rf"[(\[]?{_NAME}(?:\s?[,،/]\s?{_NAME}){{1,2}}[\s,،|:;()\[\]–-]*$")
_PLACE_ALONE = re.compile(rf"\W*{_NAME}(?:\s?[,،/]\s?{_NAME}){{1,2}}\W*")
MOST_WORDS_BESIDE = 5  # a paragraph of a token and no more words than this is all of it the token's: "عمان، الأردن"


def cut_visitors(paragraphs: Iterable[str]) -> Iterator[str]:
    """``paragraphs`` without visitor tokens and the place names beside them; a paragraph of nothing else is left out."""
    follows_token = False
    for paragraph in paragraphs:
        if follows_token and _PLACE_ALONE.fullmatch(paragraph):
            follows_token = False
            continue
        rest = cut_visitor(paragraph)
        follows_token = rest != paragraph
        if rest == paragraph or len(rest.split()) > MOST_WORDS_BESIDE:
            yield rest


def cut_visitor(paragraph: str) -> str:
    """``paragraph`` without visitor tokens and the Latin place names beside them."""
    kept, start = "", 0
    for match in _TOKEN.finditer(paragraph):
        behind = _PLACE_BEHIND.match(paragraph, match.end())
        if match.start() < start or not _is_address(match.group(), has_place=behind is not None):
            continue
        kept += _PLACE_BEFORE.sub("", paragraph[start : match.start()])
        start = behind.end() if behind else match.end()
    return " ".join((kept + " " + paragraph[start:]).split()) if start else paragraph


def _is_address(token: str, has_place: bool) -> bool:
    """True where ``token``, decoded from base64 or hexadecimal, is an IPv4 or IPv6 address, alone or before a separator.

    Four raw bytes could be any short token: they count only with a place name beside them.
    """
    raw = _decoded(token)
    if any(_parses(part) for part in raw):
        return True
    return has_place and token.endswith("==") and any(len(part) == 4 for part in raw)


def _decoded(token: str) -> Iterator[bytes]:
    plain = token.translate(str.maketrans("-_", "+/")).rstrip("=")
    with suppress(binascii.Error):
        yield base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    with suppress(ValueError):
        yield bytes.fromhex(token)


def _parses(raw: bytes) -> bool:
    text = re.split(rb"[|,; ]", raw, maxsplit=1)[0]
    try:
        ipaddress.ip_address(text.decode("ascii"))
    except ValueError:
        return False
    return True
