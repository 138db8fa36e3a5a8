"""One claim with both sides, each by speaker; words that several pages have in common stand once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.happening import OriginName, titles_of
from palagan.looking.heads import ClaimHead, HappeningHead, claim_heads, happening_heads
from palagan.looking.rows import behind_of, cards_of
from palagan.looking.things import claim_of, claims_by, discrepancies_of, happenings_by_ids
from palagan.model.decision import Ruling, plainly
from palagan.model.record import Assertion, OriginCount, Party
from palagan.record.sheet import moment_of
from palagan.store.look_up import origin_names
from palagan.views.cards import Footnote, PageCard, footnote, names
from palagan.views.claims import DiscrepancyRow, discrepancy_row
from palagan.views.drawn import Behind, PageOrigin

_OTHERS = 8
"""Other claims about the same happening that are shown."""
_SAME = 12
"""Further pages named under words that several have."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a speaker as the first page has them; `via` is the chain, nearest to the page first.

    `also` are some of the `pages` - 1 others with the same words.
    """

    via: tuple[str, ...]
    direct: bool
    rule: str
    note: Footnote
    origins: tuple[PageOrigin, ...]
    pages: int
    also: tuple[PageCard, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker on one side, None for somebody not named, with all that he says; the first said before the rest."""

    speaker: Party | None
    first: str | None
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class ClaimSide:
    """One side of a claim. Origins are counted at least `low`, at most `high`; `origins` names the certain ones."""

    voices: tuple[Voice, ...]
    tellings: int
    low: int
    high: int
    origins: tuple[OriginName, ...]
    first: str | None


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim; never called true or false. `others` are further claims about the same happening."""

    id: str
    proposition: str
    asserted: ClaimSide
    denied: ClaimSide
    happening: HappeningHead | None
    story: str | None
    story_title: str | None
    discrepancies: tuple[DiscrepancyRow, ...]
    others: tuple[ClaimHead, ...]
    rulings: tuple[Ruling, ...]


def claim_detail(connection: Connection, id_: str) -> ClaimDetail:
    """The claim of that id; `NotFoundError` where there is none."""
    one = claim_of(connection, id_)
    several = discrepancies_of(connection, [one.happening] if one.happening else [])
    pages = {told.page for told in (*one.asserted, *one.denied)}
    cards = cards_of(connection, pages | {v.evidence.page for told in several for v in told.versions})
    behind = behind_of(connection, pages)
    known = origin_names(connection, (*one.asserted_origins.ids, *one.denied_origins.ids))
    heads = happening_heads(connection, happenings_by_ids(connection, [one.happening] if one.happening else []))
    others = claims_by(connection, "happening", one.happening, _OTHERS + 1) if one.happening else []
    return ClaimDetail(
        id=one.id,
        proposition=one.proposition,
        asserted=_side(one.asserted, one.asserted_origins, cards, behind, known),
        denied=_side(one.denied, one.denied_origins, cards, behind, known),
        happening=heads[0] if heads else None,
        story=one.story,
        story_title=titles_of(connection, [one.story]).get(one.story or ""),
        discrepancies=tuple(discrepancy_row(told, cards) for told in several),
        others=claim_heads(connection, [other for other in others if other.id != id_][:_OTHERS]),
        rulings=one.rulings,
    )


def _side(
    told: Sequence[Assertion],
    count: OriginCount,
    cards: Mapping[str, PageCard],
    behind: Behind,
    known: Mapping[str, str],
) -> ClaimSide:
    ordered = sorted(told, key=_moment)
    voices: dict[str, list[Assertion]] = {}
    for one in ordered:
        voices.setdefault(one.speaker.key if one.speaker else "", []).append(one)
    return ClaimSide(
        voices=tuple(
            Voice(said[0].speaker, said[0].published, tuple(_sayings(said, cards, behind))) for said in voices.values()
        ),
        tellings=len(told),
        low=count.low,
        high=count.high,
        origins=tuple(OriginName(id_, known[id_]) for id_ in count.ids if id_ in known),
        first=ordered[0].published if ordered else None,
    )


def _sayings(said: Sequence[Assertion], cards: Mapping[str, PageCard], behind: Behind) -> list[Saying]:
    groups: dict[str, dict[str, Assertion]] = {}
    for one in said:
        groups.setdefault(plainly(one.evidence.words), {}).setdefault(one.page, one)
    found = []
    for group in groups.values():
        first, *rest = group.values()
        found.append(
            Saying(
                via=names(first.via),
                direct=first.direct,
                rule=first.rule,
                note=footnote(first.evidence, cards),
                origins=behind.get(first.page, ()),
                pages=len(group),
                also=tuple(cards[one.page] for one in rest[:_SAME] if one.page in cards),
            )
        )
    return found


def _moment(told: Assertion) -> tuple[bool, int, str, int]:
    moment = moment_of(told.published)
    return (moment is None, moment.first if moment else 0, told.page, told.evidence.start)
