"""What the options of commands ask of the record: a view and a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.errors import SettingsError
from khabar.forecast.question import code_of
from khabar.model import EventType, Factuality
from khabar.settings import store_address
from khabar.store.query import Query
from khabar.store.view import Clock, View


@dataclass(frozen=True, slots=True)
class Asked:
    """Options as they were given; None where they were not."""

    countries: tuple[str, ...] = ()
    event: str | None = None
    mode: str | None = None
    status: str | None = None
    party: str | None = None
    speaker: str | None = None
    place: str | None = None
    text: str | None = None
    start: str | None = None
    end: str | None = None

    def query(self) -> Query:
        """The query that they make. SettingsError or QuestionError where one of them makes no sense."""
        return Query(
            countries=tuple(code_of(name, "country") for name in self.countries),
            party=self.party,
            event=EventType(_one_of(self.event.upper(), EventType, "--event")) if self.event else None,
            mode=self.mode,
            status=Factuality(_one_of(self.status.lower(), Factuality, "--status")) if self.status else None,
            speaker=self.speaker,
            place=self.place,
            start=day_of(self.start, "--from"),
            end=day_of(self.end, "--until"),
            text=self.text,
        )


def open_view(db: str | None, as_of: str | None, clock: str) -> View:
    """The view that ``--db``, ``--as-of`` and ``--clock`` ask for."""
    chosen: Clock = "learned" if _one_of(clock, ("published", "learned"), "--clock") == "learned" else "published"
    return View(store_address(db), day_of(as_of, "--as-of"), chosen)


def wants_json(to: str) -> bool:
    """Whether ``--to`` asks for JSON instead of text. SettingsError where it asks for neither."""
    return _one_of(to, ("text", "json"), "--to") == "json"


def day_of(text: str | None, option: str) -> date | None:
    """The day that an option gives, None where it is not given. SettingsError where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f'no day "{text}"', option, "give it as YYYY-MM-DD") from None


def _one_of(given: str, known: object, option: str) -> str:
    choices = [str(one) for one in known]  # type: ignore[attr-defined]
    if given not in choices:
        raise SettingsError(f'no choice "{given}"', option, f"give one of {', '.join(choices)}")
    return given
