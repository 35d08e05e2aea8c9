"""The algebra of status, and the cues in sentences."""

import pytest

from khabar.analyse.pipeline import code_article
from khabar.model import Article, Factuality

HAPPENED, PLANNED, POSSIBLE, DENIED, CANCELLED = Factuality


def test_what_becomes_of_a_status_under_another_cue() -> None:
    assert PLANNED.under_denial() is DENIED
    assert CANCELLED.under_denial() is CANCELLED
    assert PLANNED.under_doubt() is POSSIBLE
    assert DENIED.under_doubt() is DENIED
    assert POSSIBLE.under_plan() is POSSIBLE
    assert HAPPENED.under_plan() is PLANNED
    assert HAPPENED.under_cancellation() is CANCELLED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("زار الرئيس الفرنسي مصر.", HAPPENED),
        ("سيزور الرئيس الفرنسي مصر.", PLANNED),
        ("من المقرر أن يزور الرئيس الفرنسي مصر.", PLANNED),
        ("قد يزور الرئيس الفرنسي مصر.", POSSIBLE),
        ("نفى الناطق المصري أن يزور الرئيس الفرنسي مصر.", DENIED),
        ("لم يزر الرئيس الفرنسي مصر.", DENIED),
        ("ألغى الرئيس الفرنسي زيارته إلى مصر.", CANCELLED),
        ("هدد الرئيس الفرنسي مصر بأنه سيقطع المساعدات.", HAPPENED),
    ],
)
def test_the_cue_decides(text: str, status: Factuality) -> None:
    reports = code_article(Article("a", "", text)).reports
    assert reports
    assert reports[0].factuality is status
