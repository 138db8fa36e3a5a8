"""`palagan why`: from a thing back to the words, the page, its bytes and the rule; for shared text, the alignment."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json, Lang, Limit
from palagan.commands.show import Id
from palagan.errors import NotFoundError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from palagan.model.decision import Ruling
    from palagan.store.find import Found
    from palagan.store.look_up import Reason
    from palagan.store.page_facts import PageFacts
    from palagan.views.drawn import Behind
    from palagan.views.grounds import Ground
    from palagan.views.lineage import CopyRow

Field = Annotated[
    str | None, typer.Argument(metavar="[FIELD]", help="One field alone: date, place, sources …", show_default=False)
]


def why(
    case: CaseName, id_: Id, field: Field = None, limit: Limit = None, lang: Lang = None, as_json: Json = False
) -> None:
    """Show the words, page and rule that something rests on.

    With the hash of the page's bytes. Of a happening, every page that tells it; with a field, the words from which
    each page's telling has that field. Of a page, where it has its report from and what it shares with other pages;
    of two pages, PAGE:PAGE, their shared words against each other.

    \b
    Examples:
        palagan why papua-2026 hp-5e1f0c2ab934
        palagan why papua-2026 pg-0123456789ab:e3 date
        palagan why papua-2026 pg-0123456789ab:pg-ba9876543210
    """
    from palagan.commands.layout import width
    from palagan.commands.lines_why import why_lines
    from palagan.commands.output import give_json, say
    from palagan.views.messages import tongue_of

    most = limit if as_json else SHOWN if limit is None else limit
    answer = answered(case, id_, field, most or None)
    if as_json:
        give_json(answer.as_json())
    else:
        say(*why_lines(answer, tongue_of(lang), width()))


SHOWN = 50
"""Grounds and pages that people are shown where they ask for no number."""
_COPIES = 20
"""Pairs of which a page's answer shows the words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an id rests on. `every` counts the grounds where not all were asked for; `copies` have their words.

    `behind` tells where each page has its report from, `rulings` what people decided on it.
    """

    id: str
    kind: str
    grounds: tuple[Ground, ...]
    every: int
    pages: dict[str, PageFacts]
    behind: Behind
    copies: tuple[CopyRow, ...]
    rulings: tuple[Ruling, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """`id`, `kind`, `grounds`, `pages` with their facts, `origins` by page, `copies`, `rulings`."""
        return {
            "id": self.id,
            "kind": self.kind,
            "count": self.every,
            "grounds": [asdict(ground) for ground in self.grounds],
            "pages": {page: page_told(facts) for page, facts in self.pages.items()},
            "origins": {page: [asdict(one) for one in drawn] for page, drawn in self.behind.items()},
            "copies": [asdict(row) for row in self.copies],
            "rulings": [asdict(ruling) for ruling in self.rulings],
        }


def page_told(facts: PageFacts) -> dict[str, Any]:
    """A page's facts as JSON."""
    return {
        "external_id": facts.external_id,
        "outlet": facts.outlet,
        "title": facts.title,
        "published": facts.published,
        "url": facts.url,
        "source": facts.source,
        "captured": facts.captured,
        "bytes": facts.size,
        "sha256": facts.sha256,
        "reader": facts.reader,
    }


def answered(case: str, wanted: str, field: str | None = None, most: int | None = None) -> Answer:
    """What an id of a case rests on; at most so many grounds, None for all. `NotFoundError` where there is none."""
    from palagan.case import Case
    from palagan.deciding.looking import looking
    from palagan.looking.rows import behind_of, cards_of
    from palagan.store.look_up import texts_of
    from palagan.store.open import open_case
    from palagan.store.page_facts import facts_of
    from palagan.views.lineage import copy_row

    with Case(case) as opened, closing(open_case(case)) as file, looking(file) as connection:
        found = opened.find(wanted)
        pairs = _pairs(connection, found, field)
        every = 0
        if found.kind == "origin" and field is None:
            grounds, every = _of_origin(connection, found.id, most)
            pairs = _copied(connection, grounds)
        elif _is_pair(found):
            grounds = ()
        else:
            grounds = opened.why(found.id, field)
            every, grounds = len(grounds), grounds[:most]
        pages = dict.fromkeys(ground.page for ground in grounds)
        pages |= dict.fromkeys([found.page] if found.page else [])
        if _is_pair(found):
            pages |= dict.fromkeys(page for pair in pairs for page in (pair.later, pair.earlier))
        both = [*pages, *(page for pair in pairs for page in (pair.later, pair.earlier))]
        facts, behind, cards = facts_of(connection, pages), behind_of(connection, both), cards_of(connection, both)
        texts = texts_of(connection, both if pairs else ())
        return Answer(
            id=found.id,
            kind="copy" if _is_pair(found) else found.kind,
            grounds=grounds,
            every=every,
            pages={page: facts[page] for page in pages if page in facts},
            behind={page: behind[page] for page in pages if page in behind},
            copies=tuple(copy_row(pair, cards, behind, texts) for pair in pairs),
            rulings=getattr(pairs[0] if _is_pair(found) else found.value, "rulings", ()),
        )


def _is_pair(found: Found) -> bool:
    return found.kind == "item" and (found.item or "").startswith("pg-")


def _pairs(connection: Connection, found: Found, field: str | None) -> list[Any]:
    """The pairs of pages that an id names, or that a page is one of."""
    from palagan.store.find import find
    from palagan.store.look_up import copies_of, copy_between

    if _is_pair(found):
        other = find(connection, found.item or "")
        pair = copy_between(connection, found.page or "", other.page or "")
        if pair is None:
            raise NotFoundError(
                "these two pages share no text that counts",
                item=found.id,
                way_out=f"What a page shares: palagan why CASE {found.page}",
            )
        return [pair]
    if found.kind == "page" and field is None:
        return copies_of(connection, [found.id])[:_COPIES]
    return []


def _of_origin(connection: Connection, origin: str, most: int | None) -> tuple[tuple[Ground, ...], int]:
    """The reasons for which pages count under an origin."""
    from palagan.store.look_up import origin_head, reasons_under

    head = origin_head(connection, origin)
    reasons = reasons_under(connection, origin, most)
    every = sum(count for _how, count in head.how) if head else 0
    return tuple(map(_reason, reasons)), every


def _reason(reason: Reason) -> Ground:
    from palagan.views.grounds import Ground

    return Ground(
        item=reason.origin,
        field=reason.how,
        value=reason.detail,
        page=reason.page,
        start=reason.start,
        end=reason.end,
        words=reason.words,
        rule="",
    )


def _copied(connection: Connection, grounds: tuple[Ground, ...]) -> list[Any]:
    """The pairs by which pages count under an origin: those whose shared text is the reason."""
    from palagan.store.look_up import copy_between
    from palagan.views.drawn import other_page

    pairs = {}
    for ground in grounds:
        other = other_page(ground.value or "")
        pair = copy_between(connection, ground.page, other) if other else None
        if pair is not None:
            pairs[pair.later, pair.earlier] = pair
    return list(pairs.values())
