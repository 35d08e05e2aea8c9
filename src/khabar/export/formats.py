"""Every format in which a record can be written, by the name that ``khabar export`` takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import BinaryIO

from khabar.errors import SettingsError
from khabar.model import Event, Telling

WriteEvents = Callable[[Iterable[Event], BinaryIO], str | None]
WriteReports = Callable[[Iterable[Telling], BinaryIO], str | None]


@dataclass(frozen=True, slots=True)
class Format:
    """Where its writers are, by module and function; the package that it needs beyond the usual ones is that of ``extra``."""

    module: str
    events: str
    reports: str | None
    media_type: str
    extra: str | None = None
    package: str | None = None

    def write_events(self) -> WriteEvents:
        """The function that writes events and returns what it left out, in words."""
        return getattr(self._loaded(), self.events)  # type: ignore[no-any-return]

    def write_reports(self) -> WriteReports:
        """The function that writes reports. SettingsError where the format has none."""
        if self.reports is None:
            raise SettingsError(
                "no reports in this format", "--reports", f"give one of {', '.join(n for n, f in FORMATS.items() if f.reports)}"
            )
        return getattr(self._loaded(), self.reports)  # type: ignore[no-any-return]

    def _loaded(self) -> object:
        if self.package and find_spec(self.package) is None:
            raise SettingsError(f"{self.package} is not installed", "this format", f"pip install 'khabar[{self.extra}]'")
        return import_module(f"khabar.export.{self.module}")


FORMATS = {
    "csv": Format("tables", "write_csv", "write_reports_csv", "text/csv"),
    "parquet": Format("tables", "write_parquet", "write_reports_parquet", "application/vnd.apache.parquet", "parquet", "pyarrow"),
    "jsonl": Format("events", "write_jsonl", "write_reports_jsonl", "application/jsonl"),
    "plover": Format("plover", "write_plover", None, "application/jsonl"),
    "gdelt": Format("gdelt", "write_gdelt", None, "text/tab-separated-values"),
    "geojson": Format("geojson", "write_geojson", None, "application/geo+json"),
    "ical": Format("ical", "write_ical", None, "text/calendar"),
    "atom": Format("atom", "write_atom", None, "application/atom+xml"),
    "jsonld": Format("linked", "write_jsonld", None, "application/ld+json"),
    "ftm": Format("ftm", "write_ftm", None, "application/jsonl"),
    "rdf": Format("linked", "write_rdf", None, "application/n-triples", "rdf", "rdflib"),
}


def format_named(name: str) -> Format:
    """The format of this name; SettingsError where there is none."""
    if name not in FORMATS:
        raise SettingsError(f'no format "{name}"', "khabar export", f"give one of {', '.join(FORMATS)}")
    return FORMATS[name]
