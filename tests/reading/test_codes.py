"""Codes of actors: who is known, what the words tell, who is called former."""

from __future__ import annotations

import pytest

from palagan.reading.codes import actor_code, page_country
from palagan.reading.knowledge import Known, Term

_MINISTER = Known("p", "Otieno", "person", "person", (Term("KEN.GOV", "2019", "", ""),), "KEN")


@pytest.mark.parametrize(
    ("known", "code", "country", "sector", "former", "state", "expected"),
    [
        (_MINISTER, None, None, None, False, False, "KEN.GOV"),
        (_MINISTER, None, None, None, True, False, "KEN.ELI"),
        (None, "PSE.REB", "ISR", "MIL", False, False, "PSE.REB"),
        (None, None, "KEN", "MIL", False, False, "KEN.MIL"),
        (None, None, "KEN", "GOV", True, False, "KEN.ELI"),
        (None, None, "KEN", None, False, True, "KEN"),
        (None, None, "KEN", "UNO", False, False, "UNO"),
        (None, None, "EUR", "GOV", False, False, "EUR"),
        (None, None, None, "CVL", False, False, "UNK.CVL"),
        (None, None, None, None, False, False, "UNK"),
    ],
)
def test_code(
    known: Known | None,
    code: str | None,
    country: str | None,
    sector: str | None,
    former: bool,
    state: bool,
    expected: str,
) -> None:
    got, rule = actor_code(
        known=known,
        code=code,
        country=country,
        sector=sector,
        former=former,
        state=state,
        person=False,
        day="2020-01-01",
    )
    assert got == expected
    assert rule


def test_country_of_the_page_is_the_one_named_most() -> None:
    assert page_country(["KEN", "SOM", None, "SOM", "UNO", "UNO", "UNO"]) == "SOM"
    assert page_country([None, "UNK"]) is None


def test_a_person_of_whom_nothing_is_told_is_a_civilian() -> None:
    got, _ = actor_code(
        known=None, code=None, country="KEN", sector=None, former=False, state=False, person=True, day=None
    )
    assert got == "KEN.CVL"


def test_without_a_day_the_office_that_the_page_names_is_taken() -> None:
    terms = (Term("KEN.GOV", "2014", "2019", "Menteri Luar Negeri"), Term("UNO", "2020", "", "Utusan Khusus PBB"))
    envoy = Known("p", "Otieno", "person", "person", terms, "KEN")

    def code(day: str | None, title: str) -> str:
        told = actor_code(
            known=envoy,
            code=None,
            country=None,
            sector="GOV",
            former=False,
            state=False,
            person=True,
            day=day,
            title=title,
        )
        return told[0]

    assert code(None, "menteri luar negeri") == "KEN.GOV"
    assert code("2021-05-01", "menteri luar negeri") == "UNO"
    assert code(None, "") == "UNO"
