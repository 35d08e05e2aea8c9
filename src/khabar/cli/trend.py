"""A trend in the terminal: a row a month, the press that it was read from beneath, changes of level in words."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from khabar.relate.scores import quad_of
from khabar.relate.trend import Trend, TrendMonth

MONTHS_SHOWN = 24  # the newest that have events
BAR = 10  # letters of the index's bar on either side
BLOCKS = "▁▂▃▄▅▆▇█"
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
WHAT = {"rate": "events for each thousand articles", "index": "the cooperation-conflict index"}


def print_trend(console: Console, trend: Trend) -> None:
    """Print the newest months in which something happened, and all changes."""
    shown = [month for month in trend.months if month.events][-MONTHS_SHOWN:]
    if not shown:
        return
    table = Table(title="what happened, month by month", title_justify="left")
    for name in ("month", "events", "without a day", *QUADS, "conflict < index > cooperation", "for each thousand articles", "articles"):
        table.add_column(name, justify="left" if "index" in name else "right")
    for month in shown:
        quads = [sum(count for event, count in month.counts if quad_of(event) == quad) for quad in QUADS]
        counted = [str(count or "") for count in (month.undated, *quads)]
        rate = f"{month.rate:.1f}" if month.rate is not None else "?"
        table.add_row(f"{month.month:%Y-%m}", str(month.events), *counted, _bar(month), rate, str(month.articles))
    console.print(table)
    console.print(f"press:  {_line([month.articles for month in trend.months])}  articles of each month, {_span(trend)}")
    console.print(f"events: {_line([month.events for month in trend.months])}")
    for change in trend.changes:
        console.print(f"from {change.month:%Y-%m} on {WHAT[change.what]}: {change.after:.1f} in the mean, {change.before:.1f} before")


def _bar(month: TrendMonth) -> str:
    """The index as a bar from the middle, with its value and interval."""
    index = month.index or 0.0
    length = round(abs(index) / 10 * BAR)
    left, right = ("█" * length, "") if index < 0 else ("", "█" * length)
    interval = f" ({month.interval[0]:.1f} to {month.interval[1]:.1f})" if month.interval else ""
    return f"{left:>{BAR}}|{right:<{BAR}} {index:+.1f}{interval}"


def _line(values: list[int]) -> str:
    most = max(values, default=0) or 1
    return "".join(" " if value == 0 else BLOCKS[min(len(BLOCKS) - 1, value * len(BLOCKS) // (most + 1))] for value in values)


def _span(trend: Trend) -> str:
    return f"{trend.months[0].month:%Y-%m} to {trend.months[-1].month:%Y-%m}"
