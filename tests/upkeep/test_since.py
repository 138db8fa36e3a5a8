"""What is told for years stands side by side: kept up as from scratch; a case of the shape before is brought over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from palagan.run import make_record, remove_pages
from palagan.store.open import CaseFile, make_case, open_case
from tests.record.builders import ARMENIA, AZERBAIJAN, PageOf
from tests.upkeep.shapes import BEFORE_SINCE, run_all
from tests.upkeep.test_bring import NOW, put, remembering

SHAPE = "SELECT sql FROM sqlite_master WHERE name = 'since_tellings'"


def standing(case: CaseFile) -> list[tuple[Any, ...]]:
    with case.reading() as connection:
        query = "SELECT * FROM since_tellings ORDER BY key, part, number"
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def shape(case: CaseFile) -> str:
    with case.reading() as connection:
        return str(connection.exec_driver_sql(SHAPE).scalar_one())


def retold(name: str, outlet: str, day: str) -> PageOf:
    """A long report with a war of long ago, which outlets take from each other word for word."""
    past = "Armenia menyerang Azerbaijan pada Februari 1992."
    lines = [
        f"Warga {town} menata batu {stone} di tepi jalan {road} sambil bercerita tentang panen {fruit} tahun lalu."
        for town, stone, road, fruit in zip(
            ("Barda", "Ganja", "Shusha", "Agdam"),
            ("putih", "kelabu", "merah", "hitam"),
            ("lama", "baru", "raya", "kecil"),
            ("anggur", "delima", "apel", "kenari"),
            strict=True,
        )
    ]
    page = PageOf(name, outlet, day, *lines, past)
    return page.event(past, "ASSAULT", [ARMENIA], [AZERBAIJAN], date="1992-02", background=True)


def test_kept_up_as_from_scratch(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case.palagan", NOW)
    later, first = retold("y", "Kabar Uji", "2020-09-12").reading(), retold("x", "Harian Uji", "2020-09-10").reading()
    others = [
        remembering(name, f"2020-0{month}-11").reading() for name, month in zip("abcd", (9, 1, 7, 4), strict=True)
    ]
    put(case, [later, *others[:2]])
    make_record(case)
    alone = {row[4] for row in standing(case)}
    put(case, [first, *others[2:]])
    make_record(case)
    kept = standing(case)
    assert len(kept) == 6
    assert not {row[4] for row in kept} <= alone  # the later report draws on the earlier now
    make_record(case, again=True)
    assert standing(case) == kept
    remove_pages(case, [first.article.page_id, others[0].article.page_id], lambda: NOW, "a test")
    kept = standing(case)
    assert len(kept) == 4
    make_record(case, again=True)
    assert standing(case) == kept
    case.close()


def test_a_case_of_the_shape_before_is_brought_over(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case.palagan", NOW)
    put(case, [remembering(name, f"2020-0{n}-11").reading() for n, name in enumerate("abcd", start=2)])
    make_record(case)
    kept, drawn = standing(case), shape(case)
    assert len(kept) == 4
    with case.writing() as connection:
        run_all(connection, BEFORE_SINCE)
    case.close()
    again = open_case(case.path)
    assert standing(again) == kept
    assert shape(again) == drawn
    again.close()
