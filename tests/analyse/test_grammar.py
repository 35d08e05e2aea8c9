import pytest

from khabar.analyse.grammar import Grammar
from khabar.analyse.tokens import find_tokens

LEXICON = [("الاربعاء", "WEEKDAY", 2), ("يوليو", "MONTH", 7), ("تموز", "MONTH", 7), ("كانون الاول", "MONTH", 12)]
RULES = {"range": "من NUM الي NUM MONTH (/ MONTH)?", "date": "NUM MONTH", "weekday": "WEEKDAY"}


def found(text: str) -> list[tuple[str, str]]:
    grammar = Grammar(LEXICON, RULES, "NUM")
    return [(match.rule, match.span.of(text)) for match in grammar.find(grammar.read_units(find_tokens(text)))]


def test_the_longest_rule_wins() -> None:
    assert found("من 11 إلى 13 يوليو/تموز") == [("range", "من 11 إلى 13 يوليو/تموز")]


def test_a_prefix_is_no_part_of_the_word() -> None:
    assert found("والأربعاء") == [("weekday", "الأربعاء")]
    assert found("وَالأربعاء") == [("weekday", "الأربعاء")]


def test_words_of_one_entry_are_one_unit() -> None:
    assert found("5 كانون الأول") == [("date", "5 كانون الأول")]


def test_no_rule_runs_across_an_unknown_word() -> None:
    assert found("من 11 إلى شيء 13 يوليو") == [("date", "13 يوليو")]


def test_the_values_of_a_match() -> None:
    grammar = Grammar(LEXICON, RULES, "NUM")
    (match,) = grammar.find(grammar.read_units(find_tokens("13 تموز")))
    assert (match.first("MONTH"), match.all("NUM"), match.first("WEEKDAY")) == (7, ["13"], None)


def test_a_rule_with_a_class_that_no_word_has_is_refused() -> None:
    with pytest.raises(ValueError, match="SEASON"):
        Grammar(LEXICON, {"season": "SEASON"}, "NUM")
