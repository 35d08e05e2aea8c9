from khabar.analyse.quotes import LONGEST, find_quotes


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in find_quotes(text)]


def test_every_pair_of_marks() -> None:
    assert quoted('قال «نعم» ثم “لا” ثم "ربما"') == ["نعم", "لا", "ربما"]


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert quoted("قال «نعم ولم يكمل\nقال «لا»") == ["لا"]
    assert quoted('"' + "ا" * (LONGEST + 1) + '"') == []
