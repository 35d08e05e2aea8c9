"""Linear models over named features: what was learned where grammar ends (docs/decisions/learning.md).

A model is a mapping from a feature's name to its weight, trained by tools/train.py and shipped as data. A choice among options gives each
the share of its exponent, as a multinomial logit does; a yes or no gives a probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from typing import Any, cast

from khabar.data import load

Model = Mapping[str, float]
Table = Mapping[str, Sequence[float]]  # one weight for each of several scores
Models = Mapping[str, Any]  # a Model, or for "who.party" and "status" a Table
BIAS = "bias"


@cache
def shipped_models() -> Models:
    """All models by name: tells, who.party, who.pair, status, when, source, same, right, mode."""
    return cast(Models, load("models.json"))


def score(weights: Model, features: Iterable[str]) -> float:
    """The sum of the weights of ``features``; one that training never met counts nothing."""
    get = weights.get
    return sum([get(feature, 0.0) for feature in features])


def scores(weights: Table, features: Iterable[str], count: int) -> list[float]:
    """``count`` sums over ``features``, one for each column of ``weights``."""
    get = weights.get
    met = [row for feature in features if (row := get(feature)) is not None]
    return [sum(column) for column in zip(*met, strict=True)] if met else [0.0] * count


def probability(weights: Model, features: Iterable[str]) -> float:
    """The probability, 0 to 1, that a yes-or-no model gives."""
    return 1 / (1 + exp(-weights.get(BIAS, 0.0) - score(weights, features)))


def shares(scores: Sequence[float]) -> list[float]:
    """The probability of each option, from the scores of all; they sum to 1."""
    top = max(scores, default=0.0)
    weights = [exp(value - top) for value in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def step(value: float, steps: int = 5) -> int:
    """A share from 0 to 1 as one of ``steps`` + 1 steps, so that a linear model can weigh it."""
    return int(value * steps + 0.5)


BOUNDS = (0, 1, 2, 3, 5, 8, 12, 20)


def about(count: int) -> int:
    """A count or a distance in words as the bound that it does not pass; far ones are all one."""
    return next((bound for bound in BOUNDS if count <= bound), BOUNDS[-1] + 1)
