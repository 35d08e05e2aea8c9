"""The tables of version 2. What was read or said is added and never overwritten; components and events are worked out from it.

Every ``number`` is given out by the one writer that holds the store, so that rows can be added many at a time.
A row's life runs from ``since`` until ``until`` (UTC; NULL while it is the newest word): coding again, or a correction, ends the
life of the rows that it stands in for, and a View of an earlier day by the learned clock still finds them.
"""

from __future__ import annotations

import zlib

from sqlalchemy import BigInteger, Column, Date, DateTime, Dialect, Float, Index, Integer, LargeBinary, MetaData, String, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import Text as PlainText
from sqlalchemy.types import TypeDecorator

# Raised with every change of the tables; a store of a newer version is refused, an older one is brought up to date by migrate.py.
SCHEMA_VERSION = 2

# SQLite makes a key that is exactly INTEGER the row's own number, at no cost.
Number = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")


class Text(TypeDecorator[str]):
    """Text to the letter: PostgreSQL has no room for NUL, so there ESC 0 stands for it, and ESC 1 for ESC."""

    impl = PlainText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """``value`` as it is kept."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\x1b", "\x1b1").replace("\0", "\x1b0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """``value`` as it was given."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\x1b0", "\0").replace("\x1b1", "\x1b")


class PackedText(TypeDecorator[str]):
    """Long text, deflated: an article's body is never searched in its row, and takes a third of the room."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """``value`` as it is kept."""
        return None if value is None else zlib.compress(value.encode("utf-8", "surrogatepass"))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """``value`` as it was given."""
        return None if value is None else zlib.decompress(value).decode("utf-8", "surrogatepass")


metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

coder = Table("coder", metadata, Column("number", Number, primary_key=True), Column("version", String, nullable=False, unique=True))

# `told` is the day that the published clock goes by: `published`, or the day the store learned of it where that is unknown.
article = Table(
    "article",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("body", PackedText, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("published", Date),
    Column("published_by", String),
    Column("standfirst", Text),
    Column("told", Date, nullable=False),
    Column("learned", DateTime, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Index("article_by_told", "told", "published", "outlet", "learned"),  # all that coverage counts
)

# Where near-identical articles are looked for, and which were found: both directions of a pair are kept.
band = Table(
    "band",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("article", Number, primary_key=True),
    sqlite_with_rowid=False,
)
copy = Table(
    "copy",
    metadata,
    Column("article", Number, primary_key=True),
    Column("other", Number, primary_key=True),
    sqlite_with_rowid=False,
)

# `document` is what the coder found but for article and reports, packed (document.py).
coding = Table(
    "coding",
    metadata,
    Column("number", Number, primary_key=True),
    Column("article", Number, nullable=False),
    Column("coder", Number, nullable=False),
    Column("since", DateTime, nullable=False),
    Column("until", DateTime),
    Column("document", LargeBinary, nullable=False),
    Index("coding_by_article", "article", "coder", unique=True),
)

# The words of a sentence are searched in the index that search.py keeps.
sentence = Table(
    "sentence",
    metadata,
    Column("number", Number, primary_key=True),
    Column("article", Number, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("sentence_by_article", "article"),
)

# `words` is the name, folded for search; one row for each spelling of a party with its codes.
party = Table(
    "party",
    metadata,
    Column("number", Number, primary_key=True),
    Column("hash", BigInteger, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("name", Text),
    Column("country", String),
    Column("sector", String, nullable=False),
    Column("wikidata", String),
)

statement = Table(
    "statement",
    metadata,
    Column("number", Number, primary_key=True),
    Column("coding", Number, nullable=False),
    Column("speaker", Number),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("statement_by_coding", "coding"),
)

# `record` is the report itself, packed; `signature` is what merging compares. `correction` is NULL for what a coder read.
report = Table(
    "report",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", String, nullable=False),
    Column("article", Number, nullable=False),
    Column("coding", Number, nullable=False),
    Column("correction", Number),
    Column("since", DateTime, nullable=False),
    Column("until", DateTime),
    Column("told", Date, nullable=False),
    Column("event", String, nullable=False),
    Column("mode", String),
    Column("factuality", String, nullable=False),
    Column("start", Date),
    Column("end", Date),
    Column("confidence", Float),
    Column("countries", Text, nullable=False),  # of both sides, in alphabetical order, divided by spaces
    Column("place", Text),
    Column("record", LargeBinary, nullable=False),
    Column("signature", Text, nullable=False),
    Column("component", Number, nullable=False),
    Index("report_by_id", "id"),
    Index("report_by_article", "article"),
    Index("report_by_component", "component"),
    Index("report_by_told", "told"),
)


def _links(name: str, *columns: Column[int] | Column[str], backward: bool = False) -> Table:
    """A table that is nothing but links to reports or events."""
    indexes = [Index(f"{name}_backward", columns[-1].name)] if backward else []
    return Table(name, metadata, *columns, *indexes, sqlite_with_rowid=False)


def _key(name: str, kind: type[String] | None = None) -> Column[int] | Column[str]:
    return Column(name, kind, primary_key=True) if kind else Column(name, Number, primary_key=True)


report_key = _links("report_key", Column("hash", BigInteger, primary_key=True), _key("report"))
report_sentence = _links("report_sentence", _key("sentence"), _key("report"))
report_country = _links("report_country", _key("country", String), _key("report"))
report_pair = _links("report_pair", _key("a", String), _key("b", String), _key("report"))
# `side` is actor, recipient or speaker.
report_party = _links("report_party", _key("party"), _key("report"), _key("side", String))

# Reports that are linked with one another, directly or through others, ever: an event lies wholly in one component (linking.py).
# By the published clock nothing in it is newer than `told`; by the learned clock nothing changed after `changed`.
component = Table(
    "component",
    metadata,
    Column("number", Number, primary_key=True),
    Column("told", Date, nullable=False),
    Column("changed", DateTime, nullable=False),
    Index("component_by_told", "told"),
    Index("component_by_changed", "changed"),
)

# Events of the newest state, worked out anew whenever their component changes.
event = Table(
    "event",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("component", Number, nullable=False),
    Column("event", String, nullable=False),
    Column("mode", String),
    Column("start", Date),
    Column("end", Date),
    Column("told", Date, nullable=False),
    Column("status", String, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("day", Date, nullable=False),  # `start`, or `told` where that is unknown: the order of a timeline
    Index("event_by_component", "component"),
    Index("event_by_day", "day"),
)
event_report = _links("event_report", _key("event"), _key("report"), backward=True)
event_pair = _links("event_pair", _key("a", String), _key("b", String), _key("event"), backward=True)

# What people set right. `target` is a report's id, or another correction's number where `kind` is withdraw; `value` is JSON.
correction = Table(
    "correction",
    metadata,
    Column("number", Number, primary_key=True),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("withdrawn", DateTime),
    Column("article", Number),
    Index("correction_by_article", "article"),
)

# Two reports that people said belong together or apart, whatever likeness says.
bond = Table(
    "bond",
    metadata,
    Column("number", Number, primary_key=True),
    Column("correction", Number, nullable=False),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("kind", String, nullable=False),  # together or apart
    Column("since", DateTime, nullable=False),
    Column("until", DateTime),
    Index("bond_by_one", "one"),
    Index("bond_by_other", "other"),
)
