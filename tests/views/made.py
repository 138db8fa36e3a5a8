"""A small record made by hand, over three pages of two outlets: a strike, a visit, a claim with its denial, a toll."""

from __future__ import annotations

from palagan.model.reading import Reading
from palagan.model.record import (
    Aligned,
    Assertion,
    Because,
    Claim,
    Copy,
    Discrepancy,
    Evidence,
    Happening,
    Ledger,
    LedgerEntry,
    Link,
    Mention,
    Origin,
    OriginCount,
    Party,
    Record,
    Story,
    Version,
)
from palagan.views.cards import PageCard, page_cards
from tests.record.builders import ARMENIA, ARMENIAN_MINISTRY, AZERBAIJAN, CAVUSOGLU, PROSECUTOR, PageOf

STRIKE = "Rudal Armenia menghantam Ganja dan menewaskan 7 orang, kata Kejaksaan Agung Azerbaijan."
RISEN = "Korban tewas di Ganja naik menjadi 9 orang, menurut Kejaksaan Agung Azerbaijan."
DENIAL = "Kementerian Pertahanan Armenia menyangkal menembaki Ganja."
VISIT = "Mevlut Cavusoglu akan berkunjung ke Azerbaijan pekan depan."
HISTORY = "Perang pertama di Karabakh berakhir pada 1994."

FIRST = (
    PageOf("satu", "Kabar Uji", "2020-10-11T08:00+07:00", STRIKE, DENIAL, title="Rudal di Ganja")
    .event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], date="2020-10-11", place="Ganja", said_by=[PROSECUTOR])
    .statement("menembaki Ganja", ARMENIAN_MINISTRY, denies=True)
    .figure("7 orang", "killed", 7, 7, place="Ganja", said_by=[PROSECUTOR])
)
SECOND = PageOf("dua", "Warta Coba", "2020-10-12T09:30+08:00", RISEN, VISIT, title="Korban bertambah").event(
    "berkunjung", "CONSULT", [CAVUSOGLU], [AZERBAIJAN], status="planned"
)
UNDATED = PageOf("tiga", None, None, HISTORY)

READINGS: tuple[Reading, ...] = tuple(page.reading() for page in (FIRST, SECOND, UNDATED))
CARDS: dict[str, PageCard] = page_cards(READINGS)

ARM = Party("ARM", "Armenia", "state", "ARM")
AZE = Party("AZE", "Azerbaijan", "state", "AZE")
JUD = Party("AZE.JUD", "Kejaksaan Agung Azerbaijan", "organization", "AZE.JUD")
MINISTRY = Party("ARM.GOV", "Kementerian Pertahanan Armenia", "organization", "ARM.GOV")
MINISTER = Party("cav", "Mevlut Cavusoglu", "person", "TUR.GOV")
WIRE = Party("afp", "AFP", "organization", "FRA.JRN")


def words_of(page: PageOf, words: str) -> Evidence:
    """Evidence for words of a page."""
    span = page.find(words)
    return Evidence(page.id, span.start, span.end, words)


def _mention(page: PageOf, line: str, anchor: str, event: str) -> Mention:
    return Mention(page.id, event, words_of(page, line), words_of(page, anchor), "happened", (JUD,), (), page.published)


BOTH = OriginCount(2, 2, ("or-a", "or-b"))
ONE = OriginCount(1, 2, ("or-a",))

SHELLING = Happening(
    "hp-strike", "ASSAULT", "heavy-weapons", (ARM,), (AZE,), "2020-10-11", "Ganja", "happened", False,
    (_mention(FIRST, STRIKE, "menghantam", "e1"), _mention(SECOND, RISEN, "tewas", "e2")),
    (JUD,), (MINISTRY,), BOTH, FIRST.published, SECOND.published, "st-ganja",
    (Link("answered-by", "hp-visit"),), ("said by AZE.JUD, denied by ARM.GOV",),
)  # fmt: skip
JOURNEY = Happening(
    "hp-visit", "CONSULT", "visit", (MINISTER,), (AZE,), None, None, "planned", False,
    (_mention(SECOND, VISIT, "berkunjung", "e1"),), (), (), ONE, SECOND.published, SECOND.published, None,
)  # fmt: skip
PAST = Happening(
    "hp-past", "RETREAT", "ceasefire", (), (), "1994", "Karabakh", "happened", True,
    (_mention(UNDATED, HISTORY, "berakhir", "e1"),), (), (), ONE, None, None, None,
)  # fmt: skip

ASSERTED = Assertion(FIRST.id, JUD, (WIRE,), words_of(FIRST, STRIKE), FIRST.published, False, "event.said_by")
DENIED = Assertion(FIRST.id, MINISTRY, (), words_of(FIRST, DENIAL), FIRST.published, False, "statement.denies")
UNNAMED = Assertion(UNDATED.id, None, (), words_of(UNDATED, HISTORY), None, True, "statement")
CONTESTED = Claim(
    "cl-strike", STRIKE, "Armenia strikes Ganja", (ASSERTED,), (DENIED,), ONE, ONE, "hp-strike", "st-ganja"
)
UNCONTESTED = Claim("cl-past", HISTORY, None, (UNNAMED,), (), BOTH, OriginCount(0, 0, ()), None, None)


def _entry(page: PageOf, id: str, number: int, line: str, **told: object) -> LedgerEntry:
    place, words = "Ganja", f"{number} orang"
    evidence = words_of(page, line)
    entry = LedgerEntry(
        id, "killed", number, number, words, (JUD,), place, None, page.published, page.outlet, False, evidence
    )
    return LedgerEntry(**{**{name: getattr(entry, name) for name in LedgerEntry.__slots__}, **told})


TOLL = Ledger(
    "lg-ganja", "Ganja", "killed", "hp-strike", "st-ganja",
    (_entry(FIRST, "fg-7", 7, STRIKE, current=False), _entry(SECOND, "fg-9", 9, RISEN, replaces=("fg-7",))),
    9.0, 9.0, BOTH,
)  # fmt: skip

RECORD = Record(
    copies=(Copy(FIRST.id, SECOND.id, 0.4, (Aligned(0, 5, 3, 8),)),),
    origins=(
        Origin(
            "or-a", "AFP", "agency", (FIRST.id, SECOND.id),
            (
                Because(FIRST.id, "or-a", "credit", "dilansir AFP", words_of(FIRST, "Rudal")),
                Because(SECOND.id, "or-a", "shared-text", "40 %"),
            ),
        ),
        Origin("or-b", "unknown", "unknown", (UNDATED.id,), (Because(UNDATED.id, "or-b", "unknown", ""),)),
    ),
    stories=(
        Story("st-ganja", "Ganja", (SECOND.id, FIRST.id), "2020-10-11", "2020-10-12", (ARM, AZE), ("Ganja",), BOTH),
    ),
    happenings=(JOURNEY, SHELLING, PAST),
    claims=(UNCONTESTED, CONTESTED),
    discrepancies=(
        Discrepancy(
            "dc-toll", "Ganja", "toll",
            (
                Version("7 orang", words_of(FIRST, "7 orang"), FIRST.published, FIRST.outlet),
                Version("9 orang", words_of(SECOND, "9 orang"), SECOND.published, SECOND.outlet),
            ),
        ),
    ),
    ledgers=(TOLL,),
)  # fmt: skip
