"""The fitting of small models, on data whose answer is known."""

from datetime import date
from pathlib import Path

import pytest
from training.examples import read_examples
from training.fit import Case, PairCase, fit_choice, fit_pairs, fit_table, fit_yes_no
from training.gold import GoldReport, time_agrees, who_agrees

from khabar.analyse.scoring import probability, score, scores, shares

EVENTS = Path(__file__).resolve().parents[2] / "resources" / "ar" / "events"


def report(actor: set[str], recipient: set[str]) -> GoldReport:
    return GoldReport(
        "CONSULT",
        None,
        frozenset(actor),
        frozenset(recipient),
        not recipient and len(actor) > 1,
        frozenset({0}),
        "",
        "happened",
        None,
        None,
    )


def test_yes_and_no_are_told_apart_and_probabilities_follow_the_counts() -> None:
    rows = [["warm"]] * 90 + [["cold"]] * 100
    weights = fit_yes_no(rows, [True] * 80 + [False] * 10 + [False] * 95 + [True] * 5, ridge=0.01)
    assert probability(weights, ["warm"]) == pytest.approx(80 / 90, abs=0.02)
    assert probability(weights, ["cold"]) == pytest.approx(0.05, abs=0.02)


def test_a_choice_learns_which_option_is_taken() -> None:
    cases = [Case([["near"], ["far"], ["none"]], [True, False, False])] * 30 + [Case([["far"], ["none"]], [False, True])] * 20
    weights = fit_choice(cases, ridge=0.1)
    assert score(weights, ["near"]) > score(weights, ["none"]) > score(weights, ["far"])


def test_a_choice_that_all_options_fit_teaches_nothing() -> None:
    assert fit_choice([Case([["a"], ["b"]], [True, True])] * 10 + [Case([["a"], ["b"]], [True, False])] * 10, ridge=1.0) != {}


def test_a_table_gives_each_answer_its_own_weight() -> None:
    table = fit_table([(["will"], [False, True])] * 20 + [(["did"], [True, False])] * 20, 2, ridge=0.1)
    assert shares(scores(table, ["will"], 2))[1] > 0.9
    assert scores(table, ["unheard"], 2) == [0.0, 0.0]


def test_pairs_learn_both_sides_and_what_goes_together() -> None:
    parties = [["subject"], ["object"]]
    pairs = [(0, 1), (1, 0), (0, -1), (-1, 1)]
    options = [["both"], ["both"], ["no recipient"], ["no actor"]]
    party, pair = fit_pairs([PairCase(parties, pairs, options, [True, False, False, False])] * 30, ridge=0.1)
    assert party["subject"][0] > party["subject"][1]
    assert party["object"][1] > party["object"][0]
    assert pair["both"] > pair["no recipient"]


def test_the_same_rows_give_the_same_weights() -> None:
    rows, yes = [["a", "b"], ["b"], ["a"]] * 10, [True, False, True] * 10
    assert fit_yes_no(rows, yes, 1.0) == fit_yes_no(rows, yes, 1.0)


@pytest.mark.parametrize(
    ("gold", "pair", "agrees"),
    [
        (report({"FRA"}, {"LBN"}), ("FRA", "LBN"), True),
        (report({"FRA"}, {"LBN"}), ("LBN", "FRA"), False),
        (report({"FRA", "DEU"}, set()), ("DEU", "FRA"), True),
        (report({"FRA", "DEU"}, set()), ("DEU", ""), False),
        (report(set(), {"LBN"}), ("", "LBN"), True),
        (report(set(), {"LBN"}), ("ISR", "LBN"), False),
    ],
)
def test_who_agrees_as_the_codebook_says(gold: GoldReport, pair: tuple[str, str], agrees: bool) -> None:
    assert who_agrees(gold, *pair) is agrees


def test_times_agree_when_half_of_their_union_is_shared_or_both_are_short() -> None:
    june = (date(2024, 6, 1), date(2024, 6, 30))
    assert time_agrees(june, date(2024, 6, 10), date(2024, 6, 30))
    assert not time_agrees(june, date(2024, 1, 1), date(2024, 12, 31))
    assert time_agrees((date(2024, 6, 1), date(2024, 6, 1)), date(2024, 6, 2), date(2024, 6, 2))
    assert time_agrees(None, None, None)
    assert not time_agrees(None, date(2024, 6, 1), date(2024, 6, 1))


def test_every_example_of_the_lexicon_is_a_lesson() -> None:
    lessons = read_examples(EVENTS)
    assert len(lessons) > 500
    assert all(lesson.only for lesson in lessons)
    assert {report.event for lesson in lessons for report in lesson.reports} <= {lesson.only for lesson in lessons}
