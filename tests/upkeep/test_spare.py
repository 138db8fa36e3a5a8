"""The record does without indexes of its own making; a case of the shape before is brought over."""

from __future__ import annotations

from pathlib import Path

from palagan.run import make_record, remove_pages
from palagan.store.open import CaseFile, make_case, open_case
from palagan.store.upkeep import still_told
from tests.upkeep.shapes import BEFORE_SPARE, run_all
from tests.upkeep.test_bring import NOW, put, remembering, strike


def indexes(case: CaseFile) -> set[tuple[str, str]]:
    with case.reading() as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        return {(name, " ".join(sql.replace('"', "").split())) for name, sql in connection.exec_driver_sql(query)}


def roles(case: CaseFile) -> list[tuple[object, ...]]:
    with case.reading() as connection:
        return sorted(map(tuple, connection.exec_driver_sql("SELECT * FROM happening_roles")))


def test_a_case_of_the_shape_before_is_brought_over(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case.palagan", NOW)
    put(case, [remembering(name, f"2020-0{n}-11").reading() for n, name in enumerate("abcd", start=2)])
    make_record(case)
    today = indexes(case)
    with case.writing() as connection:
        run_all(connection, BEFORE_SPARE)
    before = indexes(case)
    case.close()
    again = open_case(case.path)
    assert before != today
    assert indexes(again) == today
    again.close()


def test_roles_go_with_their_happenings(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case.palagan", NOW)
    one, other = strike("a", "A", "2020-10-11", 7).reading(), strike("b", "B", "2020-10-12", 9).reading()
    put(case, [one])
    make_record(case)
    alone = roles(case)
    assert alone
    put(case, [other])
    make_record(case)
    remove_pages(case, [other.article.page_id], lambda: NOW, "a test")
    assert roles(case) == alone
    remove_pages(case, [one.article.page_id], lambda: NOW, "a test")
    assert roles(case) == []
    case.close()


def test_a_happening_is_still_told_by_any_of_its_groups(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case.palagan", NOW)
    put(case, [remembering(name, f"2020-0{n}-11").reading() for n, name in enumerate("abcd", start=2)])
    make_record(case)
    with case.reading() as connection:
        told = dict(connection.exec_driver_sql("SELECT id, happening FROM story_groups").cursor.fetchall())
        assert still_told(connection, {*told, "h-none"}) == set(told.values())
        others = {happening for id_, happening in told.items() if id_ != happening}
        assert others
        assert still_told(connection, others) == others
    case.close()
