"""Our codes in the words of other data sets: countries, sectors, CAMEO, PLOVER's classes. Tables, each row sourced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from palagan.languages.tables import table
from palagan.model.record import Happening, Party


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its codes; an empty one is unknown. `code` is ISO 3166-1 alpha-3."""

    code: str
    name: str
    numeric: str
    fips: str
    cameo: str
    cow: str
    gw: str


@dataclass(frozen=True, slots=True)
class Sector:
    """What an actor is to others: CAMEO's role, whether armed, ACLED's kind of actor, UCDP's side ("state",
    "organized", "civilians"). Empty is unknown."""

    cameo: str
    armed: bool
    inter: str
    side: str


@dataclass(frozen=True, slots=True)
class Class:
    """PLOVER's of a type and mode: quad class 1–4, score −10 to +10 (None where it gives none), and the type that a
    planned one counts as ("" where it stays)."""

    quad: int
    score: float | None
    planned_as: str


QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_NOBODY = Sector("", False, "", "")


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 alpha-3 → the country."""
    names = ("code", "name", "numeric", "fips", "cameo", "cow", "gw")
    return {row["code"]: Country(**{name: row[name] for name in names}) for row in table("exports/countries.tsv")}


def country_of(party: Party | None) -> Country | None:
    """The country for which a party acts; None where it is unknown, a body, or a land without a code of its own."""
    return countries().get(party.code.partition(".")[0]) if party else None


@cache
def _sectors() -> Mapping[tuple[str, bool], Sector]:
    return {
        (row["code"], bool(row["body"])): Sector(row["cameo"], bool(row["armed"]), row["inter"], row["side"])
        for row in table("exports/sectors.tsv")
    }


def sector_of(party: Party | None) -> Sector:
    """What a party is; nothing is known of one without a code."""
    if party is None:
        return _NOBODY
    land, dot, sector = party.code.partition(".")
    body = _sectors().get((land, True))
    if body is not None:
        return body
    if land == "UNK" and not dot:
        return _NOBODY
    return _sectors().get((sector, False), _NOBODY)


@cache
def class_of(type_: str, mode: str | None) -> Class:
    """PLOVER's class of a type and mode; of a mode that it does not know, that of the type."""
    found = _classes()
    return found.get((type_, mode or "")) or found[type_, ""]


@cache
def _classes() -> Mapping[tuple[str, str], Class]:
    return {
        (row["type"], row["mode"]): Class(
            int(row["quad"]), float(row["score"]) if row["score"] else None, row["planned_as"]
        )
        for row in table("exports/plover.tsv")
    }


@dataclass(frozen=True, slots=True)
class Coded:
    """A happening by type and mode as PLOVER has it. `retyped`: planned, and so counted as what it is today."""

    type: str
    mode: str | None
    retyped: bool


def coded(happening: Happening) -> Coded:
    """PLOVER's rule for the future: a planned CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a planned RETREAT a
    CONCEDE; all else stays."""
    instead = planned_as(happening.type, happening.mode) if happening.status == "planned" else ""
    return Coded(instead, None, True) if instead else Coded(happening.type, happening.mode, False)


def planned_as(type_: str, mode: str | None) -> str:
    """The type that a planned one counts as; "" where it stays."""
    return class_of(type_, mode).planned_as


@cache
def _cameo() -> Mapping[tuple[str, str, str], str]:
    return {(row["type"], row["mode"], row["by"]): row["cameo"] for row in table("exports/cameo.tsv")}


def cameo_of(type_: str, mode: str | None, sources: Iterable[Party]) -> str:
    """The CAMEO code of a type and mode, as exact as they leave no doubt of. An assault goes by who does it: force by
    armed organisations, else violence."""
    known = _cameo()
    by = "armed" if any(sector_of(party).armed for party in sources) else ""
    for key in ((type_, mode or "", by), (type_, mode or "", ""), (type_, "", by), (type_, "", "")):
        if key in known:
            return known[key]
    raise KeyError(type_)


def quad_of_cameo(code: str) -> int:
    """GDELT's quad class of a CAMEO code: roots 01–05 are 1, 06–08 are 2, 09–13 are 3, 14–20 are 4."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4
