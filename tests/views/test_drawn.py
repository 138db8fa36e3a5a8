"""How it is known where a page has its report from, as people are told it."""

from __future__ import annotations

import pytest

from palagan.views.drawn import PageOrigin, how_told, origins_told_of, other_page, page_origin, traced
from tests.views.made import CARDS, FIRST

CREDIT = page_origin("or-a", "AFP", "agency", "credit", "credits AFP", "AFP")
SHARED = page_origin("or-b", "Anadolu", "agency", "shared-text", "shared text 52 % with Kabar (pg-1a2b)", "kata")
REPRINT = page_origin("or-b", "Anadolu", "agency", "reprint", "reprints Kabar (pg-1a2b), shared text 98 %", "kata")
OWN = page_origin("or-c", "Kabar", "outlet", "own-report", "spoke to Kabar itself; no other source named", "Kabar")
UNKNOWN = page_origin("or-d", "Kabar", "unknown", "unknown", "names no source for its report", None)


def test_share_and_other_page_are_taken_from_the_detail() -> None:
    assert (SHARED.percent, SHARED.other, SHARED.words) == (52, "pg-1a2b", None)
    assert (CREDIT.percent, CREDIT.other, CREDIT.words) == (None, None, "AFP")
    assert other_page(REPRINT.detail) == "pg-1a2b"


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ((CREDIT,), "AFP (credit)"),
        ((SHARED, CREDIT), "AFP (credit), Anadolu (shared text 52 %)"),
        ((SHARED, REPRINT), "Anadolu (reprint 98 %)"),
        ((OWN,), "Kabar (own report)"),
        ((UNKNOWN,), "no source named"),
        ((), "no source named"),
    ],
)
def test_each_origin_is_told_once_by_what_shows_it_best(drawn: tuple[PageOrigin, ...], told: str) -> None:
    assert origins_told_of(drawn, "en") == told


def test_the_other_outlet_is_named_where_it_is_known() -> None:
    assert how_told(SHARED, "en", {"pg-1a2b": "Kabar Uji"}) == "shared text 52 % with Kabar Uji"
    assert how_told(SHARED, "id", {"pg-1a2b": "Kabar Uji"}) == "teks sama 52 % dengan Kabar Uji"
    assert how_told(SHARED, "en", {}) == "shared text 52 %"


def test_a_page_carries_its_origins() -> None:
    page = traced(CARDS[FIRST.id], {FIRST.id: (CREDIT,)})
    assert (page.id, page.outlet, page.origins) == (FIRST.id, "Kabar Uji", (CREDIT,))
    assert traced(CARDS[FIRST.id], {}).origins == ()
