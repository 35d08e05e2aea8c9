"""khabar add: read, code and store, with progress on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from khabar.cli.code import read_all
from khabar.cli.coding import BATCH, code_batches
from khabar.errors import InputError
from khabar.model import Article
from khabar.relate.record import open_writer
from khabar.relate.signature import Signature
from khabar.settings import store_address
from khabar.store.write import Writer


class _Unread:
    """Articles that are not in the store yet, so that a run that was stopped goes on where it was, without coding all anew."""

    def __init__(self, writer: Writer[Signature]) -> None:
        self._writer = writer
        self.articles = 0  # how many were seen

    def of(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Those of ``articles`` that the store has not."""
        source = iter(articles)
        while batch := list(islice(source, BATCH)):
            self.articles += len(batch)
            known = self._writer.known(article.id for article in batch)
            yield from (article for article in batch if article.id not in known)


def add_inputs(inputs: Sequence[str], db: str | None, jobs: int = 1) -> int:
    """Store every article that can be read; print how many were new. Returns the number of inputs that could not be read.

    Articles are coded by ``jobs`` processes and written by this one, a batch in one transaction: what was counted is kept.
    """
    refused: list[InputError] = []
    new = reports = 0
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with open_writer(store_address(db)) as writer, shown as progress:
        task = progress.add_task("reading", total=None)
        asked = _Unread(writer)
        for batch in code_batches(asked.of(read_all(inputs, refused)), jobs):
            added = writer.add_all(batch)
            new += len(added)
            reports += sum(len(coded.reports) for coded in added)
            progress.update(task, completed=new)
        known = asked.articles - new
    print(f"{new} articles added with {reports} reports; {known} were there already; {len(refused)} could not be read")
    return len(refused)
