"""The tables. A coding is one article as one version of the coder read it; coding again adds rows and changes none."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

# Raised with every change of the tables; a store of a newer version is refused.
SCHEMA_VERSION = 1

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("published", Date),
    Column("published_by", String),
    Column("standfirst", Text),
)

# The fields of khabar.model.Article, each a column.
ARTICLE_COLUMNS = tuple(column.name for column in article.columns)

# `document` is what the coder found, as JSON in the shape of khabar.model.Coded without its article.
coding = Table(
    "coding",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey("article.id"), nullable=False),
    Column("coder", String, nullable=False),
    Column("learned", DateTime, nullable=False),  # UTC
    Column("document", Text, nullable=False),
    UniqueConstraint("article", "coder"),
)

# What reports are looked up by; the report itself stands in its coding's document.
report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("coding", ForeignKey("coding.number"), nullable=False),
    Column("id", String, nullable=False),
    Column("event", String, nullable=False),
    Column("mode", String),
    Column("factuality", String, nullable=False),
    Index("report_by_coding", "coding"),
)

report_party = Table(
    "report_party",
    metadata,
    Column("report", ForeignKey("report.number"), nullable=False),
    Column("country", String, nullable=False),
    Column("side", String, nullable=False),  # actor or recipient
    Index("report_party_by_country", "country", "report"),
)
