"""The quantities in a sentence."""

from datetime import date

from khabar.analyse.quantities import find_quantities
from khabar.model import Quantity


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(rule, LOW..HIGH UNIT [KIND] [HEDGE] [per RATE]) of every quantity."""
    return [(quantity.rule, canonical(quantity)) for quantity in find_quantities(text)]


def canonical(quantity: Quantity) -> str:
    low, high = (f"{bound:.10g}" if bound is not None else "-" for bound in (quantity.low, quantity.high))
    rate = f"per {quantity.per}" if quantity.per else None
    parts = (f"{low}..{high}", quantity.unit, quantity.kind, quantity.hedge, rate)
    return " ".join(part for part in parts if part)
