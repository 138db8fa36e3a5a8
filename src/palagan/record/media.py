"""Media as the knowledge base has them: what kind of source a name is, and which media group it belongs to."""

from __future__ import annotations

from functools import cache

from palagan.languages.tables import alternatives, table
from palagan.model.record import OriginKind
from palagan.record.folding import fold

_KINDS: dict[str, OriginKind] = {"wire": "agency", "official": "official"}


@cache
def _media() -> dict[str, tuple[str, str, str | None]]:
    """Folded spelling → (name, kind, group)."""
    out: dict[str, tuple[str, str, str | None]] = {}
    for row in table("languages/knowledge/agencies.tsv"):
        value = (row["name"], row["kind"], row["group"] or None)
        out.setdefault(fold(row["name"]), value)
        for spelling in alternatives(row["names"]):
            out.setdefault(fold(spelling), value)
    return out


def medium_name(name: str) -> str:
    """The usual full name of a medium; the name itself when the knowledge base lacks it."""
    known = _media().get(fold(name))
    return known[0] if known else name


def medium_kind(name: str) -> OriginKind | None:
    """What kind of origin a medium is; None when the knowledge base lacks it."""
    known = _media().get(fold(name))
    return _KINDS.get(known[1], "outlet") if known else None


def media_group(name: str | None) -> str | None:
    """The media group that an outlet belongs to; None when it is not known to belong to any."""
    known = _media().get(fold(name)) if name else None
    return known[2] if known else None
