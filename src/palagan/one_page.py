"""The Python API: one text read without a case."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from palagan.errors import InputError, LanguageError
from palagan.flow import read_page, steps
from palagan.gather.collect import collect
from palagan.gather.identity import page_id
from palagan.gather.options import GatherOptions, checked
from palagan.model.drop import Drop, Reason
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page
from palagan.model.reading import Reading


def read(
    text: str | Path,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Reading:
    """What one page says. `text` is the page's text itself, or a `Path` to a file that is one page (text or HTML).

    A page that is no article or cannot be read is an `InputError`, one in a language not read yet a `LanguageError`.
    """
    hints = Hints(outlet=outlet, published=published, title=title, url=url, language=language)
    outcome = read_page(_one_page(text, hints), steps())
    if outcome.reading is None or outcome.drop is not None:
        drop = outcome.drop
        kind = LanguageError if drop and drop.reason is Reason.LANGUAGE else InputError
        raise kind(
            f"{drop.reason.value}: {drop.detail}" if drop else "cannot be read", item=drop.item if drop else None
        )
    return outcome.reading


def _one_page(text: str | Path, hints: Hints) -> Page:
    if isinstance(text, str):
        content = text.encode("utf-8", "replace")
        checked_hints = checked(GatherOptions(hints=hints)).hints
        return Page(
            page_id(content, checked_hints), "text", "text", content, "utf-8", sha256_hex(content), checked_hints
        )
    arrivals = list(islice(collect([text], GatherOptions(hints=hints)), 2))
    match arrivals:
        case [Page() as page]:
            return page
        case [Drop() as drop]:
            raise InputError(f"{drop.reason.value}: {drop.detail}", item=drop.item)
        case _:
            raise InputError("holds more than one page", item=str(text), way_out="Put it into a case: Case.add.")
