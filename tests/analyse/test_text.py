from hypothesis import given
from hypothesis import strategies as st

from khabar.analyse.text import fold


def test_spellings_of_one_word_compare_equal() -> None:
    assert fold("أميركيّة") == fold("اميركيه")
    assert fold("مــوسكو") == "موسكو"
    assert fold("إلى") == fold("الي")
    assert fold("٢٠٢٥") == "2025"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
