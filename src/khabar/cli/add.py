"""khabar add: read, code and store, with progress on standard error."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khabar.cli.code import read_all
from khabar.cli.coding import code_all
from khabar.errors import InputError
from khabar.settings import store_address
from khabar.store.write import Writer


def add_inputs(inputs: Sequence[str], db: str | None) -> int:
    """Store every article that can be read; print how many were new. Returns the number of inputs that could not be read."""
    refused: list[InputError] = []
    new = known = reports = 0
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with Writer(store_address(db)) as writer, shown as progress:
        task = progress.add_task("reading", total=None)
        for coded in code_all(read_all(inputs, refused)):
            if writer.add(coded):
                new += 1
                reports += len(coded.reports)
            else:
                known += 1
            progress.advance(task)
    print(f"{new} articles added with {reports} reports; {known} were there already; {len(refused)} could not be read")
    return len(refused)
