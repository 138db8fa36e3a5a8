"""Search and actors that are kept up are those made from scratch; what is removed leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palagan.model.reading import Actor, Reading, Span, Statement
from palagan.record.findable import findable
from palagan.run import make_record, remove_pages
from palagan.store.findables import count_unindexed, made_by
from palagan.store.open import CaseFile
from palagan.upkeep import finding
from tests.record.builders import PageOf
from tests.record.test_build import cases
from tests.upkeep.test_bring import NOW, a_case, batches, empty, put, strike

__all__ = ["empty"]


def everything(case: CaseFile) -> dict[str, Any]:
    """All words with their places, and all of actors, whatever their numbers are."""
    with case.reading() as connection:
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'search_words', 'instance')"
        )

        def rows(query: str) -> list[tuple[Any, ...]]:
            return sorted(map(tuple, connection.exec_driver_sql(query)))

        found = {
            "words": rows(
                "SELECT v.term, p.page, v.col, v.offset FROM temp.vocabulary v "
                "LEFT JOIN search_pages p ON p.number = v.doc"
            ),
            "pages": rows("SELECT page, moment, coalesce(day, ''), coalesce(outlet, '') FROM search_pages"),
            "actors": rows("SELECT key, name, kind, code, folded, pages, said FROM actors"),
            "on": rows(
                "SELECT a.key, p.moment, s.page, p.said FROM page_actors p LEFT JOIN actors a ON a.id = p.actor "
                "LEFT JOIN search_pages s ON s.number = p.page"
            ),
        }
        for table, columns in (("faces", "f.name, f.kind, f.code, f.pages"),
                               ("names", "f.form, f.outlet, f.speaker, f.pages, f.uses")):  # fmt: skip
            query = f"SELECT a.key, {columns} FROM actor_{table} f LEFT JOIN actors a ON a.id = f.actor"
            found[table] = rows(query)
        connection.exec_driver_sql("DROP TABLE temp.vocabulary")
        return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(cases(), cases(), st.data())
def test_order_batches_new_readings_and_removals_change_nothing(
    empty: Path, readings: list[Reading], others: list[Reading], data: st.DataObject
) -> None:
    with a_case(empty) as case:
        current: set[str] = set()
        for batch in batches(readings, data):
            put(case, batch)
            current |= {reading.article.page_id for reading in batch}
            make_record(case)
        again = [reading for reading in others if data.draw(st.booleans())]
        put(case, again)
        current |= {reading.article.page_id for reading in again}
        make_record(case)
        remove_pages(case, [page for page in sorted(current) if data.draw(st.booleans())], lambda: NOW, "a test")
        kept = everything(case)
        make_record(case, again=True)
        assert everything(case) == kept
        remove_pages(case, sorted(current), lambda: NOW, "all of it")
        assert not any(everything(case).values())


def test_a_case_of_before_is_indexed_by_the_next_run(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [strike(str(n), f"Harian {n}", f"2020-10-{11 + n}", 7 + n).reading() for n in range(5)]
    with a_case(empty) as case:
        put(case, readings)
        make_record(case)
        whole = everything(case)
        with case.writing() as connection:  # as revision 6 finds a case: a record, and nothing in the search
            connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('delete-all')")
            for table in ("search_pages", "search_told", "actors", "page_actors", "actor_faces", "actor_names"):
                connection.exec_driver_sql(f"DELETE FROM {table}")
            connection.exec_driver_sql("DELETE FROM case_facts WHERE name = 'search_made_by'")
            assert count_unindexed(connection) == 5
        monkeypatch.setattr(finding, "SLICE", 2)
        make_record(case)
        assert everything(case) == whole


def test_once_search_has_every_page_the_next_run_does_not_look_for_others(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> list[tuple[str, int, str]]:
        raise AssertionError("all pages of the case were gone through")

    with a_case(empty) as case:
        put(case, [strike("a", "A", "2020-10-11", 7).reading()])
        make_record(case)
        monkeypatch.setattr(finding, "unindexed", never)
        put(case, [strike("b", "B", "2020-10-12", 9).reading()])
        make_record(case)
        with case.reading() as connection:
            assert count_unindexed(connection) == 0


def test_another_way_of_indexing_makes_all_of_it_anew(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_case(empty) as case:
        put(case, [strike("a", "A", "2020-10-11", 7).reading()])
        make_record(case)
        whole = everything(case)
        monkeypatch.setattr(finding, "VERSION", "another")
        make_record(case)
        assert everything(case) == whole
        with case.reading() as connection:
            assert made_by(connection) == "another"


def test_names_are_counted_by_who_uses_them() -> None:
    """In an outlet's own words, and in those of a speaker it quotes."""
    line = "Menteri berkata separatis Artsakh mundur, sedangkan tentara Artsakh bertahan."
    text = line
    fighters = Actor(
        "a1",
        "tentara Artsakh",
        "group",
        "XNK.MIL",
        (span_of(text, "separatis Artsakh"), span_of(text, "tentara Artsakh")),
    )
    minister = Actor("a2", "Menteri", "person", "AZE.GOV", (span_of(text, "Menteri"),))
    said = span_of(text, "separatis Artsakh mundur")
    reading = PageOf("a", "Harian Uji", "2020-10-11", line).reading()
    reading = replace(
        reading,
        actors=(fighters, minister),
        statements=(Statement("s1", "a2", (), False, said.start, said.end, None),),
    )
    named = {one.party.name: one for one in findable(reading).named}
    speaker = named["Menteri"].party.key
    assert {(name.form, name.speaker) for name in named["tentara Artsakh"].names} == {
        ("separatis Artsakh", speaker),
        ("tentara Artsakh", None),
    }
    assert named["Menteri"].said == 1


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
