"""The options that commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="HTML files, addresses, text files, JSON lines, or - for standard input.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="How many processes share the work of coding.")]
Store = Annotated[str | None, typer.Option("--db", envvar="KHABAR_DB", help="The store: a file or an SQLAlchemy address.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Read the record as it was known at the end of this day, YYYY-MM-DD.")]
Clock = Annotated[str, typer.Option("--clock", help="published: what the press had told by then; learned: what this store held by then.")]
To = Annotated[str, typer.Option("--to", help="text or json.")]
Event = Annotated[str | None, typer.Option("--event", help="One of PLOVER's types, such as CONSULT.")]
Mode = Annotated[str | None, typer.Option("--mode", help="Such as visit.")]
Status = Annotated[str | None, typer.Option("--status", help="happened, planned, possible, denied or cancelled.")]
PartyName = Annotated[str | None, typer.Option("--party", help="A name, a part of one, or a country's code, on either side.")]
Speaker = Annotated[str | None, typer.Option("--speaker", help="On whose word: a name, a part of one, or a country's code.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="A place that the text names.")]
From = Annotated[str | None, typer.Option("--from", help="The first day, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option("--until", help="The last day, YYYY-MM-DD.")]
Countries = Annotated[list[str] | None, typer.Option("--country", help="A country's code or name; twice for a pair.")]
