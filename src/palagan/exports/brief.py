"""The brief: one page that stands alone — timeline, claims, ledgers, sources, every line with its footnote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Generic, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from palagan.record.rates import ErrorRate
from palagan.views.cards import Footnote
from palagan.views.claims import ClaimRow, DiscrepancyRow
from palagan.views.days import day_told, moment_told
from palagan.views.filters import Filter
from palagan.views.headings import differing, heading
from palagan.views.ledgers import EntryRow, LedgerRow
from palagan.views.lineage import OriginRow
from palagan.views.messages import Tongue, bounds, origins_told, pages_told, say
from palagan.views.sentences import contradiction_told
from palagan.views.timeline import TimelineRow, parties_line

Row = TypeVar("Row")
_CONTEXT = 90
"""Characters of the page shown on either side of the words of a note."""
FEW = 6
"""Tellings of a side, or pages of an origin, that are shown one by one; the rest is counted."""
FIGURES = 12
"""Figures of a ledger that are shown."""


@dataclass(frozen=True, slots=True)
class Section(Generic[Row]):
    """What a section shows, of how many."""

    rows: tuple[Row, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with the number of its pages that are cited; days of the first and last, "" where none is dated."""

    name: str | None
    pages: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that stands in a brief. `pages` is the number of pages that its rows rest on, `texts` gives the texts of
    some; `left_out` counts dropped pages by reason, `waiting` those not brought into the record yet."""

    news: Section[TimelineRow] = Section()
    plans: Section[TimelineRow] = Section()
    background: Section[TimelineRow] = Section()
    claims: Section[ClaimRow] = Section()
    discrepancies: Section[DiscrepancyRow] = Section()
    ledgers: Section[LedgerRow] = Section()
    origins: tuple[OriginRow, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    pages: int = 0
    stories: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    rates: tuple[ErrorRate, ...] = ()
    waiting: int = 0
    texts: Callable[[Iterable[str]], Mapping[str, str]] = lambda _pages: {}


@dataclass(slots=True)
class Notes:
    """Footnotes in the order in which the page calls them; the same words are one note."""

    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    kept: list[Footnote] = field(default_factory=list)

    def number(self, note: Footnote) -> int:
        """The number of a note, given on first call."""
        key = (note.page, note.start, note.end)
        if key not in self.numbers:
            self.kept.append(note)
            self.numbers[key] = len(self.kept)
        return self.numbers[key]

    def in_their_pages(self, texts: Mapping[str, str]) -> list[tuple[Footnote, str, str]]:
        """Each note with the words before and after it."""
        return [(note, *_around(note, texts.get(note.page, ""))) for note in self.kept]


def _around(note: Footnote, text: str) -> tuple[str, str]:
    before = text[max(0, note.start - _CONTEXT) : note.start].rsplit("\n", 1)[-1]
    after = text[note.end : note.end + _CONTEXT].split("\n", 1)[0]
    if len(before) == _CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == _CONTEXT:
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def brief(
    material: Material,
    *,
    title: str,
    tongue: Tongue = "id",
    chosen: Filter = Filter(),
    made: str = "",
    version: str = "",
) -> str:
    """The page as HTML text: no script, no outside request, all of a page's words escaped.

    Nothing stands in it that is not in the record. `made` is the moment of making (ISO 8601).
    """
    notes = Notes()
    environment = _environment().overlay()
    words = {
        "tongue": tongue, "material": material, "chosen": chosen, "title": title, "version": version, "made": made,
        "say": lambda key, **values: say(key, tongue, **values),
        "day": partial(day_told, tongue=tongue), "moment": partial(moment_told, tongue=tongue),
        "heading": partial(heading, tongue=tongue), "differing": partial(differing, tongue=tongue),
        "origins_told": partial(origins_told, tongue=tongue), "pages_told": partial(pages_told, tongue=tongue),
        "contradiction": partial(contradiction_told, tongue=tongue), "note": notes.number,
        "numbers": lambda several: list(dict.fromkeys(map(notes.number, several))),
    }  # fmt: skip
    body = environment.get_template("brief_body.html.jinja").render(words)
    texts = material.texts({note.page for note in notes.kept})
    called = notes.in_their_pages(texts)
    return environment.get_template("brief.html.jinja").render(words, body=Markup(body), notes=called, style=style())


@cache
def style() -> Markup:
    """The page's own style sheet."""
    return Markup(resources.files("palagan").joinpath("exports/brief.css").read_text("utf-8"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("palagan", "exports"),
        autoescape=select_autoescape(["jinja"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(bounds=bounds, parties=parties_line, web_address=web_address, FEW=FEW, entries=entries)
    environment.globals["zip_versions"] = lambda one: zip(one.tellings, one.versions, strict=True)
    environment.filters["percent"] = lambda share: f"{100 * share:.0f}"
    return environment


def web_address(url: str | None) -> str | None:
    """The address if it is one that a reader may follow (http, https), else None: a page's own links are hostile."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def entries(ledger: LedgerRow) -> Sequence[EntryRow]:
    """The figures that are shown: those that hold now, then the latest of the others; in order of time."""
    ranked = sorted(ledger.entries, key=lambda e: (e.current, e.published or ""), reverse=True)[:FIGURES]
    shown = {entry.id for entry in ranked}
    return [entry for entry in ledger.entries if entry.id in shown]
