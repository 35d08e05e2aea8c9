"""khabar add: read, code and store, with progress on standard error."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khabar.cli.code import read_all
from khabar.cli.coding import code_batches
from khabar.errors import InputError
from khabar.relate.record import open_writer
from khabar.settings import store_address


def add_inputs(inputs: Sequence[str], db: str | None, jobs: int = 1) -> int:
    """Store every article that can be read; print how many were new. Returns the number of inputs that could not be read.

    Articles are coded by ``jobs`` processes and written by this one, a batch in one transaction: what was counted is kept.
    """
    refused: list[InputError] = []
    new = known = reports = 0
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with open_writer(store_address(db)) as writer, shown as progress:
        task = progress.add_task("reading", total=None)
        for batch in code_batches(read_all(inputs, refused), jobs):
            added = writer.add_all(batch)
            new += len(added)
            known += len(batch) - len(added)
            reports += sum(len(coded.reports) for coded in added)
            progress.advance(task, len(batch))
    print(f"{new} articles added with {reports} reports; {known} were there already; {len(refused)} could not be read")
    return len(refused)
