"""What speaks for and against: reports of plans, possibilities, denials and cancellations of what the question asks about."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.data import load
from khabar.model import Factuality, Question, Reason, Report, Telling
from khabar.relate.timeline import days_of
from khabar.store.view import View

# Many outlets carry one announcement: the newest few of a kind say all that it says.
MOST_OF_A_KIND = 3
LEAST_MOVE = 0.01  # what changes the rate by less than one part in a hundred is left unsaid


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report that moves the rate, with its reason."""

    telling: Telling
    reason: Reason


def weigh(view: View, question: Question) -> tuple[Evidence, ...]:
    """The reports that move the rate, the newest first."""
    found = [_evidence(telling, question) for telling in view.tellings((question.actor, question.recipient), question.event)]
    newest = sorted((piece for piece in found if piece), key=lambda piece: (_age(piece.telling, question), piece.telling.report.id))
    taken: dict[str, int] = {}
    kept = []
    for piece in newest:
        kind = piece.reason.kind
        taken[kind] = taken.get(kind, 0) + 1
        if taken[kind] <= MOST_OF_A_KIND:
            kept.append(piece)
    return tuple(kept)


def _age(telling: Telling, question: Question) -> int:
    return max(0, (question.as_of - telling.told).days)


def _evidence(telling: Telling, question: Question) -> Evidence | None:
    """``telling`` as evidence; None for what happened, for another mode, other persons, or days outside the window."""
    report, factors = telling.report, load("questions.json")["evidence"]
    if report.factuality is Factuality.HAPPENED or (question.mode and report.mode != question.mode):
        return None
    if not meets(report, question):
        return None
    days = days_of(report)
    if days and (days[1] <= question.as_of or days[0] > question.by):
        return None
    kind = "planned_in_window" if report.factuality is Factuality.PLANNED and days else str(report.factuality)
    fading = 0.5 ** (_age(telling, question) / factors["half_life_days"])
    factor = factors[kind] ** fading
    if abs(factor - 1) < LEAST_MOVE:
        return None
    return Evidence(telling, Reason(kind, factor, (telling,)))


def meets(report: Report, question: Question) -> bool:
    """Whether ``report`` speaks of the persons asked about; a visit of one of them to the other's country is a meeting of both."""
    named = {party.name for party in (*report.actor, *report.recipient)}
    if set(question.persons) <= named:
        return True
    return report.mode == "visit" and any(party.name in question.persons for party in report.actor)
