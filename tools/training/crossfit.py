"""Training in folds: a later model learns from an earlier one's answers only on articles that the earlier one never saw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from khabar.analyse.certainty import Rivals, certainty_features
from khabar.analyse.choosing import Telling, find_tellings, pair_shares
from khabar.analyse.clauses import Phrase
from khabar.analyse.events import parties_of
from khabar.analyse.factuality import STATUSES
from khabar.analyse.happenings import agree
from khabar.analyse.linking import group_tellings
from khabar.analyse.modes import mode_options, modes_of
from khabar.analyse.scene import Scene
from khabar.analyse.scoring import Models
from training.fit import Case, PairCase, fit_choice, fit_pairs, fit_table, fit_yes_no
from training.gold import GoldArticle, GoldReport, who_agrees
from training.rows import (
    Lesson,
    gold_of,
    lessons,
    said_rows,
    same_rows,
    scene_of,
    source_case,
    status_rows,
    tells_rows,
    when_cases,
    who_cases,
)

FOLDS = 5
SEED = b"khabar-2026"
# Ridge penalties: the inverse of the variance of the weights that is thought likely beforehand.
RIDGE = {"tells": 10.0, "who": 8.0, "status": 2.0, "when": 4.0, "source": 60.0, "same": 20.0, "said": 6.0, "right": 10.0, "mode": 3.0}


@dataclass(slots=True)
class Taught:
    """An article in training: its scene and lessons, and what the models of its own fold make of it."""

    gold: GoldArticle
    scene: Scene
    lessons: list[Lesson]
    tells: list[tuple[list[str], bool]]
    who: list[PairCase]
    status: list[tuple[list[str], list[bool]]]
    when: list[Case]
    said: list[tuple[list[str], bool]]
    source: list[Case] = field(default_factory=list)
    same: list[tuple[list[str], bool]] = field(default_factory=list)
    right: list[tuple[list[str], bool]] = field(default_factory=list)
    mode: list[Case] = field(default_factory=list)


def prepare(gold: GoldArticle) -> Taught:
    """An article with all that is learned without another model."""
    scene = scene_of(gold, {})
    taught = lessons(gold, scene)
    return Taught(
        gold,
        scene,
        taught,
        tells_rows(scene, taught),
        who_cases(scene, taught),
        status_rows(scene, taught),
        [] if gold.only else when_cases(scene, taught),
        said_rows(gold, scene),
    )


def fold_of(identifier: str) -> int:
    """The fold of an article, by its id alone, so that no other article moves it."""
    return int.from_bytes(blake2b(identifier.encode(), digest_size=4, salt=SEED).digest()) % FOLDS


Trained = dict[str, Any]


def fit_base(articles: Sequence[Taught]) -> Trained:
    """The models that need no other: tells, who, status, when."""
    rows = [row for article in articles for row in article.tells]
    said = [row for article in articles for row in article.said]
    party, pair = fit_pairs([case for article in articles for case in article.who], RIDGE["who"])
    return {
        "tells": fit_yes_no([row for row, _ in rows], [yes for _, yes in rows], RIDGE["tells"]),
        "said": fit_yes_no([row for row, _ in said], [yes for _, yes in said], RIDGE["said"]),
        "who.party": party,
        "who.pair": pair,
        "status": fit_table([row for article in articles for row in article.status], len(STATUSES), RIDGE["status"], least=5),
        "when": fit_choice([case for article in articles for case in article.when], RIDGE["when"]),
    }


def fit_source(articles: Sequence[Taught]) -> Trained:
    """The model of speakers, from what ``who`` found."""
    return {"source": fit_choice([case for article in articles for case in article.source], RIDGE["source"])}


def fit_same(articles: Sequence[Taught]) -> Trained:
    """The model of tellings of one happening."""
    rows = [row for article in articles for row in article.same]
    return {"same": fit_yes_no([row for row, _ in rows], [yes for _, yes in rows], RIDGE["same"])}


def fit_right(articles: Sequence[Taught]) -> Trained:
    """The models of confidence and of modes."""
    rows = [row for article in articles for row in article.right]
    mode = fit_choice([case for article in articles for case in article.mode], RIDGE["mode"], least=6)
    return {"right": fit_yes_no([row for row, _ in rows], [yes for _, yes in rows], RIDGE["right"]), "mode": mode}


def teach_source(article: Taught, models: Models) -> None:
    """Fill in the lessons on speakers, with the actors that ``models`` find."""
    if article.gold.only:
        return
    scene = _with(article.scene, models)
    article.source = [source_case(scene, lesson, _actor(scene, lesson)) for lesson in article.lessons if lesson.told]


def _actor(scene: Scene, lesson: Lesson) -> Phrase | None:
    likeliest = max(pair_shares(scene, lesson.parsed).values(), key=lambda sides: sides.probability, default=None)
    return likeliest.actor if likeliest else None


def _tellings(article: Taught, models: Models) -> tuple[Scene, list[Telling], list[GoldReport | None]]:
    scene = _with(article.scene, models)
    tellings = [telling for telling in find_tellings(scene) if telling.pairs]
    return scene, tellings, [gold_of(article.gold, scene, telling) for telling in tellings]


def teach_same(article: Taught, models: Models) -> None:
    """Fill in the pairs of tellings that ``models`` find."""
    if not article.gold.only:
        article.same = same_rows(*_tellings(article, models))


def teach_right(article: Taught, models: Models) -> None:
    """Fill in the happenings that ``models`` find, and whether gold has them with these parties; the surest takes a report first."""
    if article.gold.only:
        return
    scene, tellings, golds = _tellings(article, models)
    groups = group_tellings(scene, tellings)
    happenings = [agree([tellings[number] for number in group]) for group in groups]
    rivals = Rivals(happenings)
    taken: set[int] = set()
    verdicts: dict[int, bool] = {}
    article.mode = []
    for place in sorted(range(len(groups)), key=lambda n: -happenings[n].agreed):
        told = [golds[number] for number in groups[place]]
        right = next((r for r in told if r is not None and id(r) not in taken and who_agrees(r, *happenings[place].pair)), None)
        verdicts[place] = right is not None
        if right is not None:
            taken.add(id(right))
            options = mode_options(scene, happenings[place], [party for side in parties_of(scene, happenings[place]) for party in side])
            article.mode.append(Case(options, [mode == right.mode for mode in modes_of(happenings[place].event)]))
    article.right = [(certainty_features(happening, rivals), verdicts[place]) for place, happening in enumerate(happenings)]


def _with(scene: Scene, models: Models) -> Scene:
    return replace(scene, models=models)


Fit = Callable[[Sequence[Taught]], Trained]
Teach = Callable[[Taught, Models], None]
STAGES: tuple[tuple[Fit, Teach | None], ...] = (
    (fit_base, teach_source),
    (fit_source, teach_same),
    (fit_same, teach_right),
    (fit_right, None),
)


def crossfit(articles: Sequence[Taught]) -> tuple[Trained, list[Trained], list[int]]:
    """The models of all ``articles``, those of each fold (which never saw the fold's articles), and the fold of each article."""
    fold_of_each = [fold_of(article.gold.id) for article in articles]
    by_fold: list[Trained] = [{} for _ in range(FOLDS)]
    whole: Trained = {}
    for fit, teach in STAGES:
        for number, models in enumerate(by_fold):
            models.update(fit([article for article, fold in zip(articles, fold_of_each, strict=True) if fold != number]))
        whole.update(fit(articles))
        if teach is not None:
            for article, fold in zip(articles, fold_of_each, strict=True):
                teach(article, by_fold[fold])
    return whole, by_fold, fold_of_each
