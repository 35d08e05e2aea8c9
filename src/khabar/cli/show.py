"""khabar show: a pair's timeline in the terminal, or as JSON."""

from __future__ import annotations

import json
import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from khabar.cli.asking import open_view, wants_json
from khabar.cli.trend import print_trend
from khabar.export.events import event_object
from khabar.export.titles import kind_text
from khabar.export.trend import trend_object
from khabar.forecast.question import code_of
from khabar.model import Event, Factuality, Telling
from khabar.relate.record import briefs, timeline
from khabar.relate.trend import trend
from khabar.store.query import Query

# Marks that keep a run of right-to-left text in its own column; terminals that know them do not print them.
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
SHORTEST_WIDTH = 120
# Name and share of the width; 0 for a column as wide as its longest word.
COLUMNS = (("day", 0), ("who", 5), ("what", 0), ("words", 6), ("status", 0), ("on whose word", 4), ("outlet", 4))
WORDS_SHOWN = 9  # of the sentence, from its trigger on
STYLE = {
    Factuality.HAPPENED: "green",
    Factuality.PLANNED: "cyan",
    Factuality.POSSIBLE: "yellow",
    Factuality.DENIED: "red",
    Factuality.CANCELLED: "magenta",
}


def show_pair(countries: tuple[str, str], as_of: str | None, clock: str, db: str | None, to: str) -> None:
    """Print the timeline of two countries and its trend, as tables (``text``) or as one object (``json``)."""
    as_json = wants_json(to)
    codes = code_of(countries[0], "first country"), code_of(countries[1], "second country")
    with open_view(db, as_of, clock) as view:
        found = timeline(view, codes)
        coverage, months = view.coverage(), trend(briefs(view, Query(countries=codes)), view.months())
    if as_json:
        shown = {"pair": codes, "events": [event_object(event) for event in found], "trend": trend_object(months)}
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    console = open_console()
    console.print(events_table(found, f"{codes[0]} and {codes[1]}"))
    print_trend(console, months)
    first, last = coverage.first or "?", coverage.last or "?"
    console.print(f"{len(found)} events; {coverage.articles} articles of {coverage.outlets} outlets, {first} to {last}")


def open_console() -> Console:
    """Standard output for words of articles: what looks like rich's markup or names of emoji is printed as it stands."""
    width = None if sys.stdout.isatty() else max(SHORTEST_WIDTH, Console().width)
    return Console(width=width, markup=False, emoji=False)


def events_table(events: tuple[Event, ...], title: str) -> Table:
    """A row an event."""
    table = Table(title=isolated(title), show_lines=False, expand=True)
    for name, ratio in COLUMNS:
        table.add_column(name, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    for event in events:
        telling = event.tellings[-1]
        speaker = telling.report.speaker
        table.add_row(
            days_text(event),
            isolated(sides_text(event)),
            kind_text(event.event, event.mode),
            isolated(words_around(telling)),
            Text(event.status, style=STYLE[event.status]),
            isolated(speaker.text) if speaker else "the outlet",
            isolated(", ".join(dict.fromkeys(t.article.outlet for t in event.tellings if t.article.outlet)) or "unknown"),
        )
    return table


def isolated(text: str) -> str:
    """``text`` so marked that its direction does not turn what stands beside it, on a terminal."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if sys.stdout.isatty() else text


def words_around(telling: Telling) -> str:
    """The words of the sentence from the trigger on, cut short."""
    text, report = telling.article.text, telling.report
    end = next((sentence.end for sentence in report.evidence if sentence.covers(report.trigger)), report.trigger.end)
    words = text[report.trigger.start : end].split()
    return " ".join(words[:WORDS_SHOWN]) + ("…" if len(words) > WORDS_SHOWN else "")


def days_text(event: Event) -> str:
    """The event's own days, else the day of publication, marked as such; a question mark where neither is known."""
    when = event.when
    if when and when.start:
        return str(when.start) if when.start == when.end else f"{when.start} to\n{when.end}"
    published = event.tellings[0].published
    return f"told\n{published}" if published else "?"


def sides_text(event: Event) -> str:
    """Who to whom, each by the fullest form of its name."""
    sides = [" + ".join(party.text for party in side) for side in (event.actor, event.recipient)]
    return " > ".join(side for side in sides if side)
