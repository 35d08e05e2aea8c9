"""An article as text for people: each report on its lines, with its words."""

from __future__ import annotations

from khabar.export.titles import kind_text
from khabar.model import Coded, Party, Quantity, Report

NOBODY = "-"


def coded_text(coded: Coded) -> str:
    """``coded`` as lines: the article's title and day, then each report with its speaker, day, amounts and words."""
    article = coded.article
    day = f"{article.published} ({article.published_by})" if article.published else "day of publication unknown"
    lines = [article.title or "(no title)", f"{article.outlet or 'outlet unknown'}, {day}", ""]
    for report in coded.reports:
        lines += _report_lines(report, article.text)
    return "\n".join(lines)


def _report_lines(report: Report, text: str) -> list[str]:
    when = report.when
    day = f"{when.start} to {when.end}" if when and when.start != when.end else str(when.start) if when else "no day told"
    lines = [
        f"{kind_text(report.event, report.mode)}  {_side(report.actor)} > {_side(report.recipient)}  {report.factuality}  {day}",
        f"    on the word of {_name(report.speaker) if report.speaker else 'the outlet'}",
    ]
    lines += [f"    {quantity_text(quantity)}" for quantity in report.quantities]
    lines += [f"    {sentence.of(text)}" for sentence in report.evidence[:1]]
    return lines


def _side(parties: tuple[Party, ...]) -> str:
    return " + ".join(_name(party) for party in parties) or NOBODY


def _name(party: Party) -> str:
    return f"{party.text} [{party.country or '?'} {party.sector}]"


def quantity_text(quantity: Quantity) -> str:
    """``quantity`` in words of this program: "about 600 soldier killed", "up to 2 flight a week"."""
    if quantity.low == quantity.high:
        number = _digits(quantity.low) if quantity.low is not None else ""
    else:
        number = " to ".join(_digits(bound) for bound in (quantity.low, quantity.high) if bound is not None)
    rate = f"a {quantity.per}" if quantity.per else ""
    return " ".join(part for part in (quantity.hedge, number, quantity.unit, quantity.kind, rate) if part)


def _digits(number: float) -> str:
    """All digits of ``number``, without an exponent."""
    return str(int(number)) if number.is_integer() else str(number)
