"""What the store asks when it merges (store/grouping.py), answered by this module: the one place where signatures become events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from khabar.model import Brief, EventType
from khabar.relate.agreement import shown_days, shown_mode, status_of
from khabar.relate.same_event import cluster, keys, linked, lookups
from khabar.relate.signature import Signature, decode, encode, sign
from khabar.relate.voices import count_voices
from khabar.store.grouping import Pair

__all__ = ["brief", "cluster", "decode", "encode", "keys", "linked", "lookups", "sign"]


def brief(group: tuple[Signature, ...], outlets: Mapping[str, str], copies: Iterable[Pair]) -> Brief:
    """The event that ``group`` tells of. Its id is that of the report that told it first: later tellings change nothing about it."""
    days = shown_days(group)
    articles = {told.article for told in group}
    return Brief(
        id=group[0].report,
        event=EventType(group[0].event),
        mode=shown_mode(group),
        start=date.fromordinal(days.start) if days and days.start else None,
        end=date.fromordinal(days.end) if days and days.end else None,
        told=date.fromordinal(group[0].told),
        status=status_of(group),
        articles=len(articles),
        voices=count_voices({name: outlets[name] for name in articles}, copies),
    )
