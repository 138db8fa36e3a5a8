"""One toll ledger with what stands beside it: other harms of the same matter, what is told differently."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.happening import titles_of
from palagan.looking.heads import HappeningHead, LedgerHead, happening_heads, ledger_heads
from palagan.looking.rows import behind_of, cards_of
from palagan.looking.things import discrepancies_of, happenings_by_ids, ledger_of, ledgers_by
from palagan.store.look_up import origin_names
from palagan.views.claims import DiscrepancyRow, discrepancy_row
from palagan.views.ledgers import LedgerRow, ledger_row

_BESIDE = 12
"""Ledgers named beside one."""


@dataclass(frozen=True, slots=True)
class LedgerDetail:
    """A ledger. `beside` are those of the same matter that count another harm, `around` others of its story."""

    ledger: LedgerRow
    story_title: str | None
    happening: HappeningHead | None
    beside: tuple[LedgerHead, ...]
    around: tuple[LedgerHead, ...]
    discrepancies: tuple[DiscrepancyRow, ...]


def ledger_detail(connection: Connection, id_: str) -> LedgerDetail:
    """The ledger of that id; `NotFoundError` where there is none."""
    one = ledger_of(connection, id_)
    several = discrepancies_of(connection, [id_])
    pages = {entry.evidence.page for entry in one.entries}
    cards = cards_of(connection, pages | {v.evidence.page for told in several for v in told.versions})
    known = origin_names(connection, one.origins.ids)
    beside = [
        other for other in ledgers_by(connection, "about", one.about) if other.id != id_ and _one_matter(one.about)
    ]
    seen = {id_, *(other.id for other in beside)}
    around = ledgers_by(connection, "story", one.story) if one.story else []
    heads = happening_heads(connection, happenings_by_ids(connection, [one.happening] if one.happening else []))
    return LedgerDetail(
        ledger=ledger_row(one, cards, behind_of(connection, pages), known),
        story_title=titles_of(connection, [one.story]).get(one.story or ""),
        happening=heads[0] if heads else None,
        beside=ledger_heads(beside[:_BESIDE]),
        around=ledger_heads([other for other in around if other.id not in seen][:_BESIDE]),
        discrepancies=tuple(discrepancy_row(told, cards) for told in several),
    )


def _one_matter(about: str) -> bool:
    """Whether the words tell one matter: "untold" and a bare type of event tell many."""
    return " · " in about
