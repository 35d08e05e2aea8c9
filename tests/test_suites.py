"""The suites of expressions of time and of quantities, answered by hand: each gives its value, or is no such expression."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from khabar.analyse.quantities import find_quantities
from khabar.analyse.times import find_times

SUITES = Path(__file__).parent / "suites"
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cases(name: str) -> list[Any]:
    """One parameter a case; those marked `short` are known to fail, each with its reason."""
    found = [case for path in sorted(SUITES.glob(f"{name}*.yaml")) for case in yaml.load(path.read_text(encoding="utf-8"), Loader)]
    return [
        pytest.param(case, marks=[pytest.mark.xfail(reason=case["short"], strict=True)] if "short" in case else [], id=case["text"][:50])
        for case in found
    ]


def day_of(value: object) -> date | None:
    return value if isinstance(value, date) else None


@pytest.mark.parametrize("case", cases("times"))
def test_time(case: dict[str, Any]) -> None:
    found = {when.span.of(case["text"]): when for when in find_times(case["text"], day_of(case["day"]))}
    if case["time"] is None:
        assert not found
        return
    when = found[case["time"]]
    assert (f"{when.start}/{when.end}" if when.start else "open") == case["gives"]


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantity(case: dict[str, Any]) -> None:
    found = {quantity.span.of(case["text"]): quantity for quantity in find_quantities(case["text"])}
    if case["quantity"] is None:
        assert not found
        return
    quantity = found[case["quantity"]]
    told = (quantity.low, quantity.high, quantity.unit, quantity.kind, quantity.hedge, quantity.per)
    assert told == (case["low"], case["high"], case.get("unit"), case.get("kind"), case.get("hedge"), case.get("per"))
