"""Where the versions of a story differ between origins: tolls, days, demands, who did it, whether it was at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.heads import HappeningHead, happening_heads
from palagan.looking.rows import cards_of
from palagan.looking.things import discrepancies_of, happenings_by_ids
from palagan.model.record import Ledger, LedgerEntry
from palagan.store.look_up import ask
from palagan.views.cards import Footnote, footnote, names
from palagan.views.claims import DiscrepancyRow, discrepancy_row

_MOST = 24
"""Happenings told against each other that are shown."""


@dataclass(frozen=True, slots=True)
class TollVersion:
    """One figure that stands now, with all who give it. `origins` are ids; no `speakers`: the pages' own voice."""

    low: float | None
    high: float | None
    speakers: tuple[str, ...]
    origins: tuple[str, ...]
    pages: int
    note: Footnote


@dataclass(frozen=True, slots=True)
class TollDiffers:
    """A toll that is given in several figures now, the one told first before the others."""

    ledger: str
    about: str
    kind: str
    versions: tuple[TollVersion, ...]


@dataclass(frozen=True, slots=True)
class StoryDiffers:
    """All that is told differently within a story."""

    tolls: tuple[TollDiffers, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    happenings: tuple[HappeningHead, ...]


def story_differs(
    connection: Connection, story: str, ledgers: Sequence[Ledger], lanes: Mapping[str, str]
) -> StoryDiffers:
    """What differs within a story. `lanes`: page → the origin under which it lies."""
    told = [(ledger, _grouped(ledger)) for ledger in ledgers]
    differing = [(ledger, groups) for ledger, groups in told if len(groups) > 1]
    against = _contradicted(connection, story)
    several = [one for one in discrepancies_of(connection, against) if one.differs != "status"]
    pages = {group[0].evidence.page for _, groups in differing for group in groups}
    cards = cards_of(connection, pages | {v.evidence.page for one in several for v in one.versions})
    tolls = tuple(
        TollDiffers(
            ledger.id,
            ledger.about,
            ledger.kind,
            tuple(
                TollVersion(
                    group[0].low,
                    group[0].high,
                    tuple(dict.fromkeys(name for entry in group for name in names(entry.speakers))),
                    tuple(dict.fromkeys(lanes[e.evidence.page] for e in group if e.evidence.page in lanes)),
                    len({entry.evidence.page for entry in group}),
                    footnote(group[0].evidence, cards),
                )
                for group in groups
            ),
        )
        for ledger, groups in differing
    )
    heads = happening_heads(connection, happenings_by_ids(connection, against))
    return StoryDiffers(tolls, tuple(discrepancy_row(one, cards) for one in several), heads)


def _grouped(ledger: Ledger) -> list[list[LedgerEntry]]:
    """The figures that stand now, those of one value together, the first told before the others."""
    groups: dict[tuple[float | None, float | None], list[LedgerEntry]] = {}
    for entry in sorted(ledger.entries, key=lambda e: (e.published or "9", e.evidence.page, e.evidence.start)):
        if entry.current:
            groups.setdefault((entry.low, entry.high), []).append(entry)
    return list(groups.values())


def _contradicted(connection: Connection, story: str) -> list[str]:
    """The happenings of a story that are told against each other, those with most origins first."""
    query = (
        "SELECT id FROM happenings WHERE story IN :given AND contradictions <> '' "
        f"ORDER BY background, origins_low DESC, mentions DESC, id LIMIT {_MOST}"
    )
    return [row[0] for row in ask(connection, query, [story])]
