"""Versions of one matter, side by side, as a discrepancy."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.ids import content_id
from palagan.model.record import Discrepancy, Version


def discrepancy(of: str, about: str, differs: str, versions: Sequence[Version]) -> Discrepancy:
    """The discrepancy of some versions; its id is that of what they are `of` (a ledger, a happening, a document), what
    they are about and of their words' places."""
    parts = [part for v in versions for part in (v.evidence.page, v.evidence.start, v.evidence.end)]
    return Discrepancy(content_id("dc", of, about, differs, *parts), about, differs, tuple(versions))
