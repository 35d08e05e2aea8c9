"""Arabic letters levelled, so that spellings of one word compare equal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.data import load


@cache
def fold_table() -> dict[int, str | None]:
    """Code point to the letter that stands for it, or None where it is left out; from resources/ar/text.yaml."""
    table: dict[int, str | None] = {ord(letter): level for letter, level in load("text.json")["fold"].items()}
    for first, last in load("text.json")["drop"]:
        table.update(dict.fromkeys(range(first, last + 1)))
    return table


def fold(text: str) -> str:
    """``text`` with hamza seats, final ya and ta marbuta levelled, and marks, tatweel and joiners left out."""
    return text.translate(fold_table())


@dataclass(frozen=True, slots=True)
class Letters:
    """The few letters and endings that rules of grammar name, folded; from resources/ar/text.yaml."""

    conjunctions: str
    article: str
    people: tuple[str, ...]
    feminine_with_pronoun: tuple[str, ...]
    feminine: tuple[str, ...]
    pronouns: tuple[str, ...]
    between: str
    purpose: str
    of_which: str
    source: str
    hearer: tuple[str, ...]
    imperfect: str
    future: str
    prefixes: str


@cache
def letters() -> Letters:
    """The letters and endings, read once."""
    data = load("text.json")
    endings = data["endings"]
    return Letters(
        "".join(data["clitics"]["conjunctions"]),
        data["clitics"]["article"],
        tuple(endings["people"]),
        tuple(endings["feminine_with_pronoun"]),
        tuple(endings["feminine"]),
        tuple(endings["pronouns"]),
        data["between"],
        data["for"],
        data["of_which"],
        data["source"],
        tuple(data["hearer"]),
        data["imperfect"],
        data["future"],
        data["prefixes"],
    )
