"""The value of a number written in digits, in words or in both: "ثلاثة آلاف وأربعمئة", "1.25 مليار", "مليون ونصف"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from khabar.analyse.grammar import Unit

GROUPED = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+\Z")
BIG = ("MULT", "MULTS", "MULTD")


class Number:
    """Adds up the words of one number as they come; ``value`` is None before the first."""

    def __init__(self) -> None:
        self._total = 0.0
        self._current: float | None = None  # the units, tens and hundreds since the last thousand, million ...
        self._scale = 1.0  # the last thousand, million ...
        self._joined = False  # whether "and" stands right before
        self._halved = False  # whether half of that has been added
        self.scaled = False
        self.seen = False

    @property
    def value(self) -> float | None:
        """What the words so far make."""
        return self._total + (self._current or 0.0) if self.seen else None

    def take(self, unit: Unit) -> bool:
        """Add the word of ``unit``; False where it is no part of a number."""
        values = unit.values
        if "FRACTION" in values and self.seen and self._joined:
            self._take_half()
        elif "HALF" in values:
            self._current = (self._current or 0.0) + values["HALF"]
        elif "NUMW" in values:
            self._current = (self._current or 0.0) + values["NUMW"]
        elif any(name in values for name in BIG):
            self._scale_by(next(values[name] for name in BIG if name in values))
        else:
            self._joined = unit.form == "و"
            return False
        self.seen, self._joined = True, False
        return True

    def digits(self, written: str, *, scaled: bool) -> None:
        """Add a number in digits; a point before three of them groups thousands, unless a multiplier follows (``scaled``)."""
        self._current = (self._current or 0.0) + read_digits(written, grouped=not scaled)
        self.seen, self._joined = True, False

    def _take_half(self) -> None:
        """And a half: of the last thousand or million, or of one."""
        if self._current is not None:
            self._current += 0.5
        else:
            self._total, self._halved = self._total + self._scale / 2, True

    def _scale_by(self, scale: float) -> None:
        if str(scale).startswith("2"):  # the dual of a thousand, a million ...
            self._current, scale = 2.0, scale / 2
        if self._halved and self._current is None and scale == self._scale:
            return  # "a million and half a million"
        self.scaled = True
        if self._current is None and self._total and not self._joined:
            self._total *= scale  # three thousand billions
        else:
            self._total += (1.0 if self._current is None else self._current) * scale
        self._current, self._scale = None, scale


def read_digits(written: str, *, grouped: bool) -> float:
    """A number in digits. A comma before three digits groups them, and so does a point where ``grouped``; else it is decimal."""
    if GROUPED.match(written) and (grouped or "," in written or "٬" in written):
        return float(re.sub(r"[,٬.]", "", written))
    parts = re.split(r"[.,٫:]", written)
    return float(parts[0] + ("." + "".join(parts[1:]) if len(parts) > 1 else ""))


def is_big(units: Iterable[Unit]) -> bool:
    """Whether one of ``units`` multiplies: thousand, million ..."""
    return any(name in unit.values for unit in units for name in BIG)
