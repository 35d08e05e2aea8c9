from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khabar.analyse.tokens import find_tokens


def readings(word: str) -> list[str]:
    (token,) = find_tokens(word)
    return [f"{reading.proclitics}+{reading.form}" if reading.proclitics else reading.form for reading in token.readings]


def test_prefixes_are_cut_in_every_way() -> None:
    assert readings("وبالرياض") == ["وبالرياض", "و+بالرياض", "وب+الرياض"]
    assert readings("للسعودية") == ["للسعوديه", "ل+لسعوديه", "ل+السعوديه"]
    assert readings("كالصين") == ["كالصين", "ك+الصين"]


def test_two_letters_are_never_cut() -> None:
    assert readings("بل") == ["بل"]


def test_numbers_keep_their_points_and_signs_stand_alone() -> None:
    assert [token.text for token in find_tokens("بلغت 3.5 في المئة، عند 10:30.")] == [
        "بلغت",
        "3.5",
        "في",
        "المئة",
        "،",
        "عند",
        "10:30",
        ".",
    ]


def test_marks_belong_to_their_word() -> None:
    (token,) = find_tokens("قُتِلَ")
    assert token.fold == "قتل"


@given(st.text())
def test_tokens_stand_where_they_say_and_lose_only_white_space_and_direction_marks(text: str) -> None:
    tokens = find_tokens(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(before.end <= after.start for before, after in pairwise(tokens))
    kept = {at for token in tokens for at in range(token.start, token.end)}
    assert not [text[at] for at in range(len(text)) if at not in kept and text[at].isalnum()]


def test_words_that_lost_the_space_between_them() -> None:
    """Three in a row; a known word that only looks like two stays whole."""
    assert [token.text for token in find_tokens("إيرانوالجزائرفي العام")] == ["إيران", "والجزائر", "في", "العام"]
    assert [token.text for token in find_tokens("السعوديون")] == ["السعوديون"]


def test_a_stroke_that_lengthens_nothing_is_no_word() -> None:
    assert [token.is_word for token in find_tokens("وزير ـ ـــ خارجية")] == [True, False, False, True]
