"""Anything that a person can give becomes articles, in order, or the error that says why not."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from khabar.errors import InputError
from khabar.model import Article
from khabar.read.content import HEAD_BYTES, MOST_BYTES, Kind, Origin, decode, tell_kind
from khabar.read.fetch import Fetching, fetch
from khabar.read.lines import read_lines

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def read_input(source: str, fetching: Fetching | None = None) -> Iterator[Article | InputError]:
    """The articles of ``source`` in its order: an HTML or text file, JSON lines, an http(s) address, or ``-`` for standard input.

    What cannot be read is yielded, not raised: an InputError that names it (a JSON line by its number), so that the rest is read.
    """
    try:
        if _SCHEME.match(source):
            data, origin = fetch(source, fetching or Fetching())
            yield from _read_stream(io.BufferedReader(io.BytesIO(data)), origin)
        elif source == STANDARD_INPUT:
            with _standard_input() as stream:
                yield from _read_stream(stream, Origin("standard input"))
        else:
            with _open_file(source) as stream:
                yield from _read_stream(stream, Origin(source))
    except InputError as error:
        yield error


@contextmanager
def _open_file(source: str) -> Iterator[io.BufferedReader]:
    try:
        with Path(source).open("rb") as stream:
            yield stream
    except (OSError, ValueError) as error:
        seen = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"a file that cannot be read ({seen})", source, "check its name and rights") from None


@contextmanager
def _standard_input() -> Iterator[io.BufferedReader[Any]]:
    # Buffered once more, since what stands in for standard input may have no peek.
    stream = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
    try:
        yield stream
    finally:
        stream.detach()


def _read_stream(stream: io.BufferedReader[Any], origin: Origin) -> Iterator[Article | InputError]:
    kind = tell_kind(stream.peek(HEAD_BYTES)[:HEAD_BYTES], origin.where)
    if kind is Kind.LINES:
        yield from read_lines(stream, origin.where)
        return
    text = decode(_read_bounded(stream, origin.where), origin)
    if kind is Kind.HTML:
        from khabar.read.page import read_page  # trafilatura takes a quarter of a second to load

        yield read_page(text, origin)
    else:
        from khabar.read.plain import read_plain

        yield read_plain(text, origin)


def _read_bounded(stream: BinaryIO, where: str) -> bytes:
    """All of ``stream``; a file whose size is known is refused before it is read."""
    large = InputError(f"an input of more than {MOST_BYTES // 1024**2} MB", where, "give the page of one article, or JSON lines")
    if stream.seekable():
        if stream.seek(0, io.SEEK_END) > MOST_BYTES:
            raise large
        stream.seek(0)
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise large
    return data
