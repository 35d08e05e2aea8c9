"""How each kind of expression of time is given its interval of days: one short function a kind, named in resources/ar/times.yaml.

A placer takes the match and its context and gives (interval, precision); the interval is None where the days are unknown, and the
whole is None where the words are no expression of time after all. ValueError where they make no date.
"""

from __future__ import annotations

from collections.abc import Callable

from khabar.analyse.grammar import Match
from khabar.analyse.placing import dates, parts, spans
from khabar.analyse.placing.match import Context, Placed

__all__ = ["PLACERS", "Context", "Placed"]

PLACERS: dict[str, Callable[[Match, Context], Placed]] = {
    name.removeprefix("place_"): function
    for module in (dates, parts, spans)
    for name, function in vars(module).items()
    if name.startswith("place_")
}
