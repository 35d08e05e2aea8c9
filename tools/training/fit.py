"""Fitting of linear models: logistic regression, choice among options, and choice of a pair. All with a ridge penalty, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from khabar.analyse.scoring import BIAS

Vector = NDArray[np.float64]
Rows = Sequence[Sequence[str]]

DECIMALS = 3
SMALLEST = 0.02  # a weight nearer to nothing than this is left out
STEPS = 60


class Names:
    """The features that are met often enough to be weighed, and rows of them as a matrix."""

    def __init__(self, rows: Iterable[Sequence[str]], least: int) -> None:
        counts = Counter(feature for row in rows for feature in set(row))
        self.names = sorted(feature for feature, count in counts.items() if count >= least)
        self._number = {name: number for number, name in enumerate(self.names)}

    def matrix(self, rows: Rows) -> csr_matrix:
        """A matrix with a line for each row and a column for each feature; the number of times that the row has it."""
        columns, starts = [], [0]
        for row in rows:
            columns += [self._number[feature] for feature in row if feature in self._number]
            starts.append(len(columns))
        return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(self.names)))

    def table(self, columns: Sequence[Vector]) -> dict[str, list[float]]:
        """The weights by name, one for each of ``columns``; features whose weights are all of the smallest are left out."""
        rows = zip(self.names, *columns, strict=True)
        return {name: [round(float(v), DECIMALS) for v in values] for name, *values in rows if max(map(abs, values)) >= SMALLEST}

    def weights(self, values: Vector) -> dict[str, float]:
        """The weights by name, rounded; the smallest are left out."""
        return {name: round(float(value), DECIMALS) for name, value in zip(self.names, values, strict=True) if abs(value) >= SMALLEST}


def _minimum(size: int, cost: Callable[[Vector], tuple[float, Vector]], ridge: float) -> Vector:
    """The weights that make ``cost`` plus half of ``ridge`` times their squares least."""

    def penalised(weights: Vector) -> tuple[float, Vector]:
        value, gradient = cost(weights)
        return value + 0.5 * ridge * float(weights @ weights), gradient + ridge * weights

    return np.asarray(minimize(penalised, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x)


def fit_yes_no(rows: Rows, yes: Sequence[bool], ridge: float, least: int = 3) -> dict[str, float]:
    """Weights for ``probability``, with a bias."""
    biased = [[BIAS, *row] for row in rows]
    names = Names(biased, least)
    matrix, wanted = names.matrix(biased), np.asarray(yes, dtype=float)

    def cost(weights: Vector) -> tuple[float, Vector]:
        scores = matrix @ weights
        told = 1 / (1 + np.exp(-scores))
        return float(np.logaddexp(0, scores).sum() - scores @ wanted), matrix.T @ (told - wanted)

    return names.weights(_minimum(len(names.names), cost, ridge))


@dataclass(frozen=True, slots=True)
class Case:
    """One choice: the features of each option, and which options are right."""

    options: Rows
    right: Sequence[bool]


class _Groups:
    """Options of many cases in one line, and what their scores say of the right ones."""

    def __init__(self, sizes: Sequence[int], right: Sequence[bool]) -> None:
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(int)
        self._group = np.repeat(np.arange(len(sizes)), sizes)
        self._right = np.asarray(right)

    def cost(self, scores: Vector) -> tuple[float, Vector]:
        """Minus the log-likelihood that a right option is chosen, and its slope by each score."""
        total, share = self._log_total(scores)
        right, right_share = self._log_total(np.where(self._right, scores, -1e9))
        return float((total - right).sum()), share - np.where(self._right, right_share, 0)

    def _log_total(self, scores: Vector) -> tuple[Vector, Vector]:
        top = np.maximum.reduceat(scores, self._starts)
        powers = np.exp(scores - top[self._group])
        total = np.add.reduceat(powers, self._starts)
        return top + np.log(total), powers / total[self._group]


def _decided(cases: Sequence[Case]) -> list[Case]:
    """The cases that teach something: some options are right and some wrong."""
    return [case for case in cases if any(case.right) and not all(case.right)]


def fit_choice(cases: Sequence[Case], ridge: float, least: int = 3) -> dict[str, float]:
    """Weights for ``shares`` over the options of a case."""
    cases = _decided(cases)
    rows = [option for case in cases for option in case.options]
    names = Names(rows, least)
    matrix = names.matrix(rows)
    groups = _Groups([len(case.options) for case in cases], [right for case in cases for right in case.right])

    def cost(weights: Vector) -> tuple[float, Vector]:
        value, slope = groups.cost(matrix @ weights)
        return value, matrix.T @ slope

    return names.weights(_minimum(len(names.names), cost, ridge))


def fit_table(rows: Sequence[tuple[Sequence[str], Sequence[bool]]], count: int, ridge: float, least: int = 3) -> dict[str, list[float]]:
    """Weights for ``scores``: a choice among the same ``count`` options each time, from one row of features for all of them."""
    rows = [row for row in rows if any(row[1]) and not all(row[1])]
    names = Names((features for features, _ in rows), least)
    matrix = names.matrix([features for features, _ in rows])
    groups = _Groups([count] * len(rows), [right for _, rights in rows for right in rights])

    def cost(weights: Vector) -> tuple[float, Vector]:
        columns = weights.reshape(len(names.names), count)
        value, slope = groups.cost(np.asarray(matrix @ columns).ravel())
        return value, np.asarray(matrix.T @ slope.reshape(len(rows), count)).ravel()

    found = _minimum(len(names.names) * count, cost, ridge).reshape(len(names.names), count)
    return names.table(list(found.T))


@dataclass(frozen=True, slots=True)
class PairCase:
    """One choice of two: the features of each party, the pairs (numbers of parties, -1 for none) with theirs, and which are right."""

    parties: Rows
    pairs: Sequence[tuple[int, int]]
    options: Rows
    right: Sequence[bool]


def fit_pairs(cases: Sequence[PairCase], ridge: float, least: int = 3) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Weights of a party as actor and as recipient, and of the pair; the three scores are added."""
    cases = [case for case in cases if any(case.right) and not all(case.right)]
    party_rows = [party for case in cases for party in case.parties]
    option_rows = [option for case in cases for option in case.options]
    party_names, pair_names = Names(party_rows, least), Names(option_rows, 2 * least)
    parties, pairs = party_names.matrix(party_rows), pair_names.matrix(option_rows)
    actor, recipient = (_places(cases, side) for side in (0, 1))
    groups = _Groups([len(case.options) for case in cases], [right for case in cases for right in case.right])
    size = len(party_names.names)

    def cost(weights: Vector) -> tuple[float, Vector]:
        scores = pairs @ weights[2 * size :]
        for place, own in ((actor, weights[:size]), (recipient, weights[size : 2 * size])):
            scores = scores + np.append(parties @ own, 0.0)[place]
        value, slope = groups.cost(scores)
        sides = [parties.T @ np.bincount(place, weights=slope, minlength=len(party_rows) + 1)[:-1] for place in (actor, recipient)]
        return value, np.concatenate([*sides, pairs.T @ slope])

    found = _minimum(2 * size + len(pair_names.names), cost, ridge)
    return party_names.table((found[:size], found[size : 2 * size])), pair_names.weights(found[2 * size :])


def _places(cases: Sequence[PairCase], side: int) -> NDArray[np.int64]:
    """For every option of all cases the line of its party on one side among all parties; the last line is nobody."""
    offset, places = 0, []
    total = sum(len(case.parties) for case in cases)
    for case in cases:
        places += [total if pair[side] < 0 else offset + pair[side] for pair in case.pairs]
        offset += len(case.parties)
    return np.asarray(places)
