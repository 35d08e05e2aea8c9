"""An event, its tellings and their addresses, each in one line, for calendars and feeds."""

from __future__ import annotations

from urllib.parse import urlsplit

from khabar.export.xml_text import clean
from khabar.model import Event, EventType, Telling


def title_of(event: Event) -> str:
    """Who, what, to whom, and how it stands: ``سيرغي لافروف > كوريا الشمالية: CONSULT/visit, planned``."""
    sides = [" + ".join(party.name or party.text for party in side) for side in (event.actor, event.recipient) if side]
    return f"{' > '.join(sides) or '?'}: {kind_text(event.event, event.mode)}, {event.status}"


def kind_text(event: EventType, mode: str | None) -> str:
    """Type and mode: ``CONSULT/visit``; the type alone where there is no mode."""
    return f"{event}/{mode}" if mode else str(event)


def address_of(telling: Telling) -> str | None:
    """The web address of its article; None where it has none that a reader may follow."""
    url = clean(telling.article.url or "").strip()
    try:
        parts = urlsplit(url)
    except ValueError:  # such as http://[
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and len(url.split()) == 1 else None


def addresses_of(event: Event) -> list[str]:
    """The web addresses of its articles, each once, in the order of its tellings."""
    return list(dict.fromkeys(url for url in map(address_of, event.tellings) if url))


def telling_lines(event: Event) -> list[str]:
    """A line for each telling: outlet, day, speaker, status and words."""
    lines = []
    for telling in event.tellings:
        speaker = telling.report.speaker.text if telling.report.speaker else "the outlet"
        place = telling.article.outlet or telling.article.id
        lines.append(f"{place}, {telling.published or '?'}, {speaker}, {telling.report.factuality}: {' '.join(telling.sentences[:1])}")
    return lines
