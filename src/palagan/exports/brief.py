"""The brief: one HTML page that stands alone — timeline, claims, ledgers, sources, every line with its footnote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from palagan.model.reading import Reading
from palagan.model.record import Record
from palagan.views.cards import Footnote, PageCard
from palagan.views.claims import claims, discrepancies
from palagan.views.filters import Filter
from palagan.views.headings import differing, heading
from palagan.views.ledgers import ledgers
from palagan.views.lineage import origins
from palagan.views.messages import Tongue, bounds, origins_told, pages_told, say
from palagan.views.timeline import parties_line, timeline

_CONTEXT = 90
"""Characters of the page shown on either side of the words of a note."""


@dataclass(slots=True)
class Notes:
    """Footnotes in the order in which the page calls them; the same words are one note."""

    texts: Mapping[str, str]
    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    kept: list[tuple[Footnote, str, str]] = field(default_factory=list)

    def number(self, note: Footnote) -> int:
        """The number of a note, given on first call."""
        key = (note.page, note.start, note.end)
        if key not in self.numbers:
            text = self.texts.get(note.page, "")
            before = text[max(0, note.start - _CONTEXT) : note.start].rsplit("\n", 1)[-1]
            after = text[note.end : note.end + _CONTEXT].split("\n", 1)[0]
            self.kept.append((note, before, after))
            self.numbers[key] = len(self.kept)
        return self.numbers[key]


def brief(
    record: Record,
    readings: Sequence[Reading],
    cards: Mapping[str, PageCard],
    *,
    title: str,
    tongue: Tongue = "id",
    chosen: Filter = Filter(),
    left_out: Mapping[str, int] | None = None,
    version: str = "",
) -> str:
    """The page as HTML text: no script, no outside request, all of a page's words escaped.

    `left_out` counts dropped pages by reason. Nothing stands in it that is not in the record.
    """
    environment = Environment(
        loader=PackageLoader("palagan", "exports"),
        autoescape=select_autoescape(["jinja"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(say=lambda key, **values: say(key, tongue, **values), bounds=bounds)
    environment.globals.update(parties=parties_line, web_address=web_address)
    environment.globals["heading"] = lambda about: heading(about, tongue)
    environment.globals["differing"] = lambda differs: differing(differs, tongue)
    environment.globals["origins_told"] = lambda low, high: origins_told(low, high, tongue)
    environment.globals["pages_told"] = lambda count: pages_told(count, tongue)
    environment.globals["zip_versions"] = lambda one: zip(one.tellings, one.versions, strict=True)
    notes = Notes({reading.article.page_id: reading.article.text for reading in readings})
    environment.globals["note"] = notes.number
    rows = timeline(record, cards, chosen)
    lineage = origins(record, cards, chosen)
    read = [reading.article.page_id for reading in readings if reading.sentences]
    body = environment.get_template("brief_body.html.jinja").render(
        tongue=tongue,
        news=[row for row in rows if not row.background and row.status == "happened"],
        plans=[row for row in rows if not row.background and row.status != "happened"],
        background=[row for row in rows if row.background],
        claims=claims(record, cards, chosen),
        discrepancies=discrepancies(record, cards, chosen),
        ledgers=ledgers(record, cards, chosen),
        origins=lineage,
        outlets=_outlets([cards[page] for page in read if page in cards]),
        pages=read,
        left_out=dict(sorted((left_out or {}).items())),
    )
    return environment.get_template("brief.html.jinja").render(
        title=title, tongue=tongue, body=body, notes=notes.kept, version=version
    )


def web_address(url: str | None) -> str | None:
    """The address if it is one that a reader may follow (http, https), else None: a page's own links are hostile."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _outlets(cards: Sequence[PageCard]) -> list[tuple[str, int, str, str]]:
    """Outlet, pages, first and last publication day."""
    by_outlet: dict[str, list[PageCard]] = {}
    for card in cards:
        by_outlet.setdefault(card.outlet or "?", []).append(card)
    rows = []
    for outlet, found in by_outlet.items():
        days = sorted(card.published[:10] for card in found if card.published)
        rows.append((outlet, len(found), days[0] if days else "", days[-1] if days else ""))
    return sorted(rows, key=lambda row: (-row[1], row[0]))
