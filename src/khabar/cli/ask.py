"""khabar ask: the answer to a question about what comes next, with everything that it rests on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from rich.console import Console

from khabar.cli.asking import day_of, wants_json
from khabar.data import load
from khabar.errors import QuestionError
from khabar.export.jsonl import party_object
from khabar.export.titles import kind_text
from khabar.forecast.model import forecast
from khabar.forecast.question import check, code_of, language_of, understand
from khabar.model import EventType, Forecast, Question, Reason, Telling
from khabar.settings import store_address
from khabar.store.view import View


@dataclass(frozen=True, slots=True)
class Flags:
    """A question put by options instead of words."""

    actor: str | None
    recipient: str | None
    event: str | None
    mode: str | None
    by: str | None


def ask(words: str | None, flags: Flags, as_of: str | None, db: str | None, to: str) -> None:
    """Print the answer as ``text`` or ``json``. QuestionError where the question cannot be understood."""
    as_json = wants_json(to)
    day = day_of(as_of, "--as-of") or date.today()
    question = understand(words, day) if words else _from_flags(flags, day)
    view = View(store_address(db), day)
    answer = forecast(view, question)
    view.close()
    if as_json:
        print(json.dumps(forecast_object(answer), ensure_ascii=False, indent=1))
    else:
        _print(answer, words, language_of(words) if words else "en")


def _from_flags(flags: Flags, as_of: date) -> Question:
    missing = [f"--{name}" for name in ("actor", "recipient", "event", "by") if getattr(flags, name) is None]
    if missing or not (flags.actor and flags.recipient and flags.event and flags.by):
        raise QuestionError("no question", ", ".join(missing), "ask in words, or give --actor, --recipient, --event and --by")
    if flags.event.upper() not in EventType.__members__:
        raise QuestionError(f'no type "{flags.event}"', "--event", f"give one of {', '.join(EventType)}")
    by = day_of(flags.by, "--by")
    assert by is not None
    actor, recipient = code_of(flags.actor, "--actor"), code_of(flags.recipient, "--recipient")
    return check(Question(actor, recipient, EventType(flags.event.upper()), flags.mode, as_of, by))


def forecast_object(answer: Forecast) -> dict[str, Any]:
    """An answer as JSON values."""
    question = answer.question
    tellings = dict.fromkeys(telling for reason in answer.reasons for telling in reason.tellings)
    return {
        "question": {
            "actor": question.actor,
            "recipient": question.recipient,
            "event": question.event,
            "mode": question.mode,
            "persons": list(question.persons),
            "by": str(question.by),
        },
        "as_of": str(question.as_of),
        "probability": round(answer.probability, 4),
        "interval": [round(bound, 4) for bound in answer.interval],
        "base_rate": round(answer.base_rate, 4),
        "base_rate_origin": pooled_text(answer, "en"),
        "model": load("questions.json")["labels"]["en"]["simple"],
        "reasons": [
            {
                "text": reason_text(reason, "en"),
                "factor": round(reason.factor, 3),
                "origin": reason.kind,
                "reports": [telling.report.id for telling in reason.tellings],
            }
            for reason in answer.reasons
        ],
        "reports": [_telling_object(telling) for telling in tellings],
    }


def _telling_object(telling: Telling) -> dict[str, Any]:
    return {
        "id": telling.report.id,
        "article": telling.article.id,
        "outlet": telling.article.outlet,
        "published": str(telling.published) if telling.published else None,
        "factuality": telling.report.factuality,
        "speaker": party_object(telling.report.speaker),
        "sentences": list(telling.sentences),
    }


def pooled_text(answer: Forecast, language: str) -> str:
    """Where the base rate comes from, in words."""
    basis = answer.base_rate_basis
    return str(load("questions.json")["labels"][language]["pooled"].format(count=basis.events, pairs=basis.pairs, days=basis.days))


def reason_text(reason: Reason, language: str) -> str:
    """A reason in words."""
    labels = load("questions.json")["labels"][language]
    if reason.basis is not None:
        return str(labels[reason.kind].format(count=reason.basis.events, days=reason.basis.days, rate=reason.basis.per_year))
    return str(labels[reason.kind])


def _print(answer: Forecast, words: str | None, language: str) -> None:
    labels = load("questions.json")["labels"][language]
    console = Console(highlight=False)
    question = answer.question
    asked = words or f"{question.event} {question.actor} {question.recipient}"
    console.print(f"[bold]{labels['question']}[/bold]: ", end="")
    console.print(asked, markup=False)
    console.print(f"  {kind_text(question.event, question.mode)} {question.actor}-{question.recipient}, {question.as_of} .. {question.by}")
    low, high = answer.interval
    console.print(f"[bold]{labels['answer']}[/bold]: {answer.probability:.0%}   ({labels['interval']}: {low:.0%} .. {high:.0%})")
    console.print(f"{labels['base']}: {answer.base_rate:.1%}   ({pooled_text(answer, language)})")
    console.print(f"{labels['model']}: {labels['simple']}")
    console.print(f"[bold]{labels['moved']}[/bold]:")
    for reason in answer.reasons:
        console.print(f"  x{reason.factor:.2f}  {reason_text(reason, language)}", markup=False)
        for telling in reason.tellings:
            _print_telling(console, telling, labels)


def _print_telling(console: Console, telling: Telling, labels: dict[str, str]) -> None:
    speaker = telling.report.speaker
    word = speaker.text if speaker else labels["outlet_voice"]
    console.print(f"         {telling.published}  {telling.article.outlet}, {labels['on_word']} {word}", markup=False)
    for sentence in telling.sentences[:1]:
        console.print(f"         {sentence}", markup=False)
