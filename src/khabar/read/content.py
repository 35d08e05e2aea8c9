"""Bytes told apart by their beginning, and turned into characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from khabar.errors import InputError
from khabar.read.letters import arabic_share

MOST_BYTES = 20 * 1024 * 1024  # of one page or one JSON line; the largest news pages seen are under 3 MB
HEAD_BYTES = 4096  # within which a kind is told and a page must declare its encoding (the HTML standard asks for 1,024)
SURELY_ARABIC = 0.6  # share of letters; bytes of Arabic read in a wrong code page do not reach it

_SIGNATURES = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture or sound (RIFF)"),
    (b"\x00\x00\x01\x00", "a picture (icon)"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I
)
_LEGACY = ("cp1256", "iso8859_6")  # what Arabic sites used before UTF-8
# A character cut in half where a site cut a string by bytes: behind it an attribute, an element or dots end the string.
_CUT_CHARACTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}(?=[\"'<]|\.\.|\xe2\x80\xa6)")
_HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:[a-z!?])", re.I | re.S)


class Kind(StrEnum):
    """What an input holds."""

    HTML = "HTML"
    LINES = "JSON lines"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from: the name for people, the address if there is one, and the encoding that the server declared."""

    where: str
    address: str | None = None
    charset: str | None = None


def tell_kind(head: bytes, where: str) -> Kind:
    """The kind of an input from its first bytes. Raises InputError for an empty input, a picture or another binary file."""
    mark = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    if not mark:
        _refuse_binary(head, where)
    text = head.decode(mark or "latin-1", "ignore")
    start = text.lstrip("\ufeff \t\r\n\x00")
    if not start:
        raise InputError("an empty input", where, "give a page, a text or JSON lines")
    if start[0] == "{":
        return Kind.LINES
    if start[0] == "[" and start[1:].lstrip().startswith("{"):
        raise InputError("a JSON array", where, "give JSON lines: one object a line, without the brackets around them")
    return Kind.HTML if _HTML_START.match(start) else Kind.TEXT


def _refuse_binary(head: bytes, where: str) -> None:
    seen = next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
    if seen is None and head.count(0) * 20 > len(head):
        seen = "a binary file"
    if seen:
        raise InputError(seen, where, "give the page itself: HTML, text in UTF-8, or JSON lines")


def decode(data: bytes, origin: Origin) -> str:
    """``data`` as characters.

    Tried in turn: a byte-order mark, UTF-8 (which no other encoding's Arabic satisfies by chance), what the server or the page
    declares, and the two old Arabic code pages where the result is Arabic. Raises InputError naming the first byte that is wrong.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, origin)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_wrong = error
    declared = _declared_encodings(data, origin)
    for encoding in (*declared, *_LEGACY):
        text = _attempt(data, encoding)
        if text is not None and arabic_share(_beyond_ascii(text)) >= SURELY_ARABIC and not _holds_utf8(data):
            return text
    try:
        return _CUT_CHARACTER.sub(b"", data).decode("utf-8")
    except UnicodeDecodeError:
        mixed = "mixed encodings: UTF-8 until then, but" if _holds_utf8(data[: first_wrong.start]) else "no known encoding:"
        raise InputError(
            f"{mixed} byte {data[first_wrong.start]:#04x} at offset {first_wrong.start} is no character",
            origin.where,
            "save it as UTF-8",
        ) from None


def _strictly(data: bytes, encoding: str, origin: Origin) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        seen = f"{encoding.removesuffix('-sig').upper()} by its mark, but the bytes at offset {error.start} are no character"
        raise InputError(seen, origin.where, "save it as UTF-8") from None


def _declared_encodings(data: bytes, origin: Origin) -> list[str]:
    names = [origin.charset or ""]
    for match in _DECLARED.finditer(data[:HEAD_BYTES]):
        names.append((match[1] or match[2]).decode("ascii", "ignore"))
    return [name for name in names if name and _is_text_encoding(name)]


def _is_text_encoding(name: str) -> bool:
    """True for an encoding that Python knows and that turns bytes into characters (rot13, zlib and the like do not)."""
    try:
        return codecs.lookup(name).name not in (
            "utf-8",
            "utf-7",
            "idna",
            "punycode",
            "unicode_escape",
            "raw_unicode_escape",
        ) and bool(b"a".decode(name))
    except (LookupError, UnicodeError, ValueError, TypeError):
        return False


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _beyond_ascii(text: str) -> str:
    return "".join(letter for letter in text if letter > "\x7f")


def _holds_utf8(data: bytes) -> bool:
    """True where Arabic letters stand in UTF-8: three pairs in a row of a lead byte D8 to DB and a byte that continues it."""
    return re.search(rb"(?:[\xd8-\xdb][\x80-\xbf]){3}", data) is not None
