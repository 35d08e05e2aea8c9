"""A first, simple model: the rate of all pairs, drawn towards the pair's own, moved by announced plans and by denials.

Events of a kind are taken to come to a pair at a constant rate. The rates of pairs have a Gamma distribution; its mean is the pooled
rate, its shape ``prior_shape`` (resources/questions). The chance of at least one event in the window then follows the negative binomial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import exp

from khabar.data import load
from khabar.forecast.explain import Evidence, meets, weigh
from khabar.model import Basis, Event, Factuality, Forecast, Question, Reason
from khabar.relate.record import timeline
from khabar.relate.timeline import days_of
from khabar.store.view import View

CENTRAL = (0.1, 0.9)  # the central 80%
# What nothing in the record speaks for: half an event, so that no rate is zero.
LEAST_EVENTS = 0.5
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class History:
    """What the record holds of one kind of event: how many, among how many pairs, over how many days, and this pair's own."""

    events: int
    pairs: int
    days: int
    own: tuple[Event, ...]

    @property
    def pooled_rate(self) -> float:
        """Events a day for one pair."""
        return max(self.events, LEAST_EVENTS) / (max(self.pairs, 1) * max(self.days, 1))


def forecast(view: View, question: Question) -> Forecast:
    """The answer to ``question`` from what ``view`` holds, and from nothing else."""
    history = _history(view, question)
    evidence = weigh(view, question)
    shape = load("questions.json")["evidence"]["prior_shape"]
    posterior_shape = shape + len(history.own)
    posterior_days = shape / history.pooled_rate + history.days
    window = (question.by - question.as_of).days
    moved = _product(evidence)
    return Forecast(
        question=question,
        probability=_at_least_one(posterior_shape, posterior_days, window * moved),
        interval=_interval(posterior_shape, posterior_days, window * moved),
        base_rate=_at_least_one(shape, shape / history.pooled_rate, window),
        base_rate_basis=Basis(history.events, history.pairs, history.days, history.pooled_rate * YEAR),
        reasons=(_own_history(history, posterior_shape / posterior_days), *(piece.reason for piece in evidence)),
    )


def _history(view: View, question: Question) -> History:
    """Events that happened on known days up to the day of the question, of the kind that it asks about."""
    coverage = view.coverage()
    first = coverage.first or question.as_of
    happened = [event for event in timeline(view, event=question.event) if _counts(event, question, first)]
    pairs: set[tuple[str, str]] = set()
    own = []
    for event in happened:
        countries = sorted({party.country for party in (*event.actor, *event.recipient) if party.country})
        pairs.update(combinations(countries, 2))
        if {question.actor, question.recipient} <= set(countries) and _meet(event, question):
            own.append(event)
    return History(len(happened), len(pairs), (question.as_of - first).days + 1, tuple(own))


def _counts(event: Event, question: Question, first: date) -> bool:
    days = [days_of(telling.report) for telling in event.tellings if telling.report.factuality is Factuality.HAPPENED]
    known = [span for span in days if span]
    of_kind = question.mode is None or event.mode == question.mode
    return of_kind and event.status is Factuality.HAPPENED and any(first <= span[0] and span[1] <= question.as_of for span in known)


def _meet(event: Event, question: Question) -> bool:
    return any(meets(telling.report, question) for telling in event.tellings)


def _own_history(history: History, rate: float) -> Reason:
    tellings = tuple(telling for event in history.own for telling in event.tellings)
    basis = Basis(len(history.own), 1, history.days, rate * YEAR)
    return Reason("history", rate / history.pooled_rate, tellings, basis)


def _product(evidence: Sequence[Evidence]) -> float:
    product = 1.0
    for piece in evidence:
        product *= piece.reason.factor
    return product


def _at_least_one(shape: float, days: float, window: float) -> float:
    """The negative binomial's chance of at least one event in ``window`` days at the rate known so far."""
    return float(1.0 - (days / (days + window)) ** shape)


def _interval(shape: float, days: float, window: float) -> tuple[float, float]:
    """The same chance at the low and high end of the rate's central 80%."""
    from scipy.stats import gamma

    low, high = (1.0 - exp(-float(gamma.ppf(share, shape, scale=1.0 / days)) * window) for share in CENTRAL)
    return low, high
