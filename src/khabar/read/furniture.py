"""What sites print into an article and is not of it, by the rules of resources/page/furniture.yaml."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from khabar.data import load
from khabar.read.letters import squeeze, words_of
from khabar.read.visitors import cut_visitors

LONGEST_FURNITURE = 400  # code points; no rule looks at a longer paragraph
LONGEST_LINK_WORDS = 25  # a paragraph that is wholly one link and not longer than this is a related headline


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["id"], re.compile(rule["pattern"])) for rule in load("page.json")["furniture"])


def furniture_rule(paragraph: str) -> str | None:
    """The id of the rule by which ``paragraph`` is furniture; None where it is text."""
    if len(paragraph) > LONGEST_FURNITURE:
        return None
    words = words_of(paragraph)
    return next((rule for rule, pattern in _rules() if pattern.fullmatch(words)), None) if words else "empty"


def clear_furniture(paragraphs: Iterable[str], links: Collection[str] = frozenset()) -> list[str]:
    """``paragraphs`` without furniture, visitor tokens and those that are nothing but one of the page's ``links``."""
    squeezed = (squeeze(paragraph) for paragraph in cut_visitors(paragraphs))
    return [paragraph for paragraph in squeezed if furniture_rule(paragraph) is None and not _is_link(paragraph, links)]


def _is_link(paragraph: str, links: Collection[str]) -> bool:
    bare = paragraph.removeprefix("- ")
    return bare in links and len(bare.split()) <= LONGEST_LINK_WORDS and not bare.endswith(".")
