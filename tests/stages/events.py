"""What grammar alone makes of a sentence: the frames that it chooses, with their parties and status, before any model decides."""

from collections.abc import Sequence
from datetime import date

from khabar.analyse.clauses import Phrase
from khabar.analyse.factuality import judge
from khabar.analyse.pipeline import read_scene
from khabar.analyse.scene import Parse, Scene, parse
from khabar.model import Article, EventType


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(frame, canonical text) of every event that grammar finds whole in an article with this one sentence."""
    scene, _ = read_scene(Article("example", "", text, published=day), {})
    parses = (parse(scene, candidate) for candidate in scene.candidates if candidate.chosen)
    return [(parsed.trigger.frame.id, canonical(scene, parsed)) for parsed in parses if is_whole(scene, parsed)]


def canonical(scene: Scene, parsed: Parse) -> str:
    """TYPE[/mode] ACTORS>RECIPIENTS factuality, countries sorted, "-" for an empty side."""
    frame = parsed.trigger.frame
    countries = {phrase.mention.party.country for phrase in (*parsed.actor, *parsed.recipient)}
    bilateral = len(countries) == 2 and not countries & {"IGO", None}
    mode = None if frame.mode == "multilateral" and bilateral else frame.mode
    kind = f"{frame.event}/{mode}" if mode else str(frame.event)
    return f"{kind} {side(parsed.actor)}>{side(parsed.recipient)} {judge(parsed.trigger, scene.discourse).status}"


def side(phrases: Sequence[Phrase]) -> str:
    return "+".join(sorted({phrase.mention.party.country or "?" for phrase in phrases})) or "-"


def is_whole(scene: Scene, parsed: Parse) -> bool:
    """Whether the parties that the frame needs are told."""
    trigger, frame, actor, recipient = parsed.trigger, parsed.trigger.frame, parsed.actor, parsed.recipient
    if frame.symmetric:
        return len({phrase.mention.chain for phrase in actor}) > 1 or (bool(actor) and trigger.is_verb)
    before = scene.discourse.words[trigger.first - 1] if trigger.first > trigger.sentence.first else None
    occurs = trigger.is_noun and before is not None and before.role("agentless") is not None
    if frame.casualties or (frame.event is EventType.ASSAULT and occurs):
        return bool(recipient)
    return bool(actor) and (bool(recipient) or (frame.optional_recipient and (trigger.is_verb or not frame.event.is_speech_act)))
