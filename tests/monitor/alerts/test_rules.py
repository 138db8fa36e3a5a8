"""Rules: plain data there and back, told in words, refused with the field that is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.monitor.alerts.rules import Rule, harms, modes, rule_from, rule_json, rule_of, types
from palagan.monitor.alerts.wording import rule_in_words
from palagan.views.filters import STATUSES

names = st.lists(st.sampled_from(["TNI", "IDN.REB", "Intan Jaya", "PBB", "*.REB"]), max_size=3)


@st.composite
def told(draw: st.DrawFn) -> dict[str, Any]:
    """Fields of a rule about a happening, some of them."""
    return {
        "type": draw(st.lists(st.sampled_from(types()), min_size=1, max_size=3)),
        "mode": draw(st.lists(st.sampled_from(modes()), max_size=2)),
        "who": draw(names),
        "whom": draw(names),
        "party": draw(names),
        "place": draw(names),
        "status": draw(st.lists(st.sampled_from(STATUSES), max_size=2)),
        "min_origins": draw(st.integers(0, 9)),
        "denied": draw(st.booleans()),
        "toll": draw(st.dictionaries(st.sampled_from(harms()), st.integers(1, 500), max_size=2)),
        "grave_toll": draw(st.none() | st.integers(1, 50)),
        "lang": draw(st.sampled_from(["id", "en"])),
    }


@given(told())
def test_there_and_back(fields: dict[str, Any]) -> None:
    rule = rule_of(fields)
    assert rule_from(rule_json(rule)) == rule
    for tongue in ("id", "en"):
        assert "{" not in rule_in_words(rule, tongue)


@pytest.mark.parametrize(
    ("fields", "about", "words"),
    [
        (
            {"truce_broken": True, "min_origins": 2},
            "truce",
            "berdering bila gencatan senjata dikatakan dilanggar oleh sedikitnya 2 asal",
        ),
        ({"toll": 3}, "toll", "berdering bila korban mencapai tewas sedikitnya 3"),
        ({"toll_moved": {"wounded": 5}}, "toll", "berdering bila korban berubah (luka) sedikitnya 5"),
        ({"denied_by": "TPNPB"}, "claim", "berdering bila klaim dibantah oleh TPNPB"),
        ({"search": "koridor"}, "search", "berdering bila halaman memuat «koridor»"),
        ({"silence": True}, "silence", "berdering bila sumber diam di luar kebiasaannya"),
        (
            {"type": "ASSAULT", "toll": 3, "place": "Intan Jaya"},
            "happening",
            "berdering bila ada kejadian, jenis serangan, di Intan Jaya, tewas sedikitnya 3",
        ),
    ],
)
def test_what_a_rule_is_about_and_in_words(fields: dict[str, Any], about: str, words: str) -> None:
    rule = rule_of(fields)
    assert (rule.about, rule_in_words(rule, "id")) == (about, words)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "asks for nothing"),
        ({"typ": "ASSAULT"}, "typ: is no field"),
        ({"type": "SERANGAN"}, "SERANGAN: is no type"),
        ({"type": "ASSAULT", "mode": "bom"}, "bom: is no mode"),
        ({"status": "selesai"}, "selesai: is no status"),
        ({"toll": {"tewas": 3}}, "tewas: is no kind of harm"),
        ({"toll": 0}, "more than nothing"),
        ({"toll": True}, "number"),
        ({"toll": {"killed": 1, "wounded": 2}}, "several kinds of harm"),
        ({"min_origins": -1}, "number from 0"),
        ({"min_origins": 1.5}, "number from 0"),
        ({"min_origins": "dua"}, "number from 0"),
        ({"truce_broken": "ya"}, "true or false"),
        ({"truce_broken": True, "silence": True}, "two things"),
        ({"search": "x", "place": "Papua"}, "place: cannot be asked"),
        ({"search": '"gencatan'}, "quotation mark"),
        ({"about": "cuaca"}, "about cuaca"),
        ({"about": "toll"}, "tells no number"),
        ({"who": 3}, "word or a list"),
        ({"denied": True, "lang": "fr"}, "lang fr"),
    ],
)
def test_what_cannot_be_a_rule(fields: dict[str, Any], wrong: str) -> None:
    with pytest.raises(InputError) as caught:
        rule_of(fields)
    assert wrong in str(caught.value)
    assert caught.value.way_out


@pytest.mark.parametrize("line", ["", "[]", "{", '"x"', '{"about": {}}', '{"type": [1]}'])
def test_a_line_of_others_is_refused_not_a_fault(line: str) -> None:
    with pytest.raises(InputError):
        rule_from(line)


def test_all_words_of_a_field_are_of_one_rule() -> None:
    assert rule_of({"type": ["assault", "ASSAULT"]}) == Rule("happening", type=("ASSAULT",))
