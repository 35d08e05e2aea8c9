"""The desk as an application: addresses, languages, errors, and the headers that keep hostile pages harmless."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from khabar import __version__
from khabar.errors import CorrectionError, KhabarError, QueryError
from khabar.web import api, pages

FOLDER = Path(__file__).resolve().parent
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(address: str) -> FastAPI:
    """The desk over the store at ``address`` (an SQLAlchemy address), which must exist when a page is asked for."""
    app = FastAPI(title="Khabar", version=__version__, docs_url=None, redoc_url=None)
    app.state.address = address
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    app.include_router(api.router)
    app.include_router(pages.router)
    app.add_api_route("/", lambda: RedirectResponse("/ar/"), include_in_schema=False)
    app.add_api_route("/health", lambda: {"status": "ok"})
    app.add_exception_handler(HTTPException, _plain_error)
    app.add_exception_handler(KhabarError, _own_error)
    app.middleware("http")(_with_headers)
    return app


async def _with_headers(request: Request, follow: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await follow(request)
    response.headers.update(HEADERS)
    return response


async def _plain_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, error.detail)


async def _own_error(request: Request, error: Exception) -> Response:
    """400 for what was asked wrongly; 503 for the store, and for what else stands in the way here."""
    return _answer(request, 400 if isinstance(error, (QueryError, CorrectionError)) else 503, str(error))


def _answer(request: Request, status: int, told: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": told}, status)
    return pages.error_page(request, status, told)
