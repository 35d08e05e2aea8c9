"""What a paragraph or a line of a page is: furniture, a written day, or another language."""

from datetime import date

from khabar.read.dates import find_day
from khabar.read.furniture import furniture_rule
from khabar.read.language import foreign_language


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(rule of furniture, ""), (rule of a written day, the day), (its label, the day), and ("letters", language)."""
    found: list[tuple[str, str]] = []
    furniture = furniture_rule(text)
    if furniture is not None:
        found.append((furniture, ""))
    written = find_day(text)
    if written is not None:
        found.append((written.rule, str(written.day)))
        found.append((str(written.label), str(written.day)))
    language = foreign_language(text)
    if language is not None:
        found.append(("letters", language))
    return found
