"""A small record made by hand, and decisions on its things."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from palagan.model.decision import Decision, Key, Verdict
from palagan.model.ids import content_id
from palagan.model.record import (
    Assertion,
    Because,
    Claim,
    Copy,
    Evidence,
    Happening,
    Ledger,
    LedgerEntry,
    Mention,
    Origin,
    OriginCount,
    Party,
    Record,
    Story,
)
from palagan.record.keys import Thing, key_of
from palagan.record.strands import PageLine

ARMENIA = Party("ARM", "Armenia", "state", "ARM")
AZERBAIJAN = Party("AZE", "Azerbaijan", "state", "AZE")
ARMY = Party("ARM.MIL:militer armenia", "militer Armenia", "group", "ARM.MIL")
MINISTRY = Party("AZE.GOV:kemhan", "Kementerian Pertahanan Azerbaijan", "organization", "AZE.GOV")
ONE = OriginCount(1, 1, ("or-reuters",))
WORDS = {
    "pg-a": "Pasukan Armenia menembaki kota Ganja pada Selasa malam, kata seorang pejabat.",
    "pg-b": "Kota Ganja ditembaki lagi; sedikitnya tiga warga tewas dan sepuluh luka-luka.",
    "pg-c": "Kementerian itu menuduh Armenia menyerang permukiman sipil di Ganja.",
    "pg-d": "Gencatan senjata diumumkan di Moskow setelah perundingan sepuluh jam.",
}
LINES = {page: PageLine(f"Judul {page}", "2020-10-07", "Kabar Uji") for page in WORDS}
ANCHORS = {"pg-a": "menembaki", "pg-b": "ditembaki", "pg-c": "menyerang", "pg-d": "diumumkan"}


def mention(page: str, at: int = 100, words: str | None = None, anchor: str | None = None) -> Mention:
    """A mention whose evidence begins at `at`."""
    words = words or WORDS[page]
    anchor = anchor or ANCHORS[page]
    start = at + words.index(anchor)
    return Mention(
        page=page,
        event=f"e{at}",
        evidence=Evidence(page, at, at + len(words), words),
        anchor=Evidence(page, start, start + len(anchor), anchor),
        status="happened",
        said_by=(),
        denied_by=(),
        published="2020-10-07",
    )


def happening(id_: str, *mentions: Mention, **told: Any) -> Happening:
    """A happening of some mentions."""
    fields: dict[str, Any] = {
        "type": "ASSAULT", "mode": "heavy-weapons", "sources": (ARMENIA,), "targets": (AZERBAIJAN,),
        "date": "2020-10-06", "place": "Ganja", "status": "happened", "background": False, "said_by": (),
        "denied_by": (), "origins": ONE, "first_told": "2020-10-07", "last_told": "2020-10-07", "story": "st-1",
    }  # fmt: skip
    return Happening(id=id_, mentions=mentions, **{**fields, **told})


def figure(id_: str, page: str, words: str, kind: str, count: float | None, **told: Any) -> LedgerEntry:
    """A figure in a page's sentence."""
    whole = WORDS[page]
    fields: dict[str, Any] = {
        "low": count, "high": count, "speakers": (), "place": "Ganja", "date": None, "published": "2020-10-07",
        "outlet": "Kabar Uji", "cumulative": False,
    }  # fmt: skip
    evidence = Evidence(page, 100, 100 + len(whole), whole)
    return LedgerEntry(id=id_, kind=kind, words=words, evidence=evidence, **{**fields, **told})


def record() -> Record:
    """Two happenings of three pages, one of a fourth; a claim, two ledgers, two stories, three origins, a copy."""
    accused = WORDS["pg-c"]
    said = Assertion("pg-c", MINISTRY, (), Evidence("pg-c", 100, 100 + len(accused), accused), "2020-10-08", False, "x")
    tolls = (figure("fg-1", "pg-b", "tiga", "killed", 3), figure("fg-2", "pg-a", "seorang", "killed", 1))
    tolls = (replace(tolls[0], replaces=("fg-2",)), replace(tolls[1], current=False))
    hurt = (figure("fg-3", "pg-b", "sepuluh", "wounded", 10),)
    return Record(
        copies=(Copy("pg-a", "pg-b", 0.4, ()),),
        origins=(
            _origin("or-reuters", "Reuters", "agency", "pg-a", "pg-b"),
            _origin("or-kabar", "Kabar Uji", "outlet", "pg-c"),
            _origin("or-warta", "Warta Coba", "outlet", "pg-d"),
        ),
        stories=(
            Story(
                "st-1", "Serangan di Ganja", ("pg-a", "pg-b", "pg-c"), "2020-10-07", "2020-10-08", (ARMENIA,), (), ONE
            ),
            Story("st-2", "Gencatan senjata", ("pg-d",), "2020-10-10", "2020-10-10", (), (), ONE),
        ),
        happenings=(
            happening("hp-1", mention("pg-a"), mention("pg-b")),
            happening("hp-2", mention("pg-c"), origins=OriginCount(1, 1, ("or-kabar",))),
            happening("hp-3", mention("pg-d"), type="RETREAT", mode="ceasefire", date="2020-10-10", story="st-2"),
        ),
        claims=(Claim("cl-1", accused, "Armenia", (said,), (), ONE, OriginCount(0, 0, ()), "hp-2", "st-1"),),
        ledgers=(
            Ledger("lg-1", "strike · Ganja", "killed", "hp-1", "st-1", tolls, 3, 3, ONE),
            Ledger("lg-2", "strike · Ganja", "wounded", "hp-1", "st-1", hurt, 10, 10, ONE),
        ),
    )


def _origin(id_: str, name: str, kind: Any, *pages: str) -> Origin:
    return Origin(id_, name, kind, pages, tuple(Because(page, id_, "credit", name) for page in pages))


def thing(id_: str, of: Record | None = None) -> Thing:
    """A thing of the record by its id."""
    of = of or record()
    entries = [entry for ledger in of.ledgers for entry in ledger.entries]
    several: list[Any] = [*of.happenings, *of.claims, *of.stories, *of.origins, *entries]
    found: Thing = next(one for one in several if one.id == id_)
    return found


def decision(
    on: Thing | Key,
    verdict: Verdict,
    *,
    by: str = "Rina",
    at: int = 0,
    field: str | None = None,
    value: object = None,
    others: tuple[Thing | Key, ...] = (),
    undoes: str | None = None,
) -> Decision:
    """A decision at some minute of one day."""
    key = on if isinstance(on, Key) else key_of(on)
    moment = f"2026-11-22T{8 + at // 60:02}:{at % 60:02}:00Z"
    if isinstance(value, Party):
        value = asdict(value)
    elif isinstance(value, tuple):
        value = [asdict(party) for party in value]
    return Decision(
        id=content_id("dc", moment, by, verdict, field, json.dumps(value), undoes, repr(key), repr(others)),
        at=moment,
        by=by,
        why="read it again",
        verdict=verdict,
        key=key,
        field=field,
        value=json.dumps(value) if field or isinstance(value, dict) else None,
        others=tuple(one if isinstance(one, Key) else key_of(one) for one in others),
        undoes=undoes,
    )
