"""Rows of a view as the cells of a flat table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from palagan.model.decision import Ruling
from palagan.views.actors import ActorRow
from palagan.views.cards import Footnote, PageCard
from palagan.views.claims import ClaimRow, DiscrepancyRow
from palagan.views.ledgers import LedgerRow
from palagan.views.lineage import CopyRow, OriginRow, StoryRow
from palagan.views.timeline import TimelineRow

Cell = str | int | float | bool | None


def happening_cells(row: TimelineRow) -> Iterable[dict[str, Cell]]:
    """One line a happening, with the words of its first telling."""
    first = row.evidence[0] if row.evidence else None
    yield {
        "id": row.id, "date": row.date, "told_on": row.told_on, "type": row.type, "mode": row.mode,
        "sources": _list(row.sources), "source_codes": _list(row.source_codes),
        "targets": _list(row.targets), "target_codes": _list(row.target_codes),
        "place": row.place, "carried_over": _list(row.carried_over), "status": row.status, "background": row.background,
        "said_by": _list(row.said_by), "denied_by": _list(row.denied_by),
        "origins_low": row.origins_low, "origins_high": row.origins_high, "origins": _list(row.origins),
        "pages": row.pages, "outlets": _list(row.outlets), "story": row.story, "links": _list(row.links),
        "contradictions": _list(row.contradictions), **_evidence(first), "decided": decided(row.rulings),
    }  # fmt: skip


def claim_cells(row: ClaimRow) -> Iterable[dict[str, Cell]]:
    """One line an assertion or denial."""
    sides = (("asserts", row.asserted, row.asserted_origin_names), ("denies", row.denied, row.denied_origin_names))
    for side, tellings, origins in sides:
        for told in tellings:
            yield {
                "claim": row.id, "proposition": row.proposition, "side": side, "speaker": told.speaker,
                "speaker_code": told.speaker_code, "via": _list(told.via), "direct": told.direct,
                "asserted_origins_low": row.asserted_origins[0], "asserted_origins_high": row.asserted_origins[1],
                "denied_origins_low": row.denied_origins[0], "denied_origins_high": row.denied_origins[1],
                "origins": _list(origins), "happening": row.happening, "story": row.story, "rule": told.rule,
                **_evidence(told.evidence),
                "decided": decided(row.rulings),
            }  # fmt: skip


def ledger_cells(row: LedgerRow) -> Iterable[dict[str, Cell]]:
    """One line a figure."""
    for entry in row.entries:
        yield {
            "ledger": row.id, "about": row.about, "entry": entry.id, "kind": entry.kind, "low": entry.low,
            "high": entry.high, "figure": entry.words, "speakers": _list(entry.speakers), "place": entry.place,
            "date": entry.date, "cumulative": entry.cumulative, "current": entry.current,
            "replaces": _list(entry.replaces), "contradicts": _list(entry.contradicts),
            "now_low": row.low, "now_high": row.high, "origins_low": row.origins_low,
            "origins_high": row.origins_high, "origins": _list(row.origins), "happening": row.happening,
            "story": row.story, **_evidence(entry.evidence), "decided": decided(entry.rulings),
        }  # fmt: skip


def discrepancy_cells(row: DiscrepancyRow) -> Iterable[dict[str, Cell]]:
    """One line a version."""
    for words, note in zip(row.tellings, row.versions, strict=True):
        yield {"discrepancy": row.id, "about": row.about, "differs": row.differs, "version": words, **_evidence(note)}


def origin_cells(row: OriginRow) -> Iterable[dict[str, Cell]]:
    """One line a page under an origin."""
    for reason in row.because:
        page = reason.page
        yield {
            "origin": row.id, "name": row.name, "kind": row.kind, "page": page.id if page else None,
            "external_id": page.external_id if page else None, "outlet": page.outlet if page else None,
            "published": page.published if page else None, "how": reason.how, "detail": reason.detail,
            "sha256": page.sha256 if page else None,
            "start": reason.evidence.start if reason.evidence else None,
            "end": reason.evidence.end if reason.evidence else None,
            "words": reason.evidence.words if reason.evidence else reason.words, "decided": decided(row.rulings),
        }  # fmt: skip


def copy_cells(row: CopyRow) -> Iterable[dict[str, Cell]]:
    """One line a pair of pages."""
    yield {
        "later": row.later, "later_external_id": row.later_external_id, "later_outlet": row.later_outlet,
        "earlier": row.earlier, "earlier_external_id": row.earlier_external_id, "earlier_outlet": row.earlier_outlet,
        "share": round(row.share, 4), "stretches": len(row.spans), "decided": decided(row.rulings),
    }  # fmt: skip


def story_cells(row: StoryRow) -> Iterable[dict[str, Cell]]:
    """One line a page of a story."""
    for page in row.pages:
        yield {
            "story": row.id, "title": row.title, "first": row.first, "last": row.last,
            "origins_low": row.origins_low, "origins_high": row.origins_high, **_page(page),
            "decided": decided(row.rulings),
        }  # fmt: skip


def actor_cells(row: ActorRow) -> Iterable[dict[str, Cell]]:
    """One line an actor."""
    yield {
        "key": row.key, "name": row.name, "code": row.code, "kind": row.kind, "did": row.did,
        "suffered": row.suffered, "said": row.said, "accused": row.accused, "pages": row.pages,
        "names": _list(tuple(f"{name} ({count})" for name, count in row.names)),
    }  # fmt: skip


def page_cells(row: PageCard) -> Iterable[dict[str, Cell]]:
    """One line a page."""
    yield _page(row)


TABLES: Mapping[str, Callable[[Any], Iterable[dict[str, Cell]]]] = {
    "happenings": happening_cells,
    "claims": claim_cells,
    "ledgers": ledger_cells,
    "discrepancies": discrepancy_cells,
    "origins": origin_cells,
    "copies": copy_cells,
    "stories": story_cells,
    "actors": actor_cells,
    "pages": page_cells,
}
"""Every table that can be exported, with what turns a row of its view into lines."""


def decided(rulings: Sequence[Ruling]) -> str | None:
    """The decisions that lie over a row, in one cell: what, by whom, when, what the machine has; None where none."""
    return _list([_ruling(one) for one in rulings]) or None


def _ruling(one: Ruling) -> str:
    what = f"{one.field} corrected (machine: {one.machine})" if one.field else one.verdict
    return f"{what} by {one.by} {one.at[:10]}{' disputed' if one.disputed else ''} {one.decision}"


def _list(values: Sequence[str]) -> str:
    return " | ".join(values)


def _page(card: PageCard) -> dict[str, Cell]:
    return {
        "page": card.id, "external_id": card.external_id, "outlet": card.outlet, "page_title": card.title,
        "published": card.published, "url": card.url, "source": card.source, "language": card.language,
        "sha256": card.sha256,
    }  # fmt: skip


_NOTE = ("page", "outlet", "published", "url", "sha256", "start", "end", "words")


def _evidence(note: Footnote | None) -> dict[str, Cell]:
    if note is None:
        return dict.fromkeys(_NOTE)
    return {
        "page": note.page, "outlet": note.outlet, "published": note.published, "url": note.url, "sha256": note.sha256,
        "start": note.start, "end": note.end, "words": note.words,
    }  # fmt: skip
