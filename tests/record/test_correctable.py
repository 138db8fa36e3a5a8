"""The closed table of fields that may be corrected, and what it refuses."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.languages.tables import lexicon
from palagan.model.decision import KINDS
from palagan.record.correctable import checked_value, corrected, fields_of, in_words, value_of
from tests.record.deciding import ARMENIA, ARMY, record, thing

CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook.md"


def known(name: str) -> Any:
    return {"Armenia": ARMENIA, ARMY.key: ARMY}.get(name)


def check(id_: str, field: str, words: str) -> str:
    one = thing(id_)
    kind: Any = {"hp": "happening", "fg": "figure", "cl": "claim", "st": "story", "or": "origin"}[id_[:2]]
    return checked_value(one, kind, field, words, known)


@pytest.mark.parametrize(
    ("id_", "field", "words", "value"),
    [
        ("hp-1", "date", "2020-09-27/..", '"2020-09-27/.."'),
        ("hp-1", "date", "-", "null"),
        ("hp-1", "type", "coerce", '"COERCE"'),
        ("hp-1", "mode", "aerial", '"aerial"'),
        ("hp-1", "background", "ya", "true"),
        ("fg-1", "low", "12", "12.0"),
        ("fg-1", "high", "unknown", "null"),
        ("st-1", "title", " Serangan  di Ganja ", '"Serangan di Ganja"'),
        ("hp-1", "targets", "-", "[]"),
    ],
)
def test_what_fits_is_kept_as_json(id_: str, field: str, words: str, value: str) -> None:
    assert check(id_, field, words) == value


@pytest.mark.parametrize(
    ("id_", "field", "words", "way_out"),
    [
        ("hp-1", "date", "6 Oktober", "2020-10-06"),
        ("hp-1", "date", "2020-13-01", "2020-10-06"),
        ("hp-1", "type", "WAR", "ASSAULT"),
        ("hp-1", "mode", "visit", "heavy-weapons"),
        ("hp-1", "status", "-", "happened"),
        ("hp-1", "sources", "Nobody Known", "IDN.REB"),
        ("hp-1", "sources", "X=IDN.XYZ", "IDN.REB"),
        ("hp-1", "origins", "2", "date"),
        ("fg-1", "low", "-3", "number"),
        ("fg-1", "kind", "dead", "killed"),
        ("or-reuters", "kind", "paper", "agency"),
    ],
)
def test_what_does_not_fit_names_field_and_way_out(id_: str, field: str, words: str, way_out: str) -> None:
    with pytest.raises(InputError) as refused:
        check(id_, field, words)
    assert refused.value.item == field
    assert way_out in (refused.value.way_out or "")


def test_actors_are_named_by_name_key_or_code_of_their_own() -> None:
    value = check("hp-1", "sources", f"Armenia; {ARMY.key}; Kelompok X=IDN.REB")
    now: Any = corrected(thing("hp-1"), "sources", value)
    assert [party.name for party in now.sources] == ["Armenia", "militer Armenia", "Kelompok X"]
    assert now.sources[2].code == "IDN.REB"
    assert in_words(value) == "Armenia; militer Armenia; Kelompok X"


def test_every_field_can_be_read_and_put_back() -> None:
    for id_ in ("hp-1", "cl-1", "fg-1", "st-1", "or-reuters"):
        one = thing(id_)
        kind: Any = {"hp": "happening", "fg": "figure", "cl": "claim", "st": "story", "or": "origin"}[id_[:2]]
        for field in fields_of(kind):
            assert corrected(one, field, value_of(one, field)) == one


def test_types_and_modes_are_the_codebooks() -> None:
    section = CODEBOOK.read_text("utf-8").split("| type | what it covers | modes |")[1].split("\n\n")[0]
    rows = [line.split("|") for line in section.splitlines() if line.startswith("| `")]
    told = {row[1].strip(" `"): re.findall(r"`([^`]+)`", row[3]) for row in rows}
    assert lexicon("record/correctable.toml")["modes"] == told


def test_every_kind_has_its_table() -> None:
    assert {kind for kind in KINDS if kind in lexicon("record/correctable.toml")} == set(KINDS)
    assert record().happenings


@given(st.text(max_size=12), st.sampled_from(["date", "type", "sources", "place", "status"]))
def test_no_words_are_more_than_refused(words: str, field: str) -> None:
    with contextlib.suppress(InputError):
        value = check("hp-1", field, words)
        assert corrected(thing("hp-1"), field, value) is not None
