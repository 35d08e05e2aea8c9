"""The pages themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from khabar.data import load
from khabar.model import Event, Factuality
from khabar.relate.timeline import first_day
from khabar.web.marks import find_marks, paragraphs
from khabar.web.reading import article_of, pair_events, view_of

router = APIRouter(include_in_schema=False)
LANGUAGES = ("ar", "en")
# The picture of a pair's months: pixels of a column and of one event in it; older months than it holds are left out.
COLUMN, UNIT, MONTHS_SHOWN = 22, 12, 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One status of one month in the picture: place and size in pixels."""

    x: int
    y: int
    height: int
    status: str
    title: str


@cache
def _templates() -> Environment:
    folder = Path(__file__).resolve().parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _render(request: Request, language: str, template: str, status: int = 200, **values: object) -> Response:
    rest = request.url.path[len(language) + 1 :] if request.url.path.startswith(f"/{language}/") else "/"
    page = (
        _templates()
        .get_template(template)
        .render(
            labels=load("desk.json")[language],
            language=language,
            direction="rtl" if language == "ar" else "ltr",
            other=f"/{'en' if language == 'ar' else 'ar'}{rest}",
            as_of=request.query_params.get("as_of", ""),
            **values,
        )
    )
    return Response(page, status, media_type="text/html; charset=utf-8")


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise HTTPException(404, "not_found")
    return language


def error_page(request: Request, status: int, detail: str) -> Response:
    """An error in words, in the language of the address."""
    language = "en" if request.url.path.startswith("/en") else "ar"
    labels = load("desk.json")[language]
    return _render(request, language, "error.html", status, number=status, message=labels.get(detail, detail))


@router.get("/{language}/")
def home(request: Request, language: str) -> Response:
    """Pairs and the newest articles."""
    with view_of(request) as view:
        return _render(request, _known(language), "home.html", pairs=view.pairs()[:60], articles=view.articles(), coverage=view.coverage())


@router.get("/{language}/pair/{pair}")
def pair(request: Request, language: str, pair: str) -> Response:
    """A pair's timeline with its picture and coverage."""
    with view_of(request) as view:
        codes, events = pair_events(view, pair)
        bars, months = _bars(events)
        return _render(
            request,
            _known(language),
            "pair.html",
            codes=codes,
            events=events[::-1],
            coverage=view.coverage(),
            bars=bars,
            months=months,
            column=COLUMN,
            chart_height=max((bar.y + bar.height for bar in bars), default=0),
        )


def _bars(events: tuple[Event, ...]) -> tuple[list[Bar], list[str]]:
    """A column a month with events, its statuses stacked from the top in a fixed order."""
    counts = Counter((first_day(event).strftime("%Y-%m"), event.status) for event in events)
    months = sorted({month for month, _ in counts})[-MONTHS_SHOWN:]
    tallest = max((sum(counts[month, status] for status in Factuality) for month in months), default=0)
    bars = []
    for number, month in enumerate(months):
        y = tallest * UNIT
        for status in Factuality:
            height = counts[month, status] * UNIT
            if height:
                y -= height
                bars.append(Bar(number * COLUMN, y, height, status, f"{month}: {counts[month, status]} {status}"))
    return bars, months


@router.get("/{language}/article/{article_id:path}")
def article(request: Request, language: str, article_id: str) -> Response:
    """An article whose text carries its marks."""
    with view_of(request) as view:
        coded = article_of(view, article_id)
    text = coded.article.text
    url = coded.article.url or ""
    return _render(
        request,
        _known(language),
        "article.html",
        coded=coded,
        text=text,
        paragraphs=paragraphs(text, find_marks(coded)),
        link=url if urlsplit(url).scheme in ("http", "https") else None,
    )
