"""From a thing back to the words, the page, its bytes and the rule; for shared text, the alignment. For every door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection

from palagan.errors import NotFoundError
from palagan.looking.rows import behind_of, cards_of
from palagan.model.decision import Ruling
from palagan.model.record import Copy, Happening
from palagan.store.find import Found, find
from palagan.store.look_up import Reason, origin_head, reasons_under, texts_of
from palagan.store.open import CaseFile
from palagan.store.page_facts import PageFacts, facts_of
from palagan.store.pairs import copies_of, copy_between
from palagan.store.readings import load_reading
from palagan.views.drawn import Behind, other_page
from palagan.views.grounds import Ground, grounds_of_item, grounds_of_page, grounds_of_record
from palagan.views.lineage import CopyRow, copy_row

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


def found_shown(connection: Connection, case: CaseFile, wanted: str) -> Found:
    """What an id names on a connection that looks; what people took away, as the machine has it."""
    try:
        return find(connection, wanted)
    except NotFoundError:
        with case.reading() as machine:
            return find(machine, wanted)


def answered(
    connection: Connection, case: CaseFile, wanted: str, field: str | None = None, most: int | None = None
) -> Answer:
    """What an id of a case rests on; at most so many grounds, None for all. `NotFoundError` where there is none.

    `connection` looks at `case`: it sees the record as people decided.
    """
    found = found_shown(connection, case, wanted)
    pairs = _pairs(connection, found, field)
    grounds: tuple[Ground, ...] = ()
    every = 0
    if found.kind == "origin" and field is None:
        grounds, every = _of_origin(connection, found.id, most)
        pairs = _copied(connection, grounds)
    elif not _is_pair(found):
        grounds, every = _of(connection, case, found, field, most)
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


def _of(
    connection: Connection, case: CaseFile, found: Found, field: str | None, most: int | None
) -> tuple[tuple[Ground, ...], int]:
    """The grounds of a thing of the record or of a page; of a field of a happening, those of its first tellings."""
    if found.value is not None:
        value, left = found.value, 0
        if isinstance(value, Happening) and field and most is not None and len(value.mentions) > most:
            left = len(value.mentions) - most
            value = replace(value, mentions=value.mentions[:most])
        grounds = grounds_of_record(value, partial(load_reading, connection), field)
        return grounds[:most], len(grounds) + left
    reading = load_reading(connection, found.page or "")
    if reading is None:
        raise NotFoundError("is not read", item=found.page, way_out=f"Read it: palagan run {case.path}")
    grounds = grounds_of_item(reading, found.item, field) if found.item else grounds_of_page(reading, field)
    return grounds[:most], len(grounds)


def _is_pair(found: Found) -> bool:
    return found.kind == "item" and (found.item or "").startswith("pg-")


def _pairs(connection: Connection, found: Found, field: str | None) -> list[Copy]:
    """The pairs of pages that an id names, or that a page is one of."""
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
    head = origin_head(connection, origin)
    reasons = reasons_under(connection, origin, most)
    every = sum(count for _how, count in head.how) if head else 0
    return tuple(map(_reason, reasons)), every


def _reason(reason: Reason) -> Ground:
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


def _copied(connection: Connection, grounds: Iterable[Ground]) -> list[Copy]:
    """The pairs by which pages count under an origin: those whose shared text is the reason."""
    pairs = {}
    for ground in grounds:
        other = other_page(ground.value or "")
        pair = copy_between(connection, ground.page, other) if other else None
        if pair is not None:
            pairs[pair.later, pair.earlier] = pair
    return list(pairs.values())
