"""A ledger whose figure was corrected keeps what did not change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from palagan.model.record import Evidence, Ledger, LedgerEntry, OriginCount
from palagan.record.tallying import tallied

ONE = LedgerEntry(
    "fg-1", "killed", 604.0, 604.0, "604", (), "Titik Nol", None, None, "Kabar Uji", True, Evidence("pg-1", 0, 3, "604")
)
TWO = replace(ONE, id="fg-2", evidence=Evidence("pg-2", 0, 3, "604"))
LEDGER = Ledger("lg-1", "serangan", "killed", None, "st-1", (ONE, TWO), 604.0, 604.0, OriginCount(1, 2, ("or-1",)))


def recount(pages: Iterable[str]) -> OriginCount:
    """So many as there are pages."""
    return OriginCount(len(list(pages)), 9, ())


def test_a_corrected_place_leaves_the_origins_as_they_were_counted() -> None:
    made, _ = tallied([LEDGER], {"fg-1": replace(ONE, place="Nagorno-Karabakh")}, recount)
    ledger = made["lg-1"]
    assert ledger is not None
    assert ledger.entries[0].place == "Nagorno-Karabakh"
    assert ledger.origins == LEDGER.origins


def test_origins_are_counted_anew_where_a_page_left_or_its_origin_moved() -> None:
    gone, _ = tallied([LEDGER], {"fg-1": None}, recount)
    assert gone["lg-1"] is not None
    assert gone["lg-1"].origins == OriginCount(1, 9, ())
    moved, _ = tallied([LEDGER], {"fg-1": replace(ONE, place="Baku")}, recount, {"pg-2"})
    assert moved["lg-1"] is not None
    assert moved["lg-1"].origins == OriginCount(2, 9, ())
