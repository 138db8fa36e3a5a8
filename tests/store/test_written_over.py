"""Rows that stand are written over where they are told otherwise, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from palagan.model.record import OriginCount, Record, Story
from palagan.store.record_rows import story_row
from palagan.store.record_writing import write
from palagan.store.upkeep import rows
from palagan.store.written_over import write_over
from tests.store.test_happening_writing import case_in

STORY = Story("st-1", "Rudal di pasar", (), "2020-10-11", "2020-10-11", (), (), OriginCount(1, 1, ()))
DECODE = msgspec.json.Decoder(Story).decode


def test_what_is_told_otherwise_is_written_and_given_with_what_it_was(empty_case_file: Path, tmp_path: Path) -> None:
    case = case_in(empty_case_file, str(tmp_path), "kept")
    longer = replace(STORY, last="2020-10-12")
    with case.writing() as connection:
        write(connection, Record(stories=(STORY,)))
        kept = dict(rows(connection, "SELECT id, json FROM stories WHERE id IN ({})", [STORY.id]))
        assert write_over(connection, "stories", [STORY], kept, DECODE, story_row) == []
        assert write_over(connection, "stories", [longer], kept, DECODE, story_row) == [(STORY, longer)]
        assert write_over(connection, "stories", [replace(longer, id="st-2")], kept, DECODE, story_row) == []
        found = connection.exec_driver_sql("SELECT id, last, json FROM stories").all()
    assert [(row[0], row[1], DECODE(row[2])) for row in found] == [("st-1", "2020-10-12", longer)]
    case.close()
