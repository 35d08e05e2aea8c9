"""khabar correct: people's word over the coder's, with author, day and reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from khabar.cli.asking import open_view
from khabar.errors import CorrectionError
from khabar.relate.record import open_writer
from khabar.settings import store_address
from khabar.store.correct import Change, Corrector


def correct(change: Change, author: str, reason: str, db: str | None) -> None:
    """Make one correction and print its number. CorrectionError where it cannot be made; then nothing is changed."""
    open_view(db, None, "published").close()  # a store is corrected, never made
    with open_writer(store_address(db)) as writer:
        print(f"correction {change.make(Corrector(writer, author, reason))}")


def read_fields(given: Sequence[str]) -> dict[str, Any] | None:
    """The fields that all NAME=VALUE ``given`` set; None where there are none."""
    return dict(map(_field, given)) or None


def _field(text: str) -> tuple[str, object]:
    """NAME=VALUE, where VALUE is JSON or plain words."""
    name, found, value = text.partition("=")
    if not found:
        raise CorrectionError(f'no value in "{text}"', "--set", "give NAME=VALUE, such as factuality=cancelled")
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value.strip()


def list_corrections(db: str | None, as_of: str | None, clock: str) -> None:
    """Print all corrections as JSON lines, in the order in which they were made."""
    with open_view(db, as_of, clock) as view:
        for held in view.corrections():
            row = {
                "number": held.number,
                "kind": held.kind,
                "target": held.target,
                "value": json.loads(held.value),
                "author": held.author,
                "reason": held.reason,
                "made": held.made.isoformat(),
                "withdrawn": held.withdrawn.isoformat() if held.withdrawn else None,
            }
            print(json.dumps(row, ensure_ascii=False))
