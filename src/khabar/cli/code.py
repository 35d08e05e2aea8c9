"""khabar code: what articles tell, as text for people or JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from khabar.cli.coding import code_all
from khabar.errors import InputError, SettingsError
from khabar.export.jsonl import coded_line
from khabar.export.plain import coded_text
from khabar.model import Article, Coded
from khabar.read import read_input

FORMATS: dict[str, Callable[[Coded], str]] = {"text": coded_text, "jsonl": coded_line}


def read_all(inputs: Sequence[str], refused: list[InputError]) -> Iterator[Article]:
    """The articles of all ``inputs`` in order; what cannot be read is told on standard error and put into ``refused``."""
    for source in inputs:
        for item in read_input(source):
            if isinstance(item, InputError):
                print(f"khabar: {item}", file=sys.stderr)
                refused.append(item)
            else:
                yield item


def code_inputs(inputs: Sequence[str], to: str) -> int:
    """Print every article that can be read, coded; the number of inputs that could not be."""
    if to not in FORMATS:
        raise SettingsError(f'no format "{to}"', "--to", f"give one of {', '.join(FORMATS)}")
    refused: list[InputError] = []
    for coded in code_all(read_all(inputs, refused)):
        print(FORMATS[to](coded))
    return len(refused)
