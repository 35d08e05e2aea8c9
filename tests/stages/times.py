"""The expressions of time in a sentence."""

from datetime import date

from khabar.analyse.times import find_times


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(rule, START/END or "open") of every expression; words that only look like times give nothing."""
    found = [(when.rule, f"{when.start}/{when.end}" if when.start else "open") for when in find_times(text, day)]
    return found or [("time.none", "nothing")]
