"""Cases that are alike: the same words on pages that share text."""

from __future__ import annotations

from dataclasses import replace

from palagan.deciding.alike import alike
from palagan.model.record import Record
from palagan.store.open import CaseFile
from palagan.store.pages import add_page
from tests.deciding.test_looking import NOW, PAGES, real
from tests.record.deciding import ANCHORS, WORDS, happening, mention, record
from tests.store.whole import save_record


def test_the_same_words_on_a_copy_are_alike_and_other_words_or_pages_are_not(case: CaseFile) -> None:
    same = mention("pg-b", words=WORDS["pg-a"], anchor=ANCHORS["pg-a"])
    elsewhere = mention("pg-d", words=WORDS["pg-a"], anchor=ANCHORS["pg-a"])
    told = replace(
        record(),
        happenings=(
            happening("hp-1", mention("pg-a")),
            happening("hp-2", same),
            happening("hp-3", elsewhere),
            happening("hp-4", replace(same, event="e7"), type="PROTEST", mode=None),
            happening("hp-5", mention("pg-b", at=400)),
        ),
        claims=(),
        ledgers=(),
    )
    whole: Record = real(told, Record)
    with case.writing() as connection:
        for page in PAGES.values():
            add_page(connection, page, None, NOW)
        save_record(connection, whole, "made")
    with case.reading() as connection:
        first = whole.happenings[0]
        assert [one.id for one in alike(connection, first)] == ["hp-2"]
        assert alike(connection, None) == ()
