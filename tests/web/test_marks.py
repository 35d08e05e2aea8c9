from hypothesis import given
from hypothesis import strategies as st

from khabar.model import Span
from khabar.web.marks import Mark, paragraphs


@given(
    st.text(alphabet="ابت 12ab\n.", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["party", "event", "time", "statement"])), max_size=8),
)
def test_segments_are_the_text_to_the_letter(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(Span(min(a, b), min(max(a, b), len(text))), kind, "", "") for a, b, kind in spans if min(a, b) < min(max(a, b), len(text))
    ]
    shown = ["".join(segment.text for segment in paragraph) for paragraph in paragraphs(text, marks)]
    assert shown == [line for line in text.split("\n") if line]


def test_overlapping_marks_share_their_segment() -> None:
    (line,) = paragraphs("ابتث", [Mark(Span(0, 3), "party", "p", ""), Mark(Span(2, 4), "event", "e", "r")])
    assert [(segment.text, segment.kinds) for segment in line] == [("اب", ("party",)), ("ت", ("party", "event")), ("ث", ("event",))]
