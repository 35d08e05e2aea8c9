from __future__ import annotations

import pytest
from morphology import noun_forms, participle_forms, verb_forms


def shapes(forms: list[tuple[str, str]], form: str) -> set[str]:
    return {shape for found, shape in forms if found == form}


def words(forms: list[tuple[str, str]], shape: str) -> set[str]:
    return {form for form, found in forms if found == shape}


@pytest.mark.parametrize(
    ("entry", "shape", "forms"),
    [
        # hollow
        ("زار/يزور", "past:f", {"زارت"}),
        ("زار/يزور", "past:d", {"زارا", "زارتا"}),
        ("زار/يزور", "past:we", {"زرنا"}),
        ("زار/يزور", "present:m", {"يزور", "يزر"}),
        ("زار/يزور", "future:i", {"سازور"}),
        # final weak
        ("دعا/يدعو", "past:f", {"دعت"}),
        ("دعا/يدعو", "past:p", {"دعوا"}),
        ("دعا/يدعو", "present:p", {"يدعون", "يدعوا"}),
        ("التقى", "past:m+h", {"التقاه"}),
        ("التقى", "past:d", {"التقيا", "التقتا"}),
        ("التقى", "past:p", {"التقوا"}),
        ("التقى", "present:p", {"يلتقون", "يلتقوا"}),
        ("نفى/ينفي", "present:m", {"ينفي", "ينف"}),
        ("لقي/يلقى", "past:p", {"لقوا"}),
        ("تلقى", "present:m+ha", {"يتلقاها"}),
        # hamzated
        ("أكّد", "present:i", {"اكد"}),
        ("أمر/يأمر", "present:i", {"امر"}),
        ("رأى/يرى", "present:p", {"يرون", "يروا"}),
        # doubled
        ("ردّ/يردّ", "past:we", {"رددنا"}),
        ("ردّ/يردّ", "present:m", {"يرد"}),
        # last letter met by the same letter
        ("أعلن", "past:we", {"اعلنا"}),
        # the pronoun after the plural
        ("قتل/يقتل", "past:p+hm", {"قتلوهم"}),
        ("قتل/يقتل", "future:p+h", {"سيقتلونه"}),
    ],
)
def test_verb_has_its_forms(entry: str, shape: str, forms: set[str]) -> None:
    assert words(verb_forms(entry), shape) == forms


@pytest.mark.parametrize(
    ("past", "present"),
    [
        ("انسحب", "ينسحب"),
        ("اجتاح", "يجتاح"),
        ("استعاد", "يستعيد"),
        ("استدعى", "يستدعي"),
        ("تبنى", "يتبني"),
        ("أدان", "يدين"),
        ("قاتل", "يقاتل"),
        ("هدّد", "يهدد"),
        ("وقّع", "يوقع"),
        ("احتجّ", "يحتج"),
    ],
)
def test_present_is_derived_where_the_pattern_shows_it(past: str, present: str) -> None:
    assert "present:m" in shapes(verb_forms(past), present)


@pytest.mark.parametrize("entry", ["قتل", "ق", "زار/تزور", "زار/ي"])
def test_verb_that_cannot_be_conjugated_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match=entry):
        verb_forms(entry)


def test_past_and_first_person_may_be_one_form() -> None:
    assert shapes(verb_forms("أعلن"), "اعلن") == {"past:m", "present:i"}


@pytest.mark.parametrize(
    ("entry", "shape", "forms"),
    [
        ("زيارة", "noun", {"زياره"}),
        ("زيارة", "noun+ha", {"زيارتها"}),
        ("زيارة", "noun:d", {"زيارتان", "زيارتين"}),
        ("اجتماع", "noun", {"اجتماع", "اجتماعا"}),
        ("لقاء", "noun+h", {"لقاءه", "لقايه", "لقاوه"}),
        ("لقاء", "noun", {"لقاء"}),
        ("دعوى", "noun+h", {"دعواه"}),
        ("زيارات#p", "noun:p", {"زيارات"}),
        ("زيارات#p", "noun:p:al", {"الزيارات"}),
        ("متظاهرون#p", "noun:p", {"متظاهرون", "متظاهرين"}),
        ("اتصال هاتفي", "noun", {"اتصال هاتفي", "اتصالا هاتفيا"}),
        ("اتصال هاتفي", "noun:al", {"الاتصال الهاتفي"}),
        ("اتصال هاتفي", "noun+h", {"اتصاله الهاتفي"}),
        ("إطلاق النار", "noun", {"اطلاق النار"}),
        ("إطلاق_سراح", "noun+hm", {"اطلاق سراحهم"}),
        ("دعوة إلى زيارة", "noun:al", {"الدعوه الي زياره"}),
    ],
)
def test_noun_has_its_forms(entry: str, shape: str, forms: set[str]) -> None:
    assert words(noun_forms(entry), shape) == forms


def test_plural_has_no_dual() -> None:
    assert not words(noun_forms("غارات#p"), "noun:d")


def test_participle_agrees() -> None:
    forms = participle_forms("متوجه")
    assert shapes(forms, "متوجها") == {"participle:m"}
    assert shapes(forms, "متوجهه") == {"participle:f"}
    assert shapes(forms, "متوجهين") == {"participle:p"}
    assert shapes(forms, "المتوجه") == {"participle:m:al"}


def test_weak_participle_loses_and_keeps_its_ya() -> None:
    forms = participle_forms("داعي")
    assert {"داع", "داعيا"} <= words(forms, "participle:m")
    assert words(forms, "participle:f") == {"داعيه"}
    assert {"داعين", "داعون"} <= words(forms, "participle:p")
