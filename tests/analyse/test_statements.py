"""Whose words they are, by grammar alone: direct, indirect, carried, asked for, leaned on."""

from datetime import date

import pytest

from khabar.analyse.pipeline import read_scene
from khabar.model import Article, Statement


def statements(text: str) -> list[tuple[Statement, str]]:
    article = Article("a", "", text, published=date(2025, 7, 9))
    scene, _ = read_scene(article, {})
    return [(speech.statement, speech.statement.content.of(article.text)) for speech in scene.arguments.all_speeches]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("قال وزير الخارجية الروسي إن الوفد سيغادر غدا.", "وزير الخارجية الروسي", "الوفد سيغادر غدا"),
        ("وزير الخارجية الروسي يؤكد أن الوفد وصل.", "وزير الخارجية الروسي", "الوفد وصل"),
        ("قال الرئيس الصيني: «لن نقبل شروطا من أحد».", "الرئيس الصيني", "لن نقبل شروطا من أحد"),
        ("قتل ثلاثة جنود في الهجوم، وفق وزارة الدفاع التركية.", "وزارة الدفاع التركية", "قتل ثلاثة جنود في الهجوم"),
        ("نقلت وكالة تاس عن سيرغي شويغو قوله إن القوات باقية.", "سيرغي شويغو", "القوات باقية"),
        (
            "سئل المتحدث باسم الكرملين دميتري بيسكوف عن القمة، فأجاب: «لا موعد لها حتى الآن».",
            "المتحدث باسم الكرملين دميتري بيسكوف",
            "لا موعد لها حتى الآن",
        ),
    ],
)
def test_speaker_and_content(text: str, speaker: str, content: str) -> None:
    found = [(statement.speaker.text if statement.speaker else None, words) for statement, words in statements(text)]
    assert (speaker, content) in found


def test_the_agency_that_carries_is_no_speaker_but_the_way() -> None:
    ((statement, _),) = statements("نقلت وكالة تاس عن سيرغي شويغو قوله إن القوات باقية.")[-1:]
    assert [party.text for party in statement.via] == ["وكالة تاس"]


def test_who_hears_is_kept_and_an_agency_that_hears_carries() -> None:
    (statement, _), *_ = statements("قال وزير الخارجية الروسي لوكالة رويترز إن الوفد وصل.")
    assert statement.hearer is not None
    assert statement.hearer in statement.via
    (statement, _), *_ = statements("قال وزير الخارجية الروسي للرئيس الصيني إن الوفد وصل.")
    assert statement.hearer is not None
    assert statement.via == ()


def test_a_verb_without_a_subject_goes_on_with_the_last_speaker() -> None:
    found = statements("قال وزير الخارجية الروسي إن الوفد وصل. وأضاف أن المحادثات بدأت.")
    assert [statement.speaker.text for statement, _ in found if statement.speaker] == ["وزير الخارجية الروسي"] * 2


def test_we_believe_is_part_of_what_is_said() -> None:
    found = statements("قال الرئيس الصيني إننا نؤكد أن السلام ممكن.")
    assert len(found) == 1
