"""Known persons with a letter of their family name wrong, and others who are only named alike."""

from __future__ import annotations

from palagan.reading.misspelt import misspelt
from tests.reading.reports import cast_of


def test_a_letter_too_many_too_few_or_two_changed_is_a_slip() -> None:
    for name in ("Dmitry Medvdev", "Dmitry Medvedevv", "Dmitry Medvdeev"):
        known = misspelt(name.split())
        assert known is not None
        assert known.name == "Dmitry Medvedev"


def test_another_letter_another_given_name_or_a_short_name_is_somebody_else() -> None:
    assert misspelt(["Dmitry", "Medvedov"]) is None
    assert misspelt(["Anatoly", "Medvdev"]) is None
    assert misspelt(["Vladimir", "Puttin"]) is None
    assert misspelt(["Medvdev"]) is None


def test_a_misspelt_person_has_his_country() -> None:
    (actor,) = [one for one in cast_of("Dmitry Medvdev mengancam akan membalas.").actors if one.kind == "person"]
    assert actor.code.startswith("RUS")
