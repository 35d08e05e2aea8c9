"""Events: every trigger with its parties, day, status and speaker becomes a telling; tellings of one happening become one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from khabar.analyse.arguments import Arguments
from khabar.analyse.clauses import Discourse, Phrase
from khabar.analyse.dating import date_of
from khabar.analyse.factuality import judge
from khabar.analyse.merging import Draft, merge
from khabar.analyse.statements import Speech
from khabar.analyse.triggers import Trigger, find_triggers, trigger_span
from khabar.model import Article, EventType, Party, Place, Quantity, Report, Span, When

BILATERAL = 2  # countries
IGO = "IGO"
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
    drafts = [_draft(trigger, discourse, arguments, found, len(article.title)) for trigger in triggers]
    return tuple(_report(article, draft, found) for draft in merge(drafts))


def _draft(trigger: Trigger, discourse: Discourse, arguments: Arguments, found: Found, title_end: int) -> Draft:
    """One telling; it is whole where the text says who did it and, if its frame wants that, to whom."""
    actor, recipient = arguments.fill(trigger)
    span = trigger_span(trigger, discourse)
    status, cue = judge(trigger, discourse)
    over = speech_over(span, trigger, found.speeches) or (speech_over(cue, trigger, found.speeches) if cue else None)
    parties = tuple(_parties([phrase.mention.party for phrase in actor]))
    return Draft(
        event=trigger.frame.event,
        mode=_mode(trigger, [*actor, *recipient]),
        actor=parties,
        recipient=tuple(_parties([phrase.mention.party for phrase in recipient])),
        when=date_of(trigger, discourse, found.times, found.speeches, parties[0] if parties else None),
        factuality=status,
        cue=cue,
        speaker=_speaker(trigger, over, parties),
        via=over.statement.via if over else (),
        trigger=span,
        sentences=(trigger.sentence.span,),
        rule=trigger.frame.id,
        whole=_is_whole(trigger, actor, recipient, discourse),
        in_title=trigger.sentence.span.end <= title_end,
        series=trigger.shape.startswith("noun:p"),
    )


def _mode(trigger: Trigger, parties: Sequence[Phrase]) -> str | None:
    """The frame's mode; a summit of two countries is no multilateral meeting."""
    countries = {phrase.mention.party.country for phrase in parties}
    bilateral = len(countries) == BILATERAL and IGO not in countries and None not in countries
    return None if bilateral and trigger.frame.mode == "multilateral" else trigger.frame.mode


def _is_whole(trigger: Trigger, actor: Sequence[Phrase], recipient: Sequence[Phrase], discourse: Discourse) -> bool:
    frame = trigger.frame
    if frame.symmetric:
        return len({phrase.mention.chain for phrase in actor}) > 1 or (bool(actor) and trigger.is_verb)
    if frame.casualties or (frame.event is EventType.ASSAULT and _just_occurs(trigger, discourse)):
        return bool(recipient)  # whoever did it may be left untold
    return bool(actor) and (bool(recipient) or (frame.optional_recipient and (trigger.is_verb or not frame.event.is_speech_act)))


def _just_occurs(trigger: Trigger, discourse: Discourse) -> bool:
    """Whether a verb without a doer brings the noun in: "an attack took place"."""
    before = discourse.words[trigger.first - 1] if trigger.first > trigger.sentence.first else None
    return trigger.is_noun and before is not None and before.role("agentless") is not None


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
        via=draft.via,
        trigger=draft.trigger,
        evidence=sentences,
        quantities=tuple(q for q in found.quantities if any(sentence.covers(q.span) for sentence in sentences)),
        rule=draft.rule,
    )
