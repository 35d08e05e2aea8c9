"""What a question asks, on the day on which the examples ask it."""

import re
from datetime import date

from khabar.analyse.text import fold
from khabar.data import load
from khabar.forecast.question import DEADLINES, language_of

ASKED = date(2025, 7, 9)


def check_example(text: str, day: date | None) -> list[tuple[str, object]]:
    """(rule, TYPE[/mode] or last day) of every rule that the question meets."""
    plain = fold(text) if language_of(text) == "ar" else text.casefold()
    found: list[tuple[str, object]] = []
    for rule in load("questions.json")["events"]:
        if re.search(rule["pattern"], plain):
            found.append((rule["id"], f"{rule['event']}/{rule['mode']}" if rule["mode"] else rule["event"]))
    for rule in load("questions.json")["deadlines"]:
        match = re.search(rule["pattern"], plain)
        if match:
            found.append((rule["id"], DEADLINES[rule["value"]](match.group(1), ASKED)))
    return found
