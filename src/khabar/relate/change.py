"""Where the level of a series changes: optimal partitioning, exact, in time square in the number of months.

Each part has one level, the ratio of what was counted to what it was counted from. A split is made where it takes more off the squared
misfit than ``PENALTY`` logs of the length, in units of the noise from one month to the next, or of what chance alone makes where that is
more; so a series of pure noise has none in nineteen runs of twenty (tests/relate/test_trend.py), and an outlier of one month is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log, sqrt
from statistics import median

PENALTY = 5.0  # units of noise for each log of the length: found on series of noise of 12 to 120 months
SHORTEST = 3  # months of a part: fewer are an incident, not a level
INCIDENT = 4.0  # standard deviations by which one month stands out
NOISE_OF_MEDIAN = 0.4549  # the median of a squared normal value of variance 1


def find_changes(sums: Sequence[float], weights: Sequence[float], chance: float) -> tuple[int, ...]:
    """The positions at which a new level begins, of a series of ``sums`` each counted from ``weights`` (above 0).

    ``chance`` is the variance of one unit of weight that chance alone makes: the noise is never taken for less.
    """
    length = len(sums)
    if length < 2 * SHORTEST:
        return ()
    noise = max(chance, _noise(sums, weights))
    if noise == 0.0:
        return ()
    price = PENALTY * log(length) * noise
    sums = _without_incidents(sums, weights, noise)
    squares, totals, bases = [0.0], [0.0], [0.0]
    for value, weight in zip(sums, weights, strict=True):
        squares.append(squares[-1] + value * value / weight)
        totals.append(totals[-1] + value)
        bases.append(bases[-1] + weight)

    def misfit(low: int, high: int) -> float:
        return squares[high] - squares[low] - (totals[high] - totals[low]) ** 2 / (bases[high] - bases[low])

    best = [-price] + [float("inf")] * length
    last = [0] * (length + 1)
    for high in range(SHORTEST, length + 1):
        best[high], last[high] = min((best[low] + misfit(low, high) + price, low) for low in range(high - SHORTEST + 1))
    starts = []
    high = length
    while last[high] > 0:
        high = last[high]
        starts.append(high)
    return tuple(reversed(starts))


def _without_incidents(sums: Sequence[float], weights: Sequence[float], noise: float) -> list[float]:
    """``sums`` with the middle of three neighbours in place of what stands out from both by more than noise explains."""
    kept = list(sums)
    for place in range(1, len(sums) - 1):
        middle = median(sums[number] / weights[number] for number in (place - 1, place, place + 1))
        if abs(sums[place] / weights[place] - middle) > INCIDENT * sqrt(noise / weights[place]):
            kept[place] = middle * weights[place]
    return kept


def _noise(sums: Sequence[float], weights: Sequence[float]) -> float:
    """The variance of one unit of weight, from differences between neighbours: a few changes of level do not move their median.

    It is near nothing where most months tell the same and a rare one does not, which is why chance has its word beside it.
    """
    months = zip(sums, weights, strict=True)
    return median((a / w - b / v) ** 2 / (1 / w + 1 / v) for (a, w), (b, v) in pairwise(months)) / NOISE_OF_MEDIAN
