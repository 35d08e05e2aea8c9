"""Stores of every earlier version are brought up to date without loss."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from khabar.errors import OldStoreError
from khabar.model import Coded
from khabar.relate.record import open_writer
from khabar.store.schema import SCHEMA_VERSION
from khabar.store.view import View
from tests.factories import DENIAL, PLAN, VISIT, coded

# The tables as version 1 made them.
VERSION_1 = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
CREATE TABLE article (id VARCHAR NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT,
  language VARCHAR NOT NULL, published DATE, published_by VARCHAR, standfirst TEXT, PRIMARY KEY (id));
CREATE TABLE coding (number INTEGER NOT NULL, article VARCHAR NOT NULL, coder VARCHAR NOT NULL, learned DATETIME NOT NULL,
  document TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (article, coder), FOREIGN KEY(article) REFERENCES article (id));
CREATE TABLE report (number INTEGER NOT NULL, coding INTEGER NOT NULL, id VARCHAR NOT NULL, event VARCHAR NOT NULL, mode VARCHAR,
  factuality VARCHAR NOT NULL, PRIMARY KEY (number), FOREIGN KEY(coding) REFERENCES coding (number));
CREATE INDEX report_by_coding ON report (coding);
CREATE TABLE report_party (report INTEGER NOT NULL, country VARCHAR NOT NULL, side VARCHAR NOT NULL,
  FOREIGN KEY(report) REFERENCES report (number));
CREATE INDEX report_party_by_country ON report_party (country, report);
INSERT INTO schema_version VALUES (1);
"""


def _version_1(path: Path, codings: list[tuple[Coded, str, str]]) -> None:
    with sqlite3.connect(path) as raw:
        raw.executescript(VERSION_1)
        for told, coder, learned in codings:
            article = told.article
            raw.execute(
                "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (article.id, "", article.body, article.outlet, None, "ar", article.published and str(article.published), None, None),
            )
            document = TypeAdapter(Coded).dump_json(told, exclude={"article": True}).decode()
            raw.execute(
                "INSERT INTO coding (article, coder, learned, document) VALUES (?, ?, ?, ?)", (article.id, coder, learned, document)
            )
    raw.close()


def test_a_store_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    visit, plan = coded("visit", VISIT + "\n\n" + DENIAL, date(2025, 7, 13)), coded("plan", PLAN, None)
    older = Coded(plan.article, plan.sentences)
    _version_1(
        path,
        [
            (visit, "1", "2025-07-14 08:00:00.000000"),
            (older, "0", "2025-07-15 08:00:00.000000"),
            (plan, "1", "2025-07-20 08:00:00.000000"),
        ],
    )
    address = f"sqlite:///{path}"
    with pytest.raises(OldStoreError, match=f"version 1, older than {SCHEMA_VERSION}.*khabar upgrade"):
        View(address)
    with open_writer(address) as writer:
        assert not writer.add(visit, version="1")
    with View(address) as view:
        assert view.coded("visit") == visit
        assert view.coded("plan") == plan
    with View(address, date(2025, 7, 16), "learned") as view:
        assert view.coded("plan") == older
    with View(address, date(2025, 7, 14)) as view:
        assert view.coded("plan") is None


def test_a_store_of_version_1_that_cannot_be_read_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _version_1(path, [(coded("visit", VISIT, date(2025, 7, 13)), "1", "2025-07-14 08:00:00.000000")])
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE coding SET document = '{}'")
    raw.close()
    with pytest.raises(ValueError):
        open_writer(f"sqlite:///{path}")
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT version FROM schema_version").fetchone() == (1,)
        assert raw.execute("SELECT count(*) FROM article").fetchone() == (1,)
        assert raw.execute("SELECT count(*) FROM report").fetchone() == (0,)
    raw.close()
