"""What a sentence tells, coded by the whole pipeline."""

from datetime import date

from khabar.analyse.pipeline import code_article
from khabar.model import Article, Party, Report


def canonical(report: Report) -> str:
    """TYPE[/mode] ACTORS>RECIPIENTS factuality, countries sorted, "-" for an empty side."""
    kind = f"{report.event}/{report.mode}" if report.mode else str(report.event)
    return f"{kind} {side(report.actor)}>{side(report.recipient)} {report.factuality}"


def side(parties: tuple[Party, ...]) -> str:
    return "+".join(sorted({party.country or "?" for party in parties})) or "-"


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """(frame, canonical text) of every report of an article with this one sentence."""
    coded = code_article(Article("example", "", text, published=day))
    return [(report.rule, canonical(report)) for report in coded.reports]
