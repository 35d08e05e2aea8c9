"""JSON lines: an article a line, kept as it is given, since others' offsets may count in it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from khabar.errors import InputError
from khabar.model import Article
from khabar.read.content import MOST_BYTES
from khabar.read.identity import article_id

GIVEN = "given"  # the method of a day of publication that came with the line


def read_lines(stream: BinaryIO, where: str) -> Iterator[Article | InputError]:
    """The articles of ``stream`` in order; for a line that is none, the error that names it. Blank lines are passed over."""
    number = 0
    while raw := stream.readline(MOST_BYTES + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(raw) > MOST_BYTES:
            _skip_line(stream, raw)
            yield InputError(f"a line of more than {MOST_BYTES // 1024**2} MB", place, "give one article a line")
            continue
        raw = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if raw.strip():
            try:
                yield read_line(raw, place)
            except InputError as error:
                yield error


def _skip_line(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(MOST_BYTES)


def read_line(raw: bytes, place: str) -> Article:
    """The article of one line; ``place`` names it in errors. Title and body stay exactly as they are given.

    Raises InputError where the line is not UTF-8, not a JSON object, or has a field that is missing or of the wrong kind.
    """
    item = _object(raw, place)
    title, body = _text(item, "title", place), _text(item, "body", place)
    if "body" not in item or not (title.strip() or body.strip()):
        raise InputError('an object without "body"', place, 'give {"title": "...", "body": "..."}')
    url, outlet = _text(item, "url", place) or None, _text(item, "outlet", place)
    given = item.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        raise InputError('an "id" that is neither text nor a whole number', place, 'give "id" as text or leave it out')
    published = _day(item.get("published"), place)
    return Article(
        id=str(given) if given not in (None, "") else article_id(url or outlet, title, body),
        title=title,
        body=body,
        outlet=outlet or _host(url),
        url=url,
        published=published,
        published_by=(_text(item, "published_by", place) or GIVEN) if published else None,
    )


def _object(raw: bytes, place: str) -> dict[str, Any]:
    try:
        item = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        seen = f"a line that is not UTF-8 (byte {error.start} of the line)"
        raise InputError(seen, place, "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON ({error.msg}, column {error.colno})", place, "mend or remove the line") from None
    except (ValueError, RecursionError):
        raise InputError("JSON nested too deeply or with a number too long", place, "mend or remove the line") from None
    if not isinstance(item, dict):
        raise InputError("JSON that is not an object", place, 'give {"title": "...", "body": "..."}')
    return item


def _text(item: dict[str, Any], key: str, place: str) -> str:
    value = item.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f'"{key}" that is not text', place, f'give "{key}" in quotation marks')
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InputError(f'half a character (a lone surrogate) in "{key}"', place, "mend the line")
    return value


def _day(value: object, place: str) -> date | None:
    """The day of an ISO 8601 date or time, as written, in the outlet's own zone; None for null and the empty string."""
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str):
            raise ValueError
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value).date()
    except ValueError:
        seen = f'"published" that is no day: {str(value)[:40]!r}'
        raise InputError(seen, place, 'give "published" as YYYY-MM-DD or null') from None


def _host(url: str | None) -> str:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return ""
    return host.removeprefix("www.") if host else ""
