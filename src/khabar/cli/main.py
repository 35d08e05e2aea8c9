"""The command line. Each command imports what it needs when it runs, so that ``--help`` answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from khabar import __version__
from khabar.cli.options import (
    AsOf,
    Clock,
    Countries,
    Event,
    From,
    Inputs,
    Jobs,
    Mode,
    PartyName,
    PlaceName,
    Speaker,
    Status,
    Store,
    To,
    Until,
)
from khabar.errors import KhabarError

FAILED = 2

app = typer.Typer(
    name="khabar",
    help="Read Arabic news into a sourced, dated record of who did what to whom, and answer what comes next.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns an error that a person can mend into one line on standard error and exit status 2."""
    try:
        yield
    except KhabarError as error:
        typer.echo(f"khabar: {error}", err=True)
        raise typer.Exit(FAILED) from None


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"khabar {__version__}")
        raise typer.Exit


@app.callback()
def khabar(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Read Arabic news into a sourced, dated record of who did what to whom, and answer what comes next."""


@app.command()
def code(
    inputs: Inputs,
    to: Annotated[
        str, typer.Option("--to", help="text for people, jsonl for programs; plover, timeml, webannotation, conllu for other tools.")
    ] = "text",
    confidence: Annotated[float, typer.Option("--min-confidence", help="Only reports that are at least so sure, 0 to 1.")] = 0.0,
    jobs: Jobs = 1,
) -> None:
    """Code articles and print what they tell. Stores nothing."""
    from khabar.cli.code import code_inputs

    with plain_errors():
        raise typer.Exit(FAILED if code_inputs(inputs, to, confidence, jobs) else 0)


@app.command()
def add(inputs: Inputs, db: Store = None, jobs: Jobs = 1) -> None:
    """Read, code and store articles. Adding the same thing twice changes nothing."""
    from khabar.cli.add import add_inputs

    with plain_errors():
        raise typer.Exit(FAILED if add_inputs(inputs, db, jobs) else 0)


@app.command()
def show(
    a: Annotated[str, typer.Argument(metavar="A", help="A country: RUS, RU, Russia or its Arabic name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other country.")],
    as_of: AsOf = None,
    clock: Clock = "published",
    db: Store = None,
    to: To = "text",
) -> None:
    """Print what two countries did with and to each other, in the order of its days, and its trend."""
    from khabar.cli.show import show_pair

    with plain_errors():
        show_pair((a, b), as_of, clock, db, to)


@app.command()
def ask(  # noqa: PLR0913, PLR0917  one parameter an option
    question: Annotated[str | None, typer.Argument(help="In Arabic or English; or use the options below.")] = None,
    actor: Annotated[str | None, typer.Option(help="A country.")] = None,
    recipient: Annotated[str | None, typer.Option(help="The other country.")] = None,
    event: Annotated[str | None, typer.Option(help="One of PLOVER's types, such as CONSULT.")] = None,
    mode: Annotated[str | None, typer.Option(help="Such as visit.")] = None,
    by: Annotated[str | None, typer.Option(help="The last day, YYYY-MM-DD.")] = None,
    as_of: AsOf = None,
    db: Store = None,
    to: To = "text",
) -> None:
    """Answer whether something will happen by a day: a probability, and everything that it rests on."""
    from khabar.cli.ask import Flags
    from khabar.cli.ask import ask as answer

    with plain_errors():
        answer(question, Flags(actor, recipient, event, mode, by), as_of, db, to)


@app.command()
def search(  # noqa: PLR0913, PLR0917  one parameter an option
    words: Annotated[str | None, typer.Argument(help='Words and "phrases" of one sentence; found inside clitics, too.')] = None,
    country: Countries = None,
    event: Event = None,
    mode: Mode = None,
    status: Status = None,
    party: PartyName = None,
    speaker: Speaker = None,
    place: PlaceName = None,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many events, the newest first.")] = 50,
    db: Store = None,
    to: To = "text",
) -> None:
    """Find events by words, parties, type, status, speaker, place and days, the newest first."""
    from khabar.cli.asking import Asked
    from khabar.cli.search import search_events

    with plain_errors():
        asked = Asked(tuple(country or ()), event, mode, status, party, speaker, place, words, start, end)
        search_events(asked, as_of, clock, limit, db, to)


@app.command()
def export(  # noqa: PLR0913, PLR0917  one parameter an option
    to: Annotated[
        str, typer.Argument(metavar="FORMAT", help="csv, parquet, jsonl, plover, gdelt, geojson, ical, atom, jsonld, ftm or rdf.")
    ],
    country: Countries = None,
    event: Event = None,
    mode: Mode = None,
    status: Status = None,
    party: PartyName = None,
    speaker: Speaker = None,
    place: PlaceName = None,
    words: Annotated[str | None, typer.Option("--text", help='Words and "phrases" of one sentence.')] = None,
    start: From = None,
    end: Until = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    reports: Annotated[bool, typer.Option("--reports", help="Reports instead of events: csv, parquet or jsonl.")] = False,
    db: Store = None,
) -> None:
    """Write events to standard output, all that the filters let through, as they come."""
    from khabar.cli.asking import Asked
    from khabar.cli.export import export_record

    with plain_errors():
        asked = Asked(tuple(country or ()), event, mode, status, party, speaker, place, words, start, end)
        export_record(to, asked, as_of, clock, db, of_reports=reports)


@app.command()
def why(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id.")],
    as_of: AsOf = None,
    clock: Clock = "published",
    db: Store = None,
    to: To = "text",
) -> None:
    """Explain why the reports of an event are taken for one happening."""
    from khabar.cli.why import show_why

    with plain_errors():
        show_why(event, db, as_of, clock, to)


@app.command()
def correct(  # noqa: PLR0913, PLR0917  one parameter an option
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="A report; events to join; reports to split off.")] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", help="NAME=VALUE: event, mode, actor, recipient, when, place, factuality, speaker.")
    ] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="The article does not tell this.")] = False,
    join: Annotated[bool, typer.Option("--join", help="The events are one.")] = False,
    split: Annotated[
        str | None, typer.Option("--split", metavar="EVENT", help="The reports tell of another event than the rest of EVENT.")
    ] = None,
    withdraw: Annotated[int | None, typer.Option("--withdraw", metavar="NUMBER", help="An earlier correction no longer holds.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print all corrections as JSON lines.")] = False,
    author: Annotated[str, typer.Option("--by", help="Who corrects.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why.")] = "",
    as_of: AsOf = None,
    clock: Clock = "published",
    db: Store = None,
) -> None:
    """Set right what the coder read. A correction is a row with author, day and reason; it outlives recoding and can be withdrawn."""
    from khabar.cli.correct import correct as make
    from khabar.cli.correct import list_corrections, read_fields
    from khabar.store.correct import Change

    with plain_errors():
        if listed:
            list_corrections(db, as_of, clock)
        else:
            named = tuple(ids or ())
            change = Change(named, read_fields(fields or ()), wrong, named if join else None, split, withdraw)
            make(change, author, reason, db)


@app.command()
def upgrade(db: Store = None) -> None:
    """Bring a store of an older version up to date; adding does so too."""
    from khabar.cli.upgrade import upgrade_store

    with plain_errors():
        upgrade_store(db)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1.")] = 8642,
    db: Store = None,
) -> None:
    """Serve the desk on this machine until Ctrl-C."""
    from khabar.cli.serve import serve_desk

    with plain_errors():
        serve_desk(port, db)
