"""Our codes in the words of other data sets: tables that are whole, sourced, and say no more than they know."""

from __future__ import annotations

import re

import pytest

from palagan.exports.acled import sides_of
from palagan.exports.codes import QUADS, cameo_of, class_of, coded, countries, quad_of_cameo, sector_of
from palagan.exports.fits import acled_kind
from palagan.exports.ucdp import cell_of, type_of_violence
from palagan.languages.tables import table
from palagan.model.record import Party
from tests.exports.happened import FIJI, KARABAKH, RESIDENTS, STUDENTS, TNI, TPNPB, UN, happening

TABLES = ("acled", "cameo", "countries", "peers", "plover", "sectors")
TYPES = {row["type"] for row in table("exports/plover.tsv")}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_it_comes_from(name: str) -> None:
    assert all(row["source"] for row in table(f"exports/{name}.tsv"))


def test_all_sixteen_types_have_a_class_and_a_code_in_every_mode() -> None:
    assert len(TYPES) == 16
    for row in table("exports/plover.tsv"):
        found = class_of(row["type"], row["mode"])
        assert found.quad in QUADS
        assert found.score is None or -10 <= found.score <= 10
        for sources in ((), (TNI,), (RESIDENTS,)):
            code = cameo_of(row["type"], row["mode"], sources)
            assert re.fullmatch(r"[01]\d\d?\d?|20\d?\d?", code)
            assert quad_of_cameo(code) in QUADS


def test_a_mode_that_nobody_knows_counts_as_its_type() -> None:
    assert cameo_of("CONSULT", "telepathy", ()) == "040"
    assert class_of("CONSULT", "telepathy") == class_of("CONSULT", None)


@pytest.mark.parametrize(
    ("type_", "status", "wanted"),
    [("CONSULT", "planned", "AGREE"), ("AID", "planned", "AGREE"), ("RETREAT", "planned", "CONCEDE"),
     ("ASSAULT", "planned", "ASSAULT"), ("CONSULT", "possible", "CONSULT"), ("CONSULT", "happened", "CONSULT")],
)  # fmt: skip
def test_plover_counts_what_is_planned_as_what_it_is_today(type_: str, status: str, wanted: str) -> None:
    assert coded(happening("hp-1", type_, None, (TNI,), (FIJI,), "2026-05-11", status=status)).type == wanted  # type: ignore[arg-type]


def test_an_assault_goes_by_who_does_it() -> None:
    assert (cameo_of("ASSAULT", None, (TNI,)), cameo_of("ASSAULT", None, (RESIDENTS,))) == ("190", "180")
    assert cameo_of("ASSAULT", None, ()) == "180"


def test_who_was_attacked_divides_battles_from_attacks_on_civilians() -> None:
    def kind(*targets: Party) -> str | None:
        found = acled_kind(happening("hp-1", "ASSAULT", None, (TPNPB,), targets, "2026-05-11"))
        return found.event if found else None

    assert (kind(TNI), kind(RESIDENTS)) == ("Battles", "Violence against civilians")
    assert kind() is kind(TNI, RESIDENTS) is None


def test_types_of_violence_are_told_only_where_both_sides_are() -> None:
    unknown = Party("UNK", "orang bersenjata", "group", "UNK")
    assert type_of_violence((TNI,), (TPNPB,)) == 1
    assert type_of_violence((TPNPB,), (Party("ldf", "LDF", "organization", "MMR.REB"),)) == 2
    assert type_of_violence((TNI,), (RESIDENTS,)) == 3
    assert type_of_violence((unknown,), (RESIDENTS,)) is type_of_violence((TNI, RESIDENTS), (TPNPB,)) is None


def test_lands_without_a_code_of_their_own_have_none() -> None:
    assert countries()["IDN"].cow == countries()["IDN"].gw == "850"
    assert countries()["PSE"].fips == ""
    assert {"XNK", "XDN", "UNO", "UNK"}.isdisjoint(countries())
    assert (sector_of(KARABAKH).side, sector_of(UN).cameo, sector_of(None).inter) == ("state", "IGO", "")


def test_in_a_mutual_happening_the_first_two_face_each_other() -> None:
    three = (TNI, TPNPB, STUDENTS)
    assert sides_of(happening("hp-1", "ASSAULT", None, three, three, None)) == (TNI, (), TPNPB, (STUDENTS,))
    assert sides_of(happening("hp-1", "ASSAULT", None, (), (TNI, FIJI), None)) == (None, (), TNI, (FIJI,))


def test_cells_of_prio_grid() -> None:
    assert (cell_of(-90, -180), cell_of(-3.74, 137.05), cell_of(90, 180)) == (1, 124475, 259200)
    assert cell_of(None, 1.0) is None
