"""khabar why: what holds the reports of an event together."""

from __future__ import annotations

import json

from rich.console import Console
from rich.table import Table

from khabar.cli.asking import open_view, wants_json
from khabar.cli.show import isolated, open_console, words_around
from khabar.errors import QueryError
from khabar.export.claims import claims_object, link_object
from khabar.export.events import event_object
from khabar.export.plain import quantity_text
from khabar.model import Event, Telling
from khabar.relate.claims import claims, figures, is_disputed
from khabar.relate.likeness import meaning_of
from khabar.relate.record import event_of
from khabar.relate.why import Link, explain


def show_why(event_id: str, db: str | None, as_of: str | None, clock: str, to: str) -> None:
    """Print why the reports of an event are taken for one happening. QueryError where the view has no such event."""
    as_json = wants_json(to)
    with open_view(db, as_of, clock) as view:
        event = event_of(view, event_id)
        if event is None:
            raise QueryError("no such event", event_id, "take the id from khabar export jsonl or khabar show --to json")
        links = explain(event, view.corrections())
    if as_json:
        shown = {
            "event": event_object(event),
            "claims": claims_object(event),
            "links": [link_object(link) for link in links],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    console = open_console()
    console.print(f"{event.id}: {event.event} {event.status}; {event.articles} articles, {event.voices} voices")
    console.print(isolated(f"{event.tellings[0].article.id}: {words_around(event.tellings[0])}"))
    for link in links:
        console.print(_table(link))
    _print_claims(console, event)


def _print_claims(console: Console, event: Event) -> None:
    """Who says that it is so, who that it is not, and all figures side by side."""
    for claim in claims(event):
        console.print(isolated(f"{claim.stance}: {_source(claim.telling)}"))
    if is_disputed(event):
        console.print("disputed: one says that it is so, another denies it")
    for figure in (figure for group in figures(event) for figure in group.told):
        mark = " (differs)" if figure.differs else ""
        console.print(isolated(f"figure: {quantity_text(figure.quantity)}{mark}: {_source(figure.telling)}"))


def _source(telling: Telling) -> str:
    """Speaker, outlet and day of a telling."""
    speaker = telling.report.speaker
    return f"{speaker.text if speaker else 'the outlet'}, {telling.article.outlet or telling.article.id}, {telling.published or '?'}"


def _table(link: Link) -> Table:
    table = Table(title=isolated(f"{link.telling.article.id}: {words_around(link.telling)}"), title_justify="left", show_header=False)
    for piece in sorted(link.found, key=lambda piece: -piece.weight):
        table.add_row(f"{piece.weight:+.1f}", meaning_of(piece.kind))
    if link.found:
        total = sum(piece.weight for piece in link.found)
        table.add_row(f"{total:+.1f}", f"in sum, beside report {link.nearest.report.id}: 0 or more speaks for one event")
    for said in link.corrections:
        table.add_row("", f"correction {said.number} by {said.author}: {said.reason}")
    return table
