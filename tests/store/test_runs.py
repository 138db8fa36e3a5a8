"""Runs, drops and the counts of each stage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.drop import Drop, Reason, Stage
from palagan.store.open import CaseFile
from palagan.store.pages import add_page
from palagan.store.reading_row import reading_row
from palagan.store.readings import save_readings
from palagan.store.runs import begin_run, dropped_items, end_run, forget_drops_of, save_drops, stage_counts
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"

drops = st.builds(
    Drop, st.sampled_from(Stage), st.sampled_from(["a.txt", "b.txt"]), st.sampled_from(Reason), st.text(max_size=5)
)


def test_stages_count_what_came_and_went(case: CaseFile) -> None:
    read, index, foreign, new = (page_of(f"halaman {number}", source=f"{number}.txt") for number in range(4))
    with case.writing() as connection:
        run = begin_run(connection, "add", {"paths": ["x"]}, NOW)
        save_drops(connection, [Drop(Stage.GATHER, "x.bin", Reason.BINARY)], run)
        for page in (read, index, foreign, new):
            add_page(connection, page, None, NOW)
        end_run(connection, run, "done", {"gather": 4}, {"gather": 0.25}, NOW)
        save_readings(
            connection,
            [
                reading_row(read.id, "r", None, None),
                reading_row(index.id, "r", None, Drop(Stage.ARTICLES, index.source, Reason.NOT_ARTICLE)),
                reading_row(foreign.id, "r", None, Drop(Stage.READING, foreign.source, Reason.LANGUAGE, "ms")),
            ],
        )
    with case.reading() as connection:
        gather, articles, reading, record = stage_counts(connection)
        assert (gather.came, gather.new, gather.kept, gather.dropped, gather.seconds) == (5, 4, 4, {"binary": 1}, 0.25)
        assert (articles.came, articles.kept, articles.dropped) == (4, 2, {"not-an-article": 1})
        assert (reading.came, reading.kept, reading.dropped) == (2, 1, {"language-not-read": 1})
        assert (record.came, record.kept, record.seconds) == (2, 0, None)
        assert dropped_items(connection, "language-not-read") == [
            {"stage": "reading", "reason": "language-not-read", "item": "2.txt", "detail": "ms"}
        ]
        assert len(dropped_items(connection)) == 3


@settings(max_examples=30)
@given(st.lists(drops, max_size=12))
def test_a_drop_counts_once_however_often_it_comes(case: CaseFile, several: list[Drop]) -> None:
    with case.writing() as connection:
        for row in dropped_items(connection):
            forget_drops_of(connection, Stage(row["stage"]), [row["item"]])
        save_drops(connection, several, None)
        save_drops(connection, several, None)
        shown = {(row["stage"], row["item"], row["reason"]): row["detail"] for row in dropped_items(connection)}
        assert len(dropped_items(connection)) == len(shown)
    assert shown == {(drop.stage.value, drop.item, drop.reason.value): drop.detail for drop in several}
