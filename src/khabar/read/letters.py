"""Letters levelled for comparing, and text freed of what is no text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from khabar.data import load

# Controls of the two old sets, direction marks and isolates, byte-order marks and noncharacters: they are set by an editor or an
# attacker, never read. Joiners (U+200C, U+200D) are text and stay.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACE = re.compile(r"[^\S\n]+")
_EXTENDED_DIGITS = {0x06F0 + digit: str(digit) for digit in range(10)}


@cache
def _levels() -> dict[int, str | None]:
    rules = load("text.json")
    table: dict[int, str | None] = {ord(letter): level for letter, level in rules["fold"].items()}
    for first, last in rules["drop"]:
        table.update(dict.fromkeys(range(first, last + 1)))
    return table | _EXTENDED_DIGITS


def level(text: str) -> str:
    """``text`` with hamza seats, final ya and ta marbuta levelled, digits Western, marks and tatweel left out."""
    return text.translate(_levels())


def fold(text: str) -> str:
    """``text`` levelled, its Latin letters in lower case."""
    return level(text).lower()


def clean(text: str) -> str:
    """``text`` in NFC, without controls and direction marks, each run of blanks one space; line ends stay, as ``\\n``."""
    plain = _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", plain))


def squeeze(text: str) -> str:
    """``text`` on one line, cleaned, without blanks at its ends."""
    return " ".join(clean(text).split())


def words_of(text: str) -> str:
    """``text`` folded on one line, without marks at either end: the form in which whole paragraphs and names are compared."""
    return squeeze(fold(text)).strip(" .,:;!?-|/\\*•·»«\"'“”[]{}<>+…،؛؟–—→←▶►▪■●✓#")


def arabic_share(text: str) -> float:
    """The share, from 0 to 1, of Arabic-script letters among all letters of ``text``; 0 where there is no letter."""
    letters = [letter for letter in text if letter.isalpha()]
    arabic = sum("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufefc" for letter in letters)
    return arabic / len(letters) if letters else 0.0
