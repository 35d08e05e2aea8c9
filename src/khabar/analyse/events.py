"""Events: the tellings of one happening become one report, with what they agree on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TypeVar

from khabar.analyse.certainty import Rivals, certainty_features
from khabar.analyse.choosing import Sides, Telling
from khabar.analyse.clauses import Phrase
from khabar.analyse.factuality import STATUSES
from khabar.analyse.happenings import Happening, find_happenings
from khabar.analyse.modes import choose_mode
from khabar.analyse.scene import Scene, code_of
from khabar.analyse.scoring import probability
from khabar.model import Article, Factuality, Party, Place, Quantity, Report, Span, When

Key = TypeVar("Key", bound=Hashable)

ID_BYTES = 10  # 80 bits: no two of a billion reports share one
# A report is given from this confidence on, and a day from this probability on.
CONFIDENT = 0.12
DATED = 0.75
ABSOLUTE = ("time.date", "time.range")  # the rules that find days which the text itself gives
NOT_SO = 0.3
ROUNDED = 3  # decimals of a confidence


def find_events(article: Article, scene: Scene, places: Sequence[Place], quantities: Sequence[Quantity]) -> tuple[Report, ...]:
    """The reports of an article in the order in which it first tells them."""
    happenings = find_happenings(scene)
    rivals = Rivals(happenings)
    reports = []
    for happening in happenings:
        confidence = probability(scene.models["right"], certainty_features(happening, rivals))
        if confidence >= CONFIDENT:
            reports.append(_placed(_report(article, scene, happening, confidence), places, quantities))
    return tuple(sorted(reports, key=lambda report: (report.evidence[0].start, report.trigger.start)))


def _placed(report: Report, places: Sequence[Place], quantities: Sequence[Quantity]) -> Report:
    """``report`` with the first place and all quantities of the sentences that tell it."""
    place = next((place for place in places if any(sentence.covers(place.span) for sentence in report.evidence)), None)
    told = tuple(quantity for quantity in quantities if any(sentence.covers(quantity.span) for sentence in report.evidence))
    return replace(report, place=place, quantities=told)


def parties_of(scene: Scene, happening: Happening) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients: who was found for the agreed pair, with those that "and" joins to them."""
    agreed = [(telling, telling.pairs[happening.pair]) for telling in happening.tellings if happening.pair in telling.pairs]
    told = [(telling, sides) for telling, sides in agreed if sides.probability >= happening.agreed / 2] or agreed
    actor = _side(scene, [(telling, sides, sides.actor) for telling, sides in told])
    recipient = tuple(party for party in _side(scene, [(telling, sides, sides.recipient) for telling, sides in told]) if party not in actor)
    if happening.lead.parsed.trigger.frame.symmetric:
        return (*actor, *recipient), ()
    return actor, recipient


def _side(scene: Scene, told: Sequence[tuple[Telling, Sides, Phrase | None]]) -> tuple[Party, ...]:
    """The parties of one side, each once by its fullest name."""
    parties: dict[str, Party] = {}
    for telling, sides, phrase in told:
        if phrase is None:
            continue
        other = sides.recipient if phrase is sides.actor else sides.actor
        group = (
            scene.arguments.joined(phrase, telling.parsed.trigger.sentence)
            if phrase in telling.parsed.trigger.sentence.phrases
            else [phrase]
        )
        for member in group:
            if other is None or code_of(member.mention.party) != code_of(other.mention.party) or member is phrase:
                parties.setdefault(code_of(member.mention.party) + member.mention.party.text, member.mention.party)
    return tuple(parties.values())


def _status(happening: Happening) -> tuple[Factuality, Span | None]:
    """The factuality that the tellings agree on, with the words that gave it.

    Bare mentions of what is planned look as if it had happened, so that another status needs a part of them only.
    """
    weight = sum(telling.certainty for telling in happening.tellings)
    sums = _sums(
        [(status, share * telling.certainty / weight) for telling in happening.tellings for status, share in telling.statuses.items()]
    )
    likeliest = max((status for status in STATUSES if status is not Factuality.HAPPENED), key=lambda status: sums[status])
    status = likeliest if sums[likeliest] >= NOT_SO else Factuality.HAPPENED
    cue = next((telling.judged.cue for telling in happening.tellings if telling.judged.status is status), None)
    return status, cue


def _when(happening: Happening) -> When | None:
    """A day that the tellings are sure enough of: one that the text itself gives before one that is counted, then the likeliest."""
    missed: dict[Hashable, float] = {}
    whens: dict[Hashable, When] = {}
    for telling in happening.tellings:
        for chosen in telling.days:
            when = chosen.option.when
            if when is not None:
                key = (when.start, when.end)
                whens.setdefault(key, when)
                missed[key] = missed.get(key, 1.0) * (1 - chosen.probability)
    sure = [key for key, miss in missed.items() if 1 - miss >= DATED]
    best = min(sure, key=lambda key: (not whens[key].rule.startswith(ABSOLUTE), missed[key]), default=None)
    return whens[best] if best is not None else None


def _source(scene: Scene, happening: Happening) -> tuple[Party | None, tuple[Party, ...]]:
    """On whose word: the likeliest over all tellings; a headline's own voice does not take the speaker away."""
    body = [telling for telling in happening.tellings if telling.parsed.trigger.sentence.span.end > scene.title_end] or happening.tellings
    options = [(chosen.option, chosen.probability * telling.certainty) for telling in body for chosen in telling.sources]
    keys = {key: option for option, _ in reversed(options) for key in [_source_key(option.speaker)]}
    sums = _sums([(_source_key(option.speaker), share) for option, share in options])
    chosen = keys[max(sums, key=lambda key: sums[key])]
    return chosen.speaker, chosen.via


def _source_key(speaker: Party | None) -> str:
    return f"{code_of(speaker)}|{speaker.sector}" if speaker is not None else ""


def _report(article: Article, scene: Scene, happening: Happening, confidence: float) -> Report:
    actor, recipient = parties_of(scene, happening)
    status, cue = _status(happening)
    when = _when(happening)
    speaker, via = _source(scene, happening)
    lead = happening.lead.parsed.trigger
    mode = choose_mode(scene, happening, (*actor, *recipient))
    sentences = tuple(scene.discourse.sentences[index].span for index in happening.sentences)
    codes = [",".join(sorted(code_of(party) for party in side)) for side in (actor, recipient)]
    day = f"{when.start}/{when.end}" if when else ""
    trigger = scene.span(lead)
    key = "|".join((article.id, lead.frame.event, mode or "", *codes, day, status, str(trigger.start)))
    return Report(
        id=blake2b(key.encode(), digest_size=ID_BYTES).hexdigest(),
        event=lead.frame.event,
        mode=mode,
        actor=actor,
        recipient=recipient,
        when=when,
        place=None,
        factuality=status,
        factuality_cue=cue,
        speaker=speaker,
        via=via,
        trigger=trigger,
        evidence=sentences,
        quantities=(),
        rule=lead.frame.id,
        confidence=round(confidence, ROUNDED),
    )


def _sums(items: Sequence[tuple[Key, float]]) -> dict[Key, float]:
    """The sums of the numbers under each key."""
    sums: dict[Key, float] = {}
    for key, number in items:
        sums[key] = sums.get(key, 0.0) + number
    return sums
