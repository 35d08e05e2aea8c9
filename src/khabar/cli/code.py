"""khabar code: what articles tell, as text for people or JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from khabar.cli.coding import code_lines
from khabar.errors import InputError, SettingsError
from khabar.export.conllu import coded_conllu
from khabar.export.jsonl import coded_line
from khabar.export.plain import coded_text
from khabar.export.plover import plover_lines
from khabar.export.timeml import coded_timeml
from khabar.export.webannotation import annotation_lines
from khabar.model import Article, Coded
from khabar.read import read_input

FORMATS: dict[str, Callable[[Coded], str]] = {
    "text": coded_text,
    "jsonl": coded_line,
    "plover": plover_lines,
    "timeml": coded_timeml,
    "webannotation": annotation_lines,
    "conllu": coded_conllu,
}
MOST_JOBS = 64


def read_all(inputs: Sequence[str], refused: list[InputError]) -> Iterator[Article]:
    """The articles of all ``inputs`` in order; what cannot be read is told on standard error and put into ``refused``."""
    for source in inputs:
        for item in read_input(source):
            if isinstance(item, InputError):
                print(f"khabar: {item}", file=sys.stderr)
                refused.append(item)
            else:
                yield item


def code_inputs(inputs: Sequence[str], to: str, confidence: float, jobs: int) -> int:
    """Print every article that can be read, coded; the number of inputs that could not be."""
    if to not in FORMATS:
        raise SettingsError(f'no format "{to}"', "--to", f"give one of {', '.join(FORMATS)}")
    if not 0 <= confidence <= 1:
        raise SettingsError(f"a confidence of {confidence}", "--min-confidence", "give a number from 0 to 1")
    if not 1 <= jobs <= MOST_JOBS:
        raise SettingsError(f"{jobs} jobs", "--jobs", f"give a number from 1 to {MOST_JOBS}")
    refused: list[InputError] = []
    for line in code_lines(read_all(inputs, refused), FORMATS[to], confidence, jobs):
        if line:
            print(line)
    return len(refused)
