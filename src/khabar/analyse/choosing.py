"""What a candidate tells: whether anything, who did it to whom, whether it is so, when, and on whose word; each with its probability."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from khabar.analyse.clauses import Phrase
from khabar.analyse.dating import Dated, dated_options
from khabar.analyse.factuality import STATUSES, Judged, judge, status_features
from khabar.analyse.role_features import Nearby, RoleFeatures, both_features, empty_features, party_pool
from khabar.analyse.scene import Parse, Scene, parse
from khabar.analyse.scoring import probability, score, scores, shares
from khabar.analyse.sourcing import Sourced, sourced_options
from khabar.analyse.telling_features import telling_features
from khabar.model import Factuality

# A candidate is taken to tell of an event from this probability on; a second type for the same words from the next.
TELLS = 0.45
TELLS_TOO = 0.5
# How much of a factuality, and of a source, is grammar's own answer: gold has too few denials and chains for the models to know them all.
GRAMMAR = 0.5
# Parties for each side that are tried in pairs.
TRIED = 3

ROLES = ("actor", "recipient")  # the columns of the model "who.party"

Pair = tuple[str, str]  # the codes of actor and recipient; "" for an empty side
Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Sides:
    """The phrases of one pair of codes that fit best, with the probability of the pair and of these phrases."""

    probability: float
    actor: Phrase | None
    recipient: Phrase | None
    best: float


class Chosen(NamedTuple, Generic[Option]):
    """An option with its probability; a tuple, since mypyc compiles no generic dataclass."""

    option: Option
    probability: float


@dataclass(frozen=True, slots=True)
class Telling:
    """A candidate that tells of an event. ``certainty`` is that it does; the rest are shares of 1 among what it may tell."""

    parsed: Parse
    certainty: float
    pairs: Mapping[Pair, Sides]
    judged: Judged
    statuses: Mapping[Factuality, float]
    days: tuple[Chosen[Dated], ...]
    sources: tuple[Chosen[Sourced], ...]


def find_tellings(scene: Scene) -> list[Telling]:
    """The tellings of a text, in order."""
    return [_read(scene, parsed, certainty) for parsed, certainty in certain(scene)]


def certain(scene: Scene) -> list[tuple[Parse, float]]:
    """The candidates that tell of an event, with the probability: of each word the likeliest type, and a second where it is likely too."""
    weights = scene.models["tells"]
    by_word: dict[int, list[tuple[float, Parse]]] = {}
    for candidate in scene.candidates:
        parsed = parse(scene, candidate)
        certainty = probability(weights, telling_features(scene, parsed))
        if certainty >= TELLS:
            by_word.setdefault(candidate.trigger.first, []).append((certainty, parsed))
    found = []
    for here in by_word.values():
        ranked = sorted(here, key=lambda item: -item[0])
        found += [(parsed, certainty) for place, (certainty, parsed) in enumerate(ranked) if not place or certainty >= TELLS_TOO]
    return found


def _read(scene: Scene, parsed: Parse, certainty: float) -> Telling:
    judged = judge(parsed.trigger, scene.discourse)
    pairs = pair_shares(scene, parsed)
    learned = shares(scores(scene.models["status"], status_features(scene, parsed, judged), len(STATUSES)))
    statuses = [(1 - GRAMMAR) * share + GRAMMAR * (status is judged.status) for status, share in zip(STATUSES, learned, strict=True)]
    days = _choose(dated_options(scene, parsed), scene.models["when"], lambda dated: dated.features)
    likeliest = max(pairs.values(), key=lambda sides: sides.probability, default=None)
    options = sourced_options(scene, parsed, likeliest.actor if likeliest else None)
    voices = _choose(options, scene.models["source"], lambda sourced: sourced.features)
    sources = tuple(Chosen(c.option, (1 - GRAMMAR) * c.probability + GRAMMAR * c.option.by_grammar) for c in voices)
    return Telling(parsed, certainty, pairs, judged, dict(zip(STATUSES, statuses, strict=True)), days, sources)


def _choose(
    options: Sequence[Option], weights: Mapping[str, float], features: Callable[[Option], Sequence[str]]
) -> tuple[Chosen[Option], ...]:
    """Each of ``options`` with its share, the likeliest first."""
    scored = shares([score(weights, features(option)) for option in options])
    chosen = [Chosen(option, share) for option, share in zip(options, scored, strict=True)]
    return tuple(sorted(chosen, key=lambda item: -item.probability))


def pair_shares(scene: Scene, parsed: Parse) -> dict[Pair, Sides]:
    """The probability of each pair of actor and recipient, by their codes."""
    write = RoleFeatures(scene, parsed)
    pool = [(nearby, scores(scene.models["who.party"], write.of(nearby), len(ROLES))) for nearby in party_pool(scene, parsed)]
    actors, recipients = (_best(pool, role) for role in range(len(ROLES)))
    weights, empty = scene.models["who.pair"], empty_scores(scene, parsed)
    options, worths = [], []
    for actor, actor_score in actors:
        for recipient, recipient_score in recipients:
            if actor is not recipient:
                options.append((actor, recipient))
                own = score(weights, both_features(parsed, actor, recipient)) if actor and recipient else 0.0
                worths.append(actor_score + recipient_score + own + empty[actor is None, recipient is None])
    return by_codes(options, shares(worths))


def empty_scores(scene: Scene, parsed: Parse) -> dict[tuple[bool, bool], float]:
    """What it counts that the actor, or the recipient, is left empty."""
    weights = scene.models["who.pair"]
    return {sides: score(weights, empty_features(parsed, *sides)) for sides in ((False, False), (True, False), (False, True))}


def _best(pool: Sequence[tuple[Nearby, Sequence[float]]], role: int) -> list[tuple[Nearby | None, float]]:
    """The parties of ``pool`` that fit a role best, with their scores, and the empty side."""
    ranked = sorted(((nearby, own[role]) for nearby, own in pool), key=lambda item: -item[1])
    return [*ranked[:TRIED], (None, 0.0)]


def by_codes(options: Sequence[tuple[Nearby | None, Nearby | None]], probabilities: Sequence[float]) -> dict[Pair, Sides]:
    """The shares of ``options`` summed for each pair of codes, with the phrases of the likeliest."""
    pairs: dict[Pair, Sides] = {}
    for (actor, recipient), share in zip(options, probabilities, strict=True):
        key = (actor.code if actor else "", recipient.code if recipient else "")
        known = pairs.get(key)
        if known is None or share > known.best:
            phrases = (actor.phrase if actor else None, recipient.phrase if recipient else None)
            pairs[key] = Sides((known.probability if known else 0.0) + share, *phrases, share)
        else:
            pairs[key] = Sides(known.probability + share, known.actor, known.recipient, known.best)
    return pairs
