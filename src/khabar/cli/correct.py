"""khabar correct: people's word over the coder's, with author, day and reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.cli.asking import open_view
from khabar.errors import CorrectionError
from khabar.relate.record import open_writer
from khabar.settings import store_address
from khabar.store.correct import Corrector


@dataclass(frozen=True, slots=True)
class Change:
    """What the options ask for; exactly one of them."""

    fields: tuple[str, ...] = ()  # NAME=VALUE
    wrong: bool = False
    join: bool = False
    split: str | None = None
    withdraw: int | None = None


def correct(ids: Sequence[str], change: Change, author: str, reason: str, db: str | None) -> None:
    """Make one correction and print its number. CorrectionError where it cannot be made; then nothing is changed."""
    asked = [bool(change.fields), change.wrong, change.join, change.split is not None, change.withdraw is not None]
    if sum(asked) != 1:
        raise CorrectionError(
            f"{sum(asked)} changes asked for", "khabar correct", "give one of --set, --wrong, --join, --split, --withdraw"
        )
    open_view(db, None, "published").close()  # a store is corrected, never made
    with open_writer(store_address(db)) as writer:
        print(f"correction {_make(Corrector(writer, author, reason), ids, change)}")


def _make(corrector: Corrector, ids: Sequence[str], change: Change) -> int:  # type: ignore[type-arg]
    if change.withdraw is not None:
        return corrector.withdraw(change.withdraw)
    if change.join:
        return corrector.join_events(ids)
    if change.split is not None:
        return corrector.split(change.split, ids)
    if len(ids) != 1:
        raise CorrectionError(f"{len(ids)} reports named", "khabar correct", "name one report by its id")
    return corrector.mark_wrong(ids[0]) if change.wrong else corrector.set_fields(ids[0], dict(map(_field, change.fields)))


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
