"""Which tellings tell of one event: a first version, by type, countries and days.

Order does not matter: tellings are sorted before they are compared, and each is compared with those of its own block only.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from khabar.model import Factuality, Report, Telling

# Without a day of its own a telling can speak of an event published about within so many days of it.
NEAR = timedelta(days=31)
Block = tuple[str, frozenset[str], frozenset[str]]


def group_tellings(tellings: Iterable[Telling]) -> tuple[tuple[Telling, ...], ...]:
    """``tellings`` in groups of one event each, in order of their first publication."""
    blocks: dict[Block, list[list[Telling]]] = {}
    for telling in sorted(tellings, key=_order):
        groups = blocks.setdefault(_block(telling.report), [])
        group = next((group for group in groups if any(_same(telling, other) for other in group)), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return tuple(sorted((tuple(group) for groups in blocks.values() for group in groups), key=lambda group: _order(group[0])))


def _order(telling: Telling) -> tuple[date, str, str]:
    """Those with days of their own first would part what belongs together: the order is that of publication, then of ids."""
    return (telling.published or telling.learned.date(), telling.article.id, telling.report.id)


def _block(report: Report) -> Block:
    """Type and countries; sides count only where the act has two."""
    actors = frozenset(party.country or party.text for party in report.actor)
    recipients = frozenset(party.country or party.text for party in report.recipient)
    return (f"{report.event}/{report.mode or ''}", actors, recipients)


def _same(one: Telling, other: Telling) -> bool:
    if any(_apart(one.report, other.report, code) for code in _countries(one.report)):
        return False
    a, b = days_of(one.report), days_of(other.report)
    if a and b:
        return a[0] <= b[1] and b[0] <= a[1]
    published = one.published or one.learned.date(), other.published or other.learned.date()
    return abs(published[0] - published[1]) <= NEAR and _never_apart(one.report.factuality, other.report.factuality)


def _countries(report: Report) -> frozenset[str]:
    return frozenset(party.country for party in (*report.actor, *report.recipient) if party.country)


def _apart(one: Report, other: Report, country: str) -> bool:
    """Whether two named persons of one country act, each in a report of its own."""
    named = [
        {party.name for party in (*report.actor, *report.recipient) if party.country == country and party.name} for report in (one, other)
    ]
    return bool(named[0] and named[1] and not named[0] & named[1])


def _never_apart(one: Factuality, other: Factuality) -> bool:
    """Without days a denial is no telling of what another says has happened."""
    return (one is Factuality.DENIED) == (other is Factuality.DENIED)


def days_of(report: Report) -> tuple[date, date] | None:
    """The first and last day of what ``report`` tells, None where they are unknown."""
    when = report.when
    return (when.start, when.end) if when and when.start and when.end else None
