"""Claims with both sides: who asserts, through whom, who denies; and matters told in versions that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palagan.model.decision import Ruling
from palagan.model.record import Assertion, Claim, Discrepancy, Happening, Record
from palagan.views.cards import Footnote, PageCard, footnote, names, outlets_of
from palagan.views.drawn import Behind, PageOrigin
from palagan.views.filters import Filter
from palagan.views.lineage import named


@dataclass(frozen=True, slots=True)
class AssertionRow:
    """One page's telling that somebody asserts or denies. `via` is the chain, nearest to the page first.

    `origins` says where the page has its report from.
    """

    speaker: str | None
    speaker_code: str | None
    via: tuple[str, ...]
    direct: bool
    evidence: Footnote
    rule: str
    origins: tuple[PageOrigin, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim. Origins are (certain, possible) counts with the names of the certain; a claim is never called true."""

    id: str
    proposition: str
    about: str | None
    asserted: tuple[AssertionRow, ...]
    denied: tuple[AssertionRow, ...]
    asserted_origins: tuple[int, int]
    denied_origins: tuple[int, int]
    happening: str | None
    story: str | None
    first_told: str | None
    asserted_origin_names: tuple[str, ...] = ()
    denied_origin_names: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    """One matter in versions that differ, side by side."""

    id: str
    about: str
    differs: str
    versions: tuple[Footnote, ...]
    tellings: tuple[str, ...]


def claims(
    record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter(), *, denied_only: bool = False
) -> tuple[ClaimRow, ...]:
    """The claims that the filter lets through: denied ones first, then by certain origins, then by tellings."""
    by_id = {happening.id: happening for happening in record.happenings}
    known = {origin.id: origin.name for origin in record.origins}
    rows = []
    for claim in record.claims:
        happening = by_id.get(claim.happening or "")
        if denied_only and not claim.denied:
            continue
        if _lets_matter(happening, chosen) and _lets_claim(claim, cards, chosen):
            rows.append(claim_row(claim, cards, known=known))
    return tuple(sorted(rows, key=_rank))


def _rank(row: ClaimRow) -> tuple[bool, int, int, str]:
    return (not row.denied, -row.asserted_origins[0], -len(row.asserted) - len(row.denied), row.id)


def _lets_matter(happening: Happening | None, chosen: Filter) -> bool:
    """Whether what the claim is about has the type, place and status asked for."""
    if happening is None:
        return not (chosen.types or chosen.places or chosen.statuses)
    return (
        chosen.lets_type(happening.type) and chosen.lets_place(happening.place) and chosen.lets_status(happening.status)
    )


def _lets_claim(claim: Claim, cards: Mapping[str, PageCard], chosen: Filter) -> bool:
    tellings = (*claim.asserted, *claim.denied)
    parties = [party for told in tellings for party in (told.speaker, *told.via) if party is not None]
    days = [told.published[:10] for told in tellings if told.published]
    return (
        chosen.lets_parties(parties)
        and chosen.lets_story(claim.story)
        and chosen.lets_outlet(outlets_of((told.evidence.page for told in tellings), cards))
        and chosen.lets_origins(claim.asserted_origins.low)
        and (any(chosen.lets_day(day) for day in days) if days else chosen.lets_day(None))
    )


def claim_row(
    claim: Claim, cards: Mapping[str, PageCard], behind: Behind | None = None, known: Mapping[str, str] | None = None
) -> ClaimRow:
    """One claim; `behind` tells where each page has its report from, `known` names origins by their ids."""
    times = sorted(told.published for told in (*claim.asserted, *claim.denied) if told.published)
    return ClaimRow(
        id=claim.id,
        proposition=claim.proposition,
        about=claim.about,
        asserted=tuple(_assertion(told, cards, behind or {}) for told in claim.asserted),
        denied=tuple(_assertion(told, cards, behind or {}) for told in claim.denied),
        asserted_origins=(claim.asserted_origins.low, claim.asserted_origins.high),
        denied_origins=(claim.denied_origins.low, claim.denied_origins.high),
        happening=claim.happening,
        story=claim.story,
        first_told=times[0] if times else None,
        asserted_origin_names=named(claim.asserted_origins.ids, known),
        denied_origin_names=named(claim.denied_origins.ids, known),
        rulings=claim.rulings,
    )


def _assertion(told: Assertion, cards: Mapping[str, PageCard], behind: Behind) -> AssertionRow:
    return AssertionRow(
        speaker=told.speaker.name if told.speaker else None,
        speaker_code=told.speaker.code if told.speaker else None,
        via=names(told.via),
        direct=told.direct,
        evidence=footnote(told.evidence, cards),
        rule=told.rule,
        origins=behind.get(told.page, ()),
    )


def discrepancies(
    record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()
) -> tuple[DiscrepancyRow, ...]:
    """The matters told differently whose outlets and days the filter lets through."""
    return tuple(
        discrepancy_row(one, cards)
        for one in record.discrepancies
        if chosen.lets_outlet(v.outlet for v in one.versions)
        and any(chosen.lets_day(v.published[:10] if v.published else None) for v in one.versions)
    )


def discrepancy_row(one: Discrepancy, cards: Mapping[str, PageCard]) -> DiscrepancyRow:
    """One matter in its versions."""
    return DiscrepancyRow(
        id=one.id,
        about=one.about,
        differs=one.differs,
        versions=tuple(footnote(version.evidence, cards) for version in one.versions),
        tellings=tuple(version.words for version in one.versions),
    )
