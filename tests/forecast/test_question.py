"""Questions in words."""

from datetime import date

import pytest

from khabar.errors import QuestionError
from khabar.forecast.question import understand
from khabar.model import EventType

DAY = date(2025, 7, 9)


@pytest.mark.parametrize("text", ["هل يلتقي كيم وبوتين قبل نهاية 2025؟", "Will Kim and Putin meet before the end of 2025?"])
def test_the_same_question_in_both_languages(text: str) -> None:
    question = understand(text, DAY)
    assert {question.actor, question.recipient} == {"RUS", "PRK"}
    assert (question.event, question.mode, question.by) == (EventType.CONSULT, None, date(2025, 12, 31))
    assert set(question.persons) == {"كيم جونغ أون", "فلاديمير بوتين"}


def test_countries_ask_for_no_persons() -> None:
    assert understand("هل تقصف إسرائيل إيران خلال 30 يوما؟", DAY).persons == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("هل يلتقي كيم وبوتين؟", "by when"),
        ("هل يغني كيم وبوتين قبل نهاية 2025؟", "what would happen"),
        ("هل يلتقي بوتين قبل نهاية 2025؟", "of two parties"),
        ("Will they meet by 2024-01-01, Kim and Putin?", "not after"),
        ("", "what would happen"),
        ("Will Kim and Putin meet by 2025-13-45?", "by when"),
        ("Will Kim and Putin meet before the end of 0000?", "by when"),
        ("Will Kim and Putin meet within 999999 months?", "by when"),
        ("هل يلتقي كيم وبوتين خلال 99999999999999 يوما؟", "by when"),
    ],
)
def test_what_is_not_understood_is_named_in_one_line(text: str, part: str) -> None:
    with pytest.raises(QuestionError, match=part) as error:
        understand(text, DAY)
    assert "\n" not in str(error.value)
