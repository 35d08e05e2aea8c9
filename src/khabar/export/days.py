"""An event's days with all that is known of them: their precision, the words and the rule that gave them."""

from __future__ import annotations

from typing import Any

from khabar.model import Event, When


def when_object(when: When | None) -> dict[str, Any] | None:
    """The interval as JSON values, with its precision, its rule and the day from which it was counted; None where it cannot be placed."""
    if when is None or when.start is None or when.end is None:
        return None
    return {
        "start": str(when.start),
        "end": str(when.end),
        "precision": when.precision,
        "rule": when.rule,
        "anchor": str(when.anchor) if when.anchor else None,
    }


def days_text(when: When | None) -> str:
    """``2025-07-01/2025-07-31 (month, by month.name)``; a question mark where the days are unknown."""
    if when is None or when.start is None or when.end is None:
        return "?"
    days = str(when.start) if when.start == when.end else f"{when.start}/{when.end}"
    return f"{days} ({when.precision}, by {when.rule})"


def words_of_days(event: Event) -> str | None:
    """The words that gave the event its days, as the telling has them that gave them; None where no telling did."""
    found = (told for told in event.tellings if event.when is not None and told.report.when is event.when)
    telling = next(found, None)
    return event.when.span.of(telling.article.text) if telling and event.when else None
