import pytest

from khabar.analyse.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("1,500 جندي", 1500, "soldier"),
        ("٦٠٠ جندي", 600, "soldier"),
        ("3.5 ملايين دولار", 3_500_000, "USD"),
        ("ألفي شخص", 2000, "person"),
        ("ثلاثمئة وخمسين قتيلا", 350, "person"),
    ],
)
def test_numbers_however_written(text: str, low: float, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, low, unit)


def test_a_number_that_counts_nothing_known_is_none() -> None:
    assert find_quantities("الفقرة 5 من البند 3 لعام 2025") == ()
