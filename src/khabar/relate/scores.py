"""PLOVER's scores: how far an event is one of cooperation (to +10) or of conflict (to -10)."""

from __future__ import annotations

from functools import cache
from typing import Any

from khabar.data import load
from khabar.model import EventType


@cache
def _scores() -> Any:
    return load("plover.json")["scores"]


def score_of(event: EventType, mode: str | None) -> float:
    """The score of a mode, else of its type; from resources/plover."""
    entry = _scores()[event.value]
    return float(entry["modes"].get(mode, entry["score"]))


def quad_of(event: EventType) -> str:
    """Verbal or material, cooperation or conflict."""
    return str(_scores()[event.value]["quad"])
