"""CSV and Parquet: one row an event or a report."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import TextIOWrapper
from itertools import islice
from typing import Any, BinaryIO

from khabar.export.rows import EVENT_COLUMNS, REPORT_COLUMNS, Column, Value, event_rows, report_rows
from khabar.export.xml_text import clean
from khabar.model import Event, Telling

BETWEEN = ";"  # members of a list in one cell
# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text. Members of a list are treated like cells:
# where the comma is the decimal sign, spreadsheets divide cells at semicolons. The last four are the wide forms of the first four.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
ROW_GROUP = 5_000  # rows of Parquet that are held in memory at a time


def write_csv(events: Iterable[Event], out: BinaryIO) -> None:
    """UTF-8, a header, a row an event; lists divided by semicolons, unknown values empty."""
    _write_csv(EVENT_COLUMNS, event_rows(events), out)


def write_reports_csv(tellings: Iterable[Telling], out: BinaryIO) -> None:
    """UTF-8, a header, a row a report."""
    _write_csv(REPORT_COLUMNS, report_rows(tellings), out)


def write_parquet(events: Iterable[Event], out: BinaryIO) -> None:
    """A row an event: days as date32, lists as lists of strings."""
    _write_parquet(EVENT_COLUMNS, event_rows(events), out)


def write_reports_parquet(tellings: Iterable[Telling], out: BinaryIO) -> None:
    """A row a report."""
    _write_parquet(REPORT_COLUMNS, report_rows(tellings), out)


def _write_csv(columns: Sequence[Column], rows: Iterable[tuple[Value, ...]], out: BinaryIO) -> None:
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(column.name for column in columns)
    for row in rows:
        writer.writerow(_cell(value) for value in row)
    text.flush()
    text.detach()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return BETWEEN.join(_harmless((one or "").replace(BETWEEN, ",")) for one in value)
    return _harmless(value)


def _harmless(text: str) -> str:
    cell = clean(text)
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _write_parquet(columns: Sequence[Column], rows: Iterable[tuple[Value, ...]], out: BinaryIO) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        "text": pa.string(),
        "day": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "number": pa.int64(),
        "share": pa.float64(),
        "list": pa.list_(pa.string()),
    }
    schema = pa.schema([(column.name, kinds[column.kind]) for column in columns])
    with parquet.ParquetWriter(out, schema) as writer:
        for group in _groups(rows):
            arrays = [pa.array([_encodable(row[place]) for row in group], type=schema.field(place).type) for place in range(len(columns))]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _groups(rows: Iterable[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    source = iter(rows)
    while group := list(islice(source, ROW_GROUP)):
        yield group


def _encodable(value: Value) -> Any:
    if isinstance(value, str):
        return clean(value)
    return [None if one is None else clean(one) for one in value] if isinstance(value, list) else value
