"""The actors of a case that a filter means: the same that the views let through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from palagan.looking.asked_actors import ids_of_asked
from palagan.record.folding import fold
from palagan.views.asked_actors import is_asked_for

PEOPLE = (
    ("ARM", "Armenia", "ARM"),
    ("k1", "Kementerian Pertahanan Armenia", "ARM.GOV"),
    ("k2", "etnis Armenia", "AZE.CVL"),
    ("k3", "Kelompok Uji (KU) Utara", "UNK"),
    ("k4", "Mevlüt Çavuşoğlu", "TUR.GOV"),
    ("k5", "Panglima TNI", "IDN.MIL"),
    ("k6", "warga Yerusalem", "ISR.CVL"),
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path: Path = tmp_path_factory.mktemp("asked") / "actors.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as opened:
        opened.exec_driver_sql("CREATE TABLE actors (id INTEGER PRIMARY KEY, key, name, code, folded)")
        for key, name, code in PEOPLE:
            values = (key, name, code, fold(name))
            opened.exec_driver_sql("INSERT INTO actors (key, name, code, folded) VALUES (?, ?, ?, ?)", values)
        yield opened
    engine.dispose()


def keys(connection: Connection, *wanted: str) -> set[str]:
    return {PEOPLE[id_ - 1][0] for id_ in ids_of_asked(connection, wanted)}


def test_a_code_finds_what_lies_below_it_and_no_letters_inside_a_name(connection: Connection) -> None:
    assert keys(connection, "ARM") == {"ARM", "k1"}
    assert keys(connection, "ARM.GOV") == {"k1"}
    assert keys(connection, "USA") == set()


def test_words_of_a_name_find_it_in_brackets_too(connection: Connection) -> None:
    assert keys(connection, "armen") == {"ARM", "k1", "k2"}
    assert keys(connection, "KU", "cavus") == {"k3", "k4"}
    assert keys(connection, "uji utara") == set()


def test_a_key_finds_its_own_actor(connection: Connection) -> None:
    assert keys(connection, "k6") == {"k6"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.text("ARMTNIKUvarmeniku.-() ", max_size=6) | st.sampled_from([name for _, name, _ in PEOPLE]))
def test_who_is_found_is_who_the_views_let_through(connection: Connection, wanted: str) -> None:
    let = {key for key, name, code in PEOPLE if key == wanted.strip() or is_asked_for(wanted, name, code)}
    assert keys(connection, wanted) == let
