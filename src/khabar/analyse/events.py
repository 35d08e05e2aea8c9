"""Events: every trigger with its parties, day, status and speaker becomes a telling; tellings of one happening become one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from khabar.analyse.arguments import Arguments
from khabar.analyse.clauses import Discourse, Sentence
from khabar.analyse.dating import date_of
from khabar.analyse.factuality import judge
from khabar.analyse.merging import Draft, merge
from khabar.analyse.statements import Speech
from khabar.analyse.triggers import Trigger, find_triggers, trigger_span
from khabar.model import Article, Party, Place, Quantity, Report, Span, When

ID_BYTES = 10  # 80 bits: no two of a billion reports share one


@dataclass(frozen=True, slots=True)
class Found:
    """What the stages before found in a text."""

    times: Sequence[When]
    places: Sequence[Place]
    quantities: Sequence[Quantity]
    speeches: Sequence[Speech]


def find_events(article: Article, discourse: Discourse, found: Found) -> tuple[Report, ...]:
    """The reports of an article in the order in which it first tells them."""
    triggers = find_triggers(discourse)
    arguments = Arguments(discourse, triggers, found.speeches)
    drafts = []
    for trigger in triggers:
        draft = _draft(trigger, discourse, arguments, found)
        if draft is not None:
            drafts.append(draft)
    return tuple(_report(article, draft, found) for draft in merge(drafts))


def _draft(trigger: Trigger, discourse: Discourse, arguments: Arguments, found: Found) -> Draft | None:
    """One telling; None where the text does not say who did it or, if its frame wants that, to whom."""
    actor, recipient = arguments.fill(trigger)
    frame = trigger.frame
    if not actor and not (frame.casualties and recipient):
        return None
    if frame.symmetric and len({phrase.mention.chain for phrase in actor}) < 2 and not trigger.is_verb:
        return None
    if not recipient and not frame.symmetric and not frame.casualties and not (frame.optional_recipient and trigger.is_verb):
        return None
    span = trigger_span(trigger, discourse)
    over = speech_over(span, trigger, found.speeches)
    status, cue = judge(trigger, discourse, over)
    parties = tuple(_parties([phrase.mention.party for phrase in actor]))
    return Draft(
        event=frame.event,
        mode=frame.mode,
        actor=parties,
        recipient=tuple(_parties([phrase.mention.party for phrase in recipient])),
        when=date_of(trigger, discourse, found.times, found.speeches),
        factuality=status,
        cue=cue,
        speaker=_speaker(trigger, over, parties),
        trigger=span,
        sentences=(trigger.sentence.span,),
        rule=frame.id,
    )


def speech_over(span: Span, trigger: Trigger, speeches: Sequence[Speech]) -> Speech | None:
    """The innermost speech whose content tells ``span``, other than the one that the trigger itself opens."""
    over = [s for s in speeches if s.statement.content.overlaps(span) and not trigger.first <= s.cue <= trigger.last]
    return min(over, key=lambda speech: speech.statement.content.end - speech.statement.content.start, default=None)


def _speaker(trigger: Trigger, over: Speech | None, actor: tuple[Party, ...]) -> Party | None:
    """Who says so: the nearest source; for an act of speech that nobody else tells, the actor."""
    if over is not None:
        return over.statement.speaker
    return actor[0] if trigger.frame.event.is_speech_act and actor and not trigger.frame.symmetric else None


def _parties(parties: Sequence[Party]) -> list[Party]:
    """``parties`` without repeats, in order."""
    return list(dict.fromkeys(parties))


def _report(article: Article, draft: Draft, found: Found) -> Report:
    codes = [",".join(sorted(party.country or party.text for party in side)) for side in (draft.actor, draft.recipient)]
    day = f"{draft.when.start}/{draft.when.end}" if draft.when else ""
    key = "|".join((article.id, draft.event, draft.mode or "", *codes, day, draft.factuality, str(draft.trigger.start)))
    sentences = draft.sentences
    return Report(
        id=blake2b(key.encode(), digest_size=ID_BYTES).hexdigest(),
        event=draft.event,
        mode=draft.mode,
        actor=draft.actor,
        recipient=draft.recipient,
        when=draft.when,
        place=next((place for place in found.places if sentences[0].covers(place.span)), None),
        factuality=draft.factuality,
        factuality_cue=draft.cue,
        speaker=draft.speaker,
        via=(),
        trigger=draft.trigger,
        evidence=sentences,
        quantities=tuple(q for q in found.quantities if any(sentence.covers(q.span) for sentence in sentences)),
        rule=draft.rule,
    )


__all__ = ["Found", "Sentence", "find_events", "speech_over"]
