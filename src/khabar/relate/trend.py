"""A pair's months: what happened, how friendly it was, and how much of the press it was read from (docs/decisions/trend.md).

The index of a month is the mean of PLOVER's scores over the events that happened in it, each once however many articles tell it: more news
of one event moves nothing. How many events a month has does grow with the press, so that it is compared per thousand articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import pvariance

from khabar.model import Brief, EventType, Factuality
from khabar.relate.change import find_changes
from khabar.relate.scores import score_of
from khabar.store.view import Month

UPPER = 0.9  # the quantile that, with its mirror image, holds the central 80%
PER = 1000  # articles


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """One month. ``index`` lies from -10 to 10, None where nothing happened. ``interval`` is the central 80%
    for the mean that such a month draws from; None where fewer than two scores differ, since nothing then tells how far they spread.

    ``undated`` of ``events`` have no day of their own and count in the month in which they were first told.
    """

    month: date
    events: int
    undated: int
    counts: tuple[tuple[EventType, int], ...]
    index: float | None
    interval: tuple[float, float] | None
    articles: int
    outlets: int

    @property
    def rate(self) -> float | None:
        """Events for each thousand articles of the press; None where no article of the month is held."""
        return PER * self.events / self.articles if self.articles else None


@dataclass(frozen=True, slots=True)
class Change:
    """From ``month`` on, the level of ``what`` (``rate`` or ``index``) is another: the mean before and after, between changes."""

    month: date
    what: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Trend:
    """All months from the first event to the last, and where their level changed."""

    months: tuple[TrendMonth, ...]
    changes: tuple[Change, ...]


def trend(briefs: Iterable[Brief], coverage: Sequence[Month]) -> Trend:
    """The months of the events that happened; ``coverage`` is that of the view they come from."""
    by_month: dict[date, list[Brief]] = defaultdict(list)
    for brief in briefs:
        if brief.status is Factuality.HAPPENED:
            by_month[(brief.start or brief.told).replace(day=1)].append(brief)
    press = {month.month: month for month in coverage}
    months = tuple(_month(month, by_month[month], press.get(month)) for month in _all_months(by_month))
    scores = [_score(brief) for happened in by_month.values() for brief in happened]
    spread = pvariance(scores) if scores else 0.0
    return Trend(months, (*_rate_changes(months), *_index_changes(months, spread)))


def _all_months(known: Iterable[date]) -> list[date]:
    ordered = sorted(known)
    months = ordered[:1]
    while months and months[-1] < ordered[-1]:
        last = months[-1]
        months.append(date(last.year + last.month // 12, last.month % 12 + 1, 1))
    return months


def _month(month: date, happened: Sequence[Brief], press: Month | None) -> TrendMonth:
    scores = [_score(brief) for brief in happened]
    counts = Counter(brief.event for brief in happened)
    return TrendMonth(
        month=month,
        events=len(happened),
        undated=sum(brief.start is None for brief in happened),
        counts=tuple((event, counts[event]) for event in EventType if counts[event]),
        index=sum(scores) / len(scores) if scores else None,
        interval=interval_of_mean(scores),
        articles=press.articles if press else 0,
        outlets=press.outlets if press else 0,
    )


def _score(brief: Brief) -> float:
    return score_of(brief.event, brief.mode)


def interval_of_mean(scores: Sequence[float]) -> tuple[float, float] | None:
    """The central 80%, from -10 to 10, for the mean that ``scores`` are drawn from; None where fewer than two of them differ.

    Student's, as the spread is itself estimated from these few: exact for scores of a normal distribution, near it for PLOVER's
    (docs/decisions/trend.md).
    """
    from scipy.special import stdtrit

    if len(set(scores)) < 2:
        return None
    mean, freedom = sum(scores) / len(scores), len(scores) - 1
    error = sqrt(sum((score - mean) ** 2 for score in scores) / freedom / len(scores))
    aside = float(stdtrit(freedom, UPPER)) * error
    return max(-10.0, mean - aside), min(10.0, mean + aside)


def _rate_changes(months: Sequence[TrendMonth]) -> list[Change]:
    """Changes of how many events there are for the press that is held; months without any press say nothing."""
    held = [month for month in months if month.articles]
    events, articles = [float(month.events) for month in held], [float(month.articles) for month in held]
    by_chance = sum(events) / sum(articles) if held else 0.0  # Poisson's: the variance of a count is its mean
    starts = find_changes(events, articles, by_chance)
    parts = _parts(held, starts)
    rates = [PER * sum(month.events for month in part) / sum(month.articles for month in part) for part in parts]
    return [Change(part[0].month, "rate", before, after) for part, before, after in zip(parts[1:], rates, rates[1:], strict=False)]


def _index_changes(months: Sequence[TrendMonth], spread: float) -> list[Change]:
    """Changes of the index, each month weighing by its events; ``spread`` is the variance of all events' scores."""
    held = [month for month in months if month.index is not None]
    values = [month.index for month in held if month.index is not None]
    sums = [value * month.events for value, month in zip(values, held, strict=True)]
    starts = find_changes(sums, [float(month.events) for month in held], spread)
    parts = _parts(held, starts)
    means = [sum((month.index or 0.0) * month.events for month in part) / sum(month.events for month in part) for part in parts]
    return [Change(part[0].month, "index", before, after) for part, before, after in zip(parts[1:], means, means[1:], strict=False)]


def _parts(months: Sequence[TrendMonth], starts: Sequence[int]) -> list[Sequence[TrendMonth]]:
    edges = [0, *starts, len(months)]
    return [months[low:high] for low, high in pairwise(edges) if high > low]
