from datetime import date

import pytest

from khabar.analyse.names import find_names, great_circle_km
from khabar.analyse.parties import find_mentions
from khabar.analyse.tokens import find_tokens
from khabar.model import Mention

DAY = date(2025, 7, 9)


def mentions(text: str) -> tuple[Mention, ...]:
    tokens = find_tokens(text)
    return find_mentions(text, DAY, tokens, find_names(tokens))


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("قال وزير الخارجية الروسي سيرغي لافروف", "RUS", "GOV"),
        ("قالت المتحدثة باسم وزارة الخارجية الروسية ماريا زاخاروفا", "RUS", "GOV"),
        ("قصفت القوات الأوكرانية", "UKR", "MIL"),
        ("رأى ليم يول-تشول، الأستاذ في جامعة كيونغنام في كوريا الجنوبية", "KOR", "EDU"),
        ("ذكرت وسائل الإعلام الرسمية في كوريا الشمالية", "PRK", "MED"),
        ("أعلن الكرملين", "RUS", "GOV"),
        ("قتل جندي كوري شمالي", "PRK", "MIL"),
        ("التقى نظيره السوري", "SYR", "GOV"),
        ("أعلنت حركة حماس", "PSE", "REB"),
        ("دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش", "IGO", "IGO"),
    ],
)
def test_country_and_sector(text: str, country: str, sector: str) -> None:
    (mention,) = mentions(text)
    assert (mention.party.country, mention.party.sector) == (country, sector)


def test_a_short_name_is_its_full_form() -> None:
    full, short = mentions("قال وزير الخارجية الروسي سيرغي لافروف كلمة. وأضاف لافروف")
    assert full.chain == short.chain
    assert short.party.text == "وزير الخارجية الروسي سيرغي لافروف"


def test_an_unknown_person_is_known_again_by_the_last_name() -> None:
    full, short = mentions("قال وزير الزراعة التونسي زيدون بلقاضي كلمة. وأضاف بلقاضي")
    assert full.chain == short.chain


def test_moscow_and_pyongyang_are_about_6500_km_apart() -> None:
    (moscow,), (pyongyang,) = (find_names(find_tokens(name)) for name in ("موسكو", "بيونغ يانغ"))
    a, b = moscow.candidates[0], pyongyang.candidates[0]
    assert a.latitude and a.longitude and b.latitude and b.longitude
    assert great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude) == pytest.approx(6500, rel=0.03)
