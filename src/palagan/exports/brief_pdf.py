"""The brief as PDF, by WeasyPrint (extra `pdf`). Nothing is fetched while it is made, from the network or from disk."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, NoReturn

from palagan.errors import InputError

WAY_OUT = "pip install 'palagan[pdf]', or write HTML and print it from a browser."


def is_there() -> bool:
    """Whether WeasyPrint is installed; it is not opened for that."""
    return find_spec("weasyprint") is not None


def pdf_of(page: str) -> bytes:
    """The PDF of a brief's HTML. Where WeasyPrint or the libraries that it draws with are missing: `InputError`."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError as error:
        raise InputError("is not installed", item="weasyprint", way_out=WAY_OUT) from error
    except OSError as error:
        raise InputError("finds no Pango to draw with", item="weasyprint", way_out=WAY_OUT) from error

    class Refusing(URLFetcher):  # type: ignore[misc]
        """Whatever a page's words might ask for is not fetched."""

        def fetch(self, url: str, *_more: Any, **_options: Any) -> NoReturn:
            raise ValueError(f"a brief fetches nothing: {url[:80]}")

    return bytes(HTML(string=page, url_fetcher=Refusing()).write_pdf())
