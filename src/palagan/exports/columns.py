"""The columns of every table that goes out, in order, each with its type: the same for one row, many, or none."""

from __future__ import annotations

from collections.abc import Mapping

Column = type[str] | type[int] | type[float] | type[bool]
"""What a column holds where it holds anything; every cell may be unknown."""

_EVIDENCE: dict[str, Column] = {
    "page": str, "outlet": str, "published": str, "url": str, "sha256": str, "start": int, "end": int, "words": str,
}  # fmt: skip
_PAGE: dict[str, Column] = {
    "page": str, "external_id": str, "outlet": str, "page_title": str, "published": str, "url": str, "source": str,
    "language": str, "sha256": str,
}  # fmt: skip

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "happenings": {
        "id": str, "date": str, "told_on": str, "type": str, "mode": str, "sources": str, "source_codes": str,
        "targets": str, "target_codes": str, "place": str, "carried_over": str, "status": str, "background": bool,
        "said_by": str, "denied_by": str, "origins_low": int, "origins_high": int, "origins": str, "pages": int,
        "outlets": str, "story": str, "links": str, "contradictions": str, **_EVIDENCE, "decided": str,
    },
    "claims": {
        "claim": str, "proposition": str, "side": str, "speaker": str, "speaker_code": str, "via": str, "direct": bool,
        "asserted_origins_low": int, "asserted_origins_high": int, "denied_origins_low": int,
        "denied_origins_high": int, "origins": str, "happening": str, "story": str, "rule": str, **_EVIDENCE,
        "decided": str,
    },
    "ledgers": {
        "ledger": str, "about": str, "entry": str, "kind": str, "low": float, "high": float, "figure": str,
        "speakers": str, "place": str, "date": str, "cumulative": bool, "current": bool, "replaces": str,
        "contradicts": str, "now_low": float, "now_high": float, "origins_low": int, "origins_high": int,
        "origins": str,
        "happening": str, "story": str, **_EVIDENCE, "decided": str,
    },
    "discrepancies": {"discrepancy": str, "about": str, "differs": str, "version": str, **_EVIDENCE},
    "origins": {
        "origin": str, "name": str, "kind": str, "page": str, "external_id": str, "outlet": str, "published": str,
        "how": str, "detail": str, "sha256": str, "start": int, "end": int, "words": str, "decided": str,
    },
    "copies": {
        "later": str, "later_external_id": str, "later_outlet": str, "earlier": str, "earlier_external_id": str,
        "earlier_outlet": str, "share": float, "stretches": int, "decided": str,
    },
    "stories": {
        "story": str, "title": str, "first": str, "last": str, "origins_low": int, "origins_high": int, **_PAGE,
        "decided": str,
    },
    "actors": {
        "key": str, "name": str, "code": str, "kind": str, "did": int, "suffered": int, "said": int, "accused": int,
        "pages": int, "names": str,
    },
    "pages": _PAGE,
}  # fmt: skip
"""Table → column → type. `docs/formats.md` says what each holds."""
