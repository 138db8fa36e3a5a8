"""A story with all its sides: lineage, what one origin alone tells, what differs, how it changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.heads import (
    ClaimHead,
    HappeningHead,
    LedgerHead,
    claim_heads,
    happening_heads,
    ledger_heads,
)
from palagan.looking.lineage import Lineage, lineage_of
from palagan.looking.naming import NamedDifferently, named_differently
from palagan.looking.story_changes import StoryChange, story_changes
from palagan.looking.story_differs import StoryDiffers, story_differs
from palagan.looking.things import claims_by, happenings_by_ids, happenings_by_story, ledgers_by, story_of
from palagan.model.decision import Ruling
from palagan.model.record import Party
from palagan.store.look_up import ask

_CLAIMS = 200
"""Claims of a story that are looked at for denials."""
_ORIGINS = 12
"""Origins whose own tellings are shown."""
_EACH = 4
"""Happenings shown of what one origin alone tells."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one origin tells: how many happenings, and the first of them; its ledgers."""

    origin: str
    happenings: int
    shown: tuple[HappeningHead, ...]
    ledgers: tuple[LedgerHead, ...]


@dataclass(frozen=True, slots=True)
class StoryDetail:
    """A story. Days are "YYYY-MM-DD" or None. `happenings`, `claims` and `ledgers` count all of the story's; those
    shown are its most told ones. `alone` is empty where the whole story has one origin."""

    id: str
    title: str
    first: str | None
    last: str | None
    parties: tuple[Party, ...]
    places: tuple[str, ...]
    origins_low: int
    origins_high: int
    lineage: Lineage
    alone: tuple[Alone, ...]
    differs: StoryDiffers
    names: tuple[NamedDifferently, ...]
    changes: tuple[StoryChange, ...]
    happenings: int
    claims: int
    ledgers: int
    shown_happenings: tuple[HappeningHead, ...]
    shown_claims: tuple[ClaimHead, ...]
    shown_ledgers: tuple[LedgerHead, ...]
    rulings: tuple[Ruling, ...]


def story_detail(connection: Connection, id_: str, shown: int = 8) -> StoryDetail:
    """The story of that id with at most `shown` things in each of its lists; `NotFoundError` where there is none."""
    story = story_of(connection, id_)
    lineage = lineage_of(connection, story.pages)
    lanes = {page.id: page.origin for page in lineage.pages}
    ledgers = ledgers_by(connection, "story", id_)
    claims = claims_by(connection, "story", id_, _CLAIMS)
    heads = ledger_heads(ledgers)
    return StoryDetail(
        id=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        parties=story.parties,
        places=story.places,
        origins_low=story.origins.low,
        origins_high=story.origins.high,
        lineage=lineage,
        alone=_alone(connection, id_, heads, lineage) if len(lineage.origins) > 1 else (),
        differs=story_differs(connection, id_, ledgers, lanes),
        names=named_differently(connection, lanes),
        changes=story_changes(connection, id_, story.pages, ledgers, claims),
        happenings=_count(connection, "happenings", id_),
        claims=_count(connection, "claims", id_),
        ledgers=len(ledgers),
        shown_happenings=happening_heads(connection, happenings_by_story(connection, id_, shown)),
        shown_claims=claim_heads(connection, claims[:shown]),
        shown_ledgers=heads[:shown],
        rulings=story.rulings,
    )


def _count(connection: Connection, table: str, story: str) -> int:
    return int(ask(connection, f"SELECT count(*) FROM {table} WHERE story IN :given", [story])[0][0])


def _alone(connection: Connection, story: str, ledgers: tuple[LedgerHead, ...], lineage: Lineage) -> tuple[Alone, ...]:
    """What one origin alone tells, by origin: those that tell most alone first."""
    query = (
        "SELECT id, origin FROM (SELECT id, json_extract(json, '$.origins.ids[0]') AS origin, background, status, "
        "mentions FROM happenings WHERE story IN :given AND origins_high = 1) "
        "ORDER BY background, status <> 'happened', mentions DESC, id"
    )
    told: dict[str, list[str]] = {origin.id: [] for origin in lineage.origins}
    for id_, origin in ask(connection, query, [story]):
        told.setdefault(origin, []).append(id_)
    counted = {ledger.origin for ledger in ledgers}
    most = sorted((one for one in told if told[one] or one in counted), key=lambda one: -len(told[one]))[:_ORIGINS]
    several = happenings_by_ids(connection, (id_ for one in most for id_ in told[one][:_EACH]))
    heads = {head.id: head for head in happening_heads(connection, several)}
    return tuple(
        Alone(
            one,
            len(told[one]),
            tuple(heads[id_] for id_ in told[one][:_EACH]),
            tuple(ledger for ledger in ledgers if ledger.origin == one),
        )
        for one in most
    )
