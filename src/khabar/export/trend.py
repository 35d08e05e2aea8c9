"""A trend as JSON values."""

from __future__ import annotations

from typing import Any

from khabar.relate.trend import Trend


def trend_object(trend: Trend) -> dict[str, Any]:
    """Months and changes; rates are events for each thousand articles, the index lies from -10 (conflict) to 10 (cooperation)."""
    return {
        "months": [
            {
                "month": month.month.strftime("%Y-%m"),
                "events": month.events,
                "undated": month.undated,
                "counts": {event.value: count for event, count in month.counts},
                "index": _rounded(month.index),
                "interval": [round(bound, 2) for bound in month.interval] if month.interval else None,
                "articles": month.articles,
                "outlets": month.outlets,
                "rate": _rounded(month.rate),
            }
            for month in trend.months
        ],
        "changes": [
            {
                "month": change.month.strftime("%Y-%m"),
                "what": change.what,
                "before": round(change.before, 2),
                "after": round(change.after, 2),
            }
            for change in trend.changes
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
