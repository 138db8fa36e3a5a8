"""Actor codes: a country, a dot, a sector, from what the page and the knowledge base tell (codebook, "Actors")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from palagan.reading.knowledge import Known

SUPRANATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})
"""Codes that stand where a country would, without a sector."""
UNKNOWN = "UNK"


def actor_code(
    *,
    known: Known | None,
    code: str | None,
    country: str | None,
    sector: str | None,
    former: bool,
    state: bool,
    person: bool,
    day: str | None,
) -> tuple[str, str]:
    """The code of an actor and the rule that gave it.

    The knowledge base goes first (by the day of publication), then a code that belongs to the words themselves, then
    sector and country; who is called "mantan" on the page is `….ELI`.
    """
    if known is not None:
        found = known.code_on(day)
        if found:
            if former and known.kind == "person" and "." in found:
                return f"{found.split('.')[0]}.ELI", "former"
            return found, "known"
    if code:
        return code, "phrase"
    if sector in SUPRANATIONAL:
        return str(sector), "sector"
    if state:
        return country or UNKNOWN, "state"
    if country in SUPRANATIONAL:
        return str(country), "owner"
    land = country or UNKNOWN
    if former:
        return f"{land}.ELI", "former"
    if sector is None and person:
        sector = "CVL"
    return (f"{land}.{sector}" if sector else land), "words"


def page_country(countries: Iterable[str | None]) -> str | None:
    """The country named most often on the page, or None; of two alike the one named first."""
    counts = Counter(
        country for country in countries if country and country not in SUPRANATIONAL and country != UNKNOWN
    )
    return counts.most_common(1)[0][0] if counts else None
