"""khabar export: a record in the forms that others read, to standard output."""

from __future__ import annotations

import os
import sys

from khabar.cli.asking import Asked, open_view
from khabar.export.formats import format_named
from khabar.relate.record import events


def export_record(to: str, asked: Asked, as_of: str | None, clock: str, db: str | None, *, of_reports: bool) -> None:
    """Write all events, or reports, that are asked for; what a format has no room for is counted on standard error."""
    chosen = format_named(to)
    write_reports = chosen.write_reports() if of_reports else None
    with open_view(db, as_of, clock) as view:
        query, out = asked.query(), sys.stdout.buffer
        try:
            left_out = write_reports(view.find(query), out) if write_reports else chosen.write_events()(events(view, query), out)
            out.flush()
        except BrokenPipeError:
            # The reader has closed its end, as head does: that is its right, and Python must not complain again at its own end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
    if left_out:
        print(f"khabar: {left_out}", file=sys.stderr)
