"""The index of sentences' words: trigrams of folded text, so that a word is found inside its clitics.

SQLite keeps an FTS5 table of trigrams without a second copy of the text; PostgreSQL the folded text with an index of pg_trgm and one
of tsvector. Both find a stretch of three letters or more anywhere; a shorter term is looked for as a whole word in what the others found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, Select, String, bindparam, column, literal, select, table, text

from khabar.analyse.text import fold
from khabar.errors import QueryError

TRIGRAM = 3  # letters: the shortest stretch that the index finds
MOST_TERMS = 20
INDEX = table("sentence_words", column("rowid", BigInteger), column("words", String))

_MAKE = {
    "sqlite": ("CREATE VIRTUAL TABLE sentence_words USING fts5(words, content='', tokenize='trigram')",),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE sentence_words (rowid bigint PRIMARY KEY, words text NOT NULL)",
        "CREATE INDEX sentence_by_trigram ON sentence_words USING gin (words gin_trgm_ops)",
        "CREATE INDEX sentence_by_word ON sentence_words USING gin (to_tsvector('simple', words))",
    ),
}


def searchable(words: str) -> str:
    """``words`` in the form in which words are kept and looked for: letters levelled, case and NUL left out.

    PostgreSQL's text has no room for NUL.
    """
    return fold(words).replace("\0", "").casefold()


@dataclass(frozen=True, slots=True)
class Terms:
    """What is searched for, in searchable form: stretches that the index finds, and shorter words."""

    stretches: tuple[str, ...]
    words: tuple[str, ...]

    def hold(self, sentence: str) -> bool:
        """Whether ``sentence`` has every stretch, and every shorter word as a whole one."""
        held = searchable(sentence)
        return all(term in held for term in self.stretches) and all(
            re.search(rf"(?<!\w){re.escape(word)}(?!\w)", held) for word in self.words
        )


def read_terms(query: str) -> Terms:
    """The terms of ``query``: words divided by spaces, phrases in double quotes. QueryError where the index can find none of them."""
    parts = [part.split() if number % 2 == 0 else [" ".join(part.split())] for number, part in enumerate(query.split('"'))]
    terms = [form for group in parts for term in group if (form := searchable(term).strip())]
    stretches = tuple(dict.fromkeys(term for term in terms if len(term) >= TRIGRAM))
    if not stretches or len(terms) > MOST_TERMS:
        raise QueryError(f"{len(terms)} terms", f'search "{query[:60]}"', f"give 1 to {MOST_TERMS} terms, one of {TRIGRAM} letters or more")
    return Terms(stretches, tuple(term for term in terms if len(term) < TRIGRAM))


def make_index(connection: Connection) -> None:
    """Make the index, empty."""
    for statement in _MAKE[connection.dialect.name]:
        connection.execute(text(statement))


def index_sentences(connection: Connection, sentences: Sequence[tuple[int, str]]) -> None:
    """Add sentences by number."""
    if sentences:
        rows = [{"rowid": number, "words": searchable(words)} for number, words in sentences]
        connection.execute(text("INSERT INTO sentence_words (rowid, words) VALUES (:rowid, :words)"), rows)


def sentences_with(dialect: str, terms: Terms) -> Select[int]:
    """The numbers of the sentences that hold all stretches, the newest first."""
    found = select(INDEX.c.rowid).order_by(INDEX.c.rowid.desc())
    if dialect == "sqlite":
        phrases = " AND ".join('"' + term.replace('"', '""') + '"' for term in terms.stretches)
        return found.where(text("sentence_words MATCH :phrases").bindparams(bindparam("phrases", phrases)))
    return found.where(*(INDEX.c.words.like(literal(f"%{_plain(term)}%"), escape="\\") for term in terms.stretches))


def _plain(term: str) -> str:
    """``term`` without a pattern's special signs."""
    return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def like(words: str) -> str:
    """A pattern of LIKE with escape ``\\`` for what holds ``words``."""
    return f"%{_plain(searchable(words))}%"


def matching(terms: Terms, sentences: Iterable[str]) -> bool:
    """Whether one of ``sentences``, in which the index found the stretches, has the shorter words too, which it cannot find."""
    return not terms.words or any(map(terms.hold, sentences))
