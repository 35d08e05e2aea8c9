"""The id of an article that brings none."""

from __future__ import annotations

import hashlib

ID_DIGITS = 16  # 64 bits: among ten million articles a collision has a chance of about 3 in a million


def article_id(place: str, title: str, body: str) -> str:
    """A stable id of hexadecimal digits from where an article stood (its address, else its outlet) and its words.

    The same page read twice, from a file or from its address, has one id; two outlets that carry one agency's words have two.
    """
    return hashlib.sha256("\x1f".join((place, title, body)).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
