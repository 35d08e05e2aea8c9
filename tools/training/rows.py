"""What each model is taught: the candidates, choices and pairs of an article, with gold's answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.analyse.choosing import Telling
from khabar.analyse.clauses import Phrase
from khabar.analyse.dating import dated_options
from khabar.analyse.factuality import STATUSES, judge, status_features
from khabar.analyse.linking import Shares, link_features
from khabar.analyse.pipeline import read_scene
from khabar.analyse.role_features import RoleFeatures, pair_features, party_pool
from khabar.analyse.saying_features import all_saying_features
from khabar.analyse.scene import Parse, Scene, code_of, parse
from khabar.analyse.scoring import Models
from khabar.analyse.sourcing import sourced_options
from khabar.analyse.telling_features import telling_features
from khabar.analyse.text import fold
from khabar.model import Article, Party
from training.fit import Case, PairCase
from training.gold import GoldArticle, GoldReport, time_agrees, who_agrees

NOBODY = -1
ARTICLE = 2  # letters of the Arabic article, which the codebook's scorer takes off longer words
LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Lesson:
    """A candidate with the gold reports that it may tell of: of its type, told in its sentence."""

    parsed: Parse
    told: tuple[GoldReport, ...]


def scene_of(gold: GoldArticle, models: Models) -> Scene:
    """The scene of an article."""
    scene, _ = read_scene(Article(gold.id, gold.title, gold.body, published=gold.published), models)
    return scene


def lessons(gold: GoldArticle, scene: Scene) -> list[Lesson]:
    """The candidates of an article of which gold tells whether they are right, with gold's reports."""
    parses = (parse(scene, candidate) for candidate in scene.candidates if gold.only in (None, candidate.event))
    return [Lesson(parsed, told_by(gold, scene, parsed)) for parsed in parses if gold.frame in (None, parsed.trigger.frame.id)]


def told_by(gold: GoldArticle, scene: Scene, parsed: Parse) -> tuple[GoldReport, ...]:
    """The gold reports of the candidate's type and sentence; of several only the one whose own words the candidate is among."""
    sentence = parsed.trigger.sentence
    told = [r for r in gold.reports if r.event == parsed.candidate.event and sentence.index in r.sentences]
    if len(told) < 2:
        return tuple(told)
    text, span = sentence.span.of(scene.discourse.text), scene.span(parsed.trigger)
    begin, end = span.start - sentence.span.start, span.end - sentence.span.start
    own = [r for r in told if 0 <= (at := text.find(r.trigger)) < end and begin < at + len(r.trigger)]
    return tuple(own) if len(own) == 1 else tuple(told)


def tells_rows(scene: Scene, taught: Sequence[Lesson]) -> list[tuple[list[str], bool]]:
    """Every candidate, and whether gold has it."""
    return [(telling_features(scene, lesson.parsed), bool(lesson.told)) for lesson in taught]


def who_cases(scene: Scene, taught: Sequence[Lesson]) -> list[PairCase]:
    """The pairs of parties for every candidate that gold has."""
    cases = []
    for lesson in taught:
        if lesson.told:
            pool = party_pool(scene, lesson.parsed)
            write = RoleFeatures(scene, lesson.parsed)
            numbers = (*range(len(pool)), NOBODY)
            pairs = [(a, r) for a in numbers for r in numbers if a != r]
            sides = [tuple(pool[n] if n != NOBODY else None for n in pair) for pair in pairs]
            codes = [tuple(side.code if side else "" for side in pair) for pair in sides]
            cases.append(
                PairCase(
                    [write.of(nearby) for nearby in pool],
                    pairs,
                    [pair_features(lesson.parsed, actor, recipient) for actor, recipient in sides],
                    [any(who_agrees(report, actor, recipient) for report in lesson.told) for actor, recipient in codes],
                )
            )
    return cases


def status_rows(scene: Scene, taught: Sequence[Lesson]) -> list[tuple[list[str], list[bool]]]:
    """Every candidate that gold has, and which factualities are right."""
    rows = []
    for lesson in taught:
        if lesson.told:
            features = status_features(scene, lesson.parsed, judge(lesson.parsed.trigger, scene.discourse))
            rows.append((features, [any(r.factuality == status for r in lesson.told) for status in STATUSES]))
    return rows


def when_cases(scene: Scene, taught: Sequence[Lesson]) -> list[Case]:
    """The day of every candidate that gold has."""
    cases = []
    for lesson in taught:
        if lesson.told:
            options = dated_options(scene, lesson.parsed)
            days = [(dated.when.start, dated.when.end) if dated.when else (None, None) for dated in options]
            cases.append(Case([d.features for d in options], [any(time_agrees(r.when, *day) for r in lesson.told) for day in days]))
    return cases


def source_case(scene: Scene, lesson: Lesson, actor: Phrase | None) -> Case:
    """On whose word a candidate stands that gold has; ``actor`` is who was found to act."""
    options = sourced_options(scene, lesson.parsed, actor)
    return Case([option.features for option in options], [any(_speaks(r, option.speaker) for r in lesson.told) for option in options])


def _speaks(gold: GoldReport, speaker: Party | None) -> bool:
    """Whether a speaker is gold's: both none, of one country and sector, or with a word in common."""
    if gold.speaker is None or speaker is None:
        return gold.speaker is None and speaker is None
    code, sector, text = gold.speaker
    if speaker.country and (code, sector) == (speaker.country, speaker.sector):
        return True
    return bool(_words(text) & _words(speaker.text))


def _words(text: str) -> set[str]:
    return {word[ARTICLE:] if word.startswith("\u0627\u0644") and len(word) > LONG_WORD else word for word in fold(text).split()}


HALF = 0.5


def said_rows(gold: GoldArticle, scene: Scene) -> list[tuple[list[str], bool]]:
    """Every speech that grammar finds, and whether gold has a statement that overlaps it by half; each gold statement counts once."""
    if gold.statements is None:
        return []
    speeches = scene.arguments.all_speeches
    spans = [speech.statement.content for speech in speeches]
    ranked = sorted(
        ((_overlap(s.start, s.end, *g), i, j) for i, s in enumerate(spans) for j, g in enumerate(gold.statements)), reverse=True
    )
    right: set[int] = set()
    taken: set[int] = set()
    for share, i, j in ranked:
        if share >= HALF and i not in right and j not in taken:
            right.add(i)
            taken.add(j)
    return [(features, i in right) for i, features in enumerate(all_saying_features(scene.discourse, speeches))]


def _overlap(start: int, end: int, other_start: int, other_end: int) -> float:
    """What two stretches share, as a part of the longer one."""
    return max(0, min(end, other_end) - max(start, other_start)) / max(end - start, other_end - other_start, 1)


def gold_of(gold: GoldArticle, scene: Scene, telling: Telling) -> GoldReport | None:
    """The one gold report that a telling tells of; of several the one whose parties it finds likeliest."""
    told = told_by(gold, scene, telling.parsed)
    if not told:
        return None
    return max(told, key=lambda r: sum(sides.probability for pair, sides in telling.pairs.items() if who_agrees(r, *pair)))


def same_rows(scene: Scene, tellings: Sequence[Telling], golds: Sequence[GoldReport | None]) -> list[tuple[list[str], bool]]:
    """Every pair of tellings of one type that gold has, and whether it is of one happening."""
    shares = [Shares(telling) for telling in tellings]
    rows = []
    for second, later in enumerate(tellings):
        for first, earlier in enumerate(tellings[:second]):
            alike = earlier.parsed.candidate.event is later.parsed.candidate.event
            if alike and golds[first] is not None and golds[second] is not None:
                rows.append((link_features(scene, tellings, shares, first, second), golds[first] is golds[second]))
    return rows


__all__ = [
    "Lesson",
    "code_of",
    "gold_of",
    "lessons",
    "said_rows",
    "same_rows",
    "scene_of",
    "source_case",
    "status_rows",
    "tells_rows",
    "when_cases",
    "who_cases",
]
