"""Actor codes: a country, a dot, a sector, from what the page and the knowledge base tell (codebook, "Actors")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from palagan.reading.knowledge import Known

SUPRANATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})
"""Codes that stand where a country would, without a sector."""
UNKNOWN = "UNK"
_ARMED = ("IMG", ".REB", ".PRM", ".CRM")
"""Codes, or ends of them, of armed groups that are no state's army or police."""


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
    title: str = "",
) -> tuple[str, str]:
    """The code of an actor and the rule that gave it.

    The knowledge base goes first (by the day of publication), then a code that belongs to the words themselves, then
    sector and country; who is called "mantan" on the page is `….ELI`.
    """
    if known is not None:
        found = known.code_on(day)
        if found and known.kind == "person" and ("." in found or (title and day is None)):
            return _held(known, found, title, sector, former=former, day=day)
        if found:
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


def bears_arms(known: Known) -> bool:
    """Whether what is known is a body that was an armed group at some time: rebels, a militia, a gang."""
    return known.kind == "organization" and any(term.code.endswith(_ARMED) for term in known.terms)


def _held(
    known: Known, found: str, title: str, sector: str | None, *, former: bool, day: str | None
) -> tuple[str, str]:
    """The code of a known person: what the page calls him goes before what we know of his terms.

    "mantan" makes `….ELI` unless the page gives him a present office as well; a present office on the page makes
    who is known as having left it its holder again (pages tell of the past), and without a day the term of the office
    that the page names is taken.
    """
    land, _, now = found.partition(".")
    if former and not title:
        return f"{land}.ELI", "former"
    if title and day is None:
        term = next(
            (term for term in known.terms if title in term.office.lower() and "mantan" not in term.office), None
        )
        if term is not None:
            return term.code, "known"
    if now == "ELI" and sector in ("GOV", "MIL", "LEG", "COP"):
        return f"{land}.{sector}", "title"
    if now in ("MIL", "OPP") and title in ("presiden", "perdana menteri"):
        return f"{land}.GOV", "title"
    return found, "known"


def page_country(countries: Iterable[str | None]) -> str | None:
    """The country named most often on the page, or None; of two alike the one named first."""
    counts = Counter(
        country for country in countries if country and country not in SUPRANATIONAL and country != UNKNOWN
    )
    return counts.most_common(1)[0][0] if counts else None
