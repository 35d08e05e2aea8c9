"""An address is fetched: bounded in time, size and redirects, and never led from the open web into a private network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar import __version__
from khabar.errors import InputError
from khabar.read.content import MOST_BYTES, Origin

if TYPE_CHECKING:
    import httpx

USER_AGENT = f"khabar/{__version__} (reads Arabic news pages)"
MOST_REDIRECTS = 5
FIRST_ERROR = 400  # HTTP status from which on an answer is a refusal


@dataclass(frozen=True, slots=True)
class Fetching:
    """How addresses are fetched. ``allow_private`` lets the user's own address name this machine or a private network."""

    allow_private: bool = True
    timeout: float = 10.0  # seconds without an answer
    deadline: float = 30.0  # seconds for the whole of it
    most_bytes: int = MOST_BYTES


def fetch(address: str, fetching: Fetching) -> tuple[bytes, Origin]:
    """The bytes at an http or https ``address`` after redirects, and where they came from.

    Raises InputError for another scheme, an address that cannot be reached or refuses, and one that is too large or too slow.
    """
    import httpx

    ends = time.monotonic() + fetching.deadline
    try:
        with httpx.Client(timeout=fetching.timeout, headers={"User-Agent": USER_AGENT}) as client:
            asked = target = httpx.URL(address)
            for _ in range(MOST_REDIRECTS + 1):
                guarded = not fetching.allow_private or target.host != asked.host
                with _answer(client, target, guarded, address) as answer:
                    if answer.next_request is None:
                        return _body(answer, fetching, ends, address), _origin(answer, target, address)
                    target = target.join(answer.headers["location"])
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, OSError) as error:
        seen = f"an address that cannot be reached ({str(error) or type(error).__name__})"
        raise InputError(seen, address, "check the address and the connection, or save the page to a file") from None
    raise InputError(f"more than {MOST_REDIRECTS} redirects", address, "give the address at which the page ends up")


@contextmanager
def _answer(client: httpx.Client, target: httpx.URL, guarded: bool, address: str) -> Iterator[httpx.Response]:
    """The answer of one hop. A guarded hop goes to the very address that was checked, so that a name cannot change its mind."""
    if target.scheme not in ("http", "https") or not target.host:
        raise InputError(f'an address of the scheme "{target.scheme}"', address, "give an http or https address")
    request = client.build_request("GET", target)
    if guarded:
        request.url = target.copy_with(host=_public_address(target, address))
        request.extensions["sni_hostname"] = target.host
    answer = client.send(request, stream=True)
    try:
        yield answer
    finally:
        answer.close()


def _public_address(target: httpx.URL, address: str) -> str:
    """One address of ``target``'s host, all of which must lie on the open web."""
    port = target.port or (443 if target.scheme == "https" else 80)
    found = {str(item[4][0]).split("%")[0] for item in socket.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)}
    if not found or not all(ipaddress.ip_address(number).is_global for number in found):
        raise InputError(f"a redirect or address into a private network ({target.host})", address, "save the page to a file and give that")
    return min(found)


def _body(answer: httpx.Response, fetching: Fetching, ends: float, address: str) -> bytes:
    if answer.status_code >= FIRST_ERROR:
        seen = f"HTTP status {answer.status_code} {answer.reason_phrase}".strip()
        raise InputError(seen, address, "check the address, or save the page from a browser and give the file")
    large = InputError(f"a page of more than {fetching.most_bytes // 1024**2} MB", address, "give the page of one article")
    if int(answer.headers.get("content-length", "0") or 0) > fetching.most_bytes:
        raise large
    body = bytearray()
    for chunk in answer.iter_bytes():
        body += chunk
        if len(body) > fetching.most_bytes:
            raise large
        if time.monotonic() > ends:
            raise InputError(f"no whole page within {fetching.deadline:g} s", address, "try again, or save the page to a file")
    return bytes(body)


def _origin(answer: httpx.Response, target: httpx.URL, address: str) -> Origin:
    return Origin(where=address, address=str(target), charset=answer.charset_encoding)
