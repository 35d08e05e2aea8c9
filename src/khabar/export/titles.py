"""An event in one line, for calendars and feeds."""

from __future__ import annotations

from khabar.model import Event


def title_of(event: Event) -> str:
    """Who, what, to whom, and how it stands: ``سيرغي لافروف > كوريا الشمالية: CONSULT/visit, planned``."""
    sides = [" + ".join(party.name or party.text for party in side) for side in (event.actor, event.recipient) if side]
    kind = f"{event.event}/{event.mode}" if event.mode else str(event.event)
    return f"{' > '.join(sides) or '?'}: {kind}, {event.status}"


def days_of_event(event: Event) -> str:
    """Its days with their precision; a question mark where they are unknown."""
    when = event.when
    if when is None or when.start is None or when.end is None:
        return "?"
    days = str(when.start) if when.start == when.end else f"{when.start}/{when.end}"
    return f"{days} ({when.precision})"


def telling_lines(event: Event) -> list[str]:
    """A line for each telling: outlet, day, speaker, status and words."""
    lines = []
    for telling in event.tellings:
        speaker = telling.report.speaker.text if telling.report.speaker else "the outlet"
        place = telling.article.outlet or telling.article.id
        lines.append(f"{place}, {telling.published or '?'}, {speaker}, {telling.report.factuality}: {' '.join(telling.sentences[:1])}")
    return lines
