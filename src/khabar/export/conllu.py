"""An article as CoNLL-U: its words by sentence, with parties, times, statements and events in the last column.

Khabar finds no lemmas, parts of speech or dependencies that it would vouch for, so these columns are "_"; the last one holds what it
does find.
"""

from __future__ import annotations

from collections.abc import Iterator

from khabar.analyse.tokens import Token, find_tokens
from khabar.model import Coded, Span

EMPTY = "_"
FORM = 1
MISC = 9
COLUMNS = 10


def coded_conllu(coded: Coded) -> str:
    """``coded`` as sentences of CoNLL-U, each followed by an empty line."""
    text = coded.article.text
    notes = _notes(coded)
    tokens = find_tokens(text)
    lines, at = [f"# newdoc id = {coded.article.id}"], 0
    for number, sentence in enumerate(coded.sentences, 1):
        lines += [f"# sent_id = {coded.article.id}-{number}", f"# text = {' '.join(sentence.of(text).split())}"]
        place = 0
        while at < len(tokens) and tokens[at].start < sentence.end:
            if tokens[at].start >= sentence.start:
                place += 1
                follows = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].start < sentence.end
                lines.append(_line(place, tokens[at], notes, follows))
            at += 1
        lines.append("")
    return "\n".join(lines)


def _notes(coded: Coded) -> dict[int, list[str]]:
    """What stands at each character: the marks of all spans that cover it, begun with B and gone on with I."""
    notes: dict[int, list[str]] = {}
    for span, mark in _marks(coded):
        for at in range(span.start, span.end):
            notes.setdefault(at, []).append(f"{mark}:{'B' if at == span.start else 'I'}")
    return notes


def _marks(coded: Coded) -> Iterator[tuple[Span, str]]:
    for mention in coded.mentions:
        yield mention.span, f"Party={mention.party.country or EMPTY}:{mention.party.sector}:{mention.chain}"
    for when in coded.times:
        yield when.span, f"Time={when.start or EMPTY}/{when.end or EMPTY}"
    for report in coded.reports:
        yield report.trigger, f"Event={report.event}:{report.factuality}:{report.id}"


def _line(place: int, token: Token, notes: dict[int, list[str]], follows: bool) -> str:
    columns = [EMPTY] * COLUMNS
    marks = notes.get(token.start, []) or [mark for at in range(token.start, token.end) for mark in notes.get(at, [])][:1]
    misc = [*dict.fromkeys(marks), *(["SpaceAfter=No"] if follows else [])]
    columns[0], columns[FORM], columns[MISC] = str(place), token.text, "|".join(misc) or EMPTY
    return "\t".join(columns)
