from hypothesis import given
from hypothesis import strategies as st

from khabar.analyse.sentences import find_sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text)]


def test_a_stop_ends_a_sentence_with_what_closes_behind_it() -> None:
    assert cut('قال "لن نذهب." ثم صمت') == ['قال "لن نذهب."', "ثم صمت"]


def test_a_point_inside_a_number_ends_nothing() -> None:
    assert cut("بلغت الزيادة 3.5 في المئة") == ["بلغت الزيادة 3.5 في المئة"]


def test_a_line_ends_a_sentence() -> None:
    assert cut("عنوان بلا نقطة\n\nوصل الوزير. غادر الوزير.") == ["عنوان بلا نقطة", "وصل الوزير.", "غادر الوزير."]


@given(st.text(alphabet='اب .!؟\n"»)'))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
