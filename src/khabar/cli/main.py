"""The command line. Each command imports what it needs when it runs, so that ``--help`` answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from khabar import __version__
from khabar.errors import KhabarError

FAILED = 2

app = typer.Typer(
    name="khabar",
    help="Read Arabic news into a sourced, dated record of who did what to whom, and answer what comes next.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="HTML files, addresses, text files, JSON lines, or - for standard input.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="How many processes share the work of coding.")]
Store = Annotated[str | None, typer.Option("--db", envvar="KHABAR_DB", help="The store: a file or an SQLAlchemy address.")]


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


AsOf = Annotated[str | None, typer.Option("--as-of", help="Read the record as it was known at the end of this day, YYYY-MM-DD.")]


@app.command()
def show(
    a: Annotated[str, typer.Argument(metavar="A", help="A country: RUS, RU, Russia or its Arabic name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other country.")],
    as_of: AsOf = None,
    db: Store = None,
    to: Annotated[str, typer.Option("--to", help="text or json.")] = "text",
) -> None:
    """Print what two countries did with and to each other, in the order of its days."""
    from khabar.cli.show import show_pair

    with plain_errors():
        show_pair((a, b), as_of, db, to)


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
    to: Annotated[str, typer.Option("--to", help="text or json.")] = "text",
) -> None:
    """Answer whether something will happen by a day: a probability, and everything that it rests on."""
    from khabar.cli.ask import Flags
    from khabar.cli.ask import ask as answer

    with plain_errors():
        answer(question, Flags(actor, recipient, event, mode, by), as_of, db, to)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1.")] = 8642,
    db: Store = None,
) -> None:
    """Serve the desk on this machine until Ctrl-C."""
    from khabar.cli.serve import serve_desk

    with plain_errors():
        serve_desk(port, db)
