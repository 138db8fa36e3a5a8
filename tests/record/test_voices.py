"""Whose figure it is."""

from __future__ import annotations

from palagan.model.record import Party
from palagan.record.voices import voices_of

MAYOR = Party("UKR.GOV:andri uji", "Andri Uji", "person", "UKR.GOV")
SHORT = Party("UKR.CVL:uji", "Uji", "person", "UKR.CVL")


def test_a_last_name_alone_speaks_for_whom_the_official_of_that_name_does() -> None:
    told = {"a": ((MAYOR,), "country:UKR"), "b": ((SHORT,), SHORT.key), "c": ((), "outlet:A")}
    assert voices_of(told) == {"a": "country:UKR", "b": "country:UKR", "c": "outlet:A"}


def test_a_name_of_two_officials_or_of_another_country_speaks_for_itself() -> None:
    other = Party("UKR.PRE:boris uji", "Boris Uji", "person", "UKR.PRE")
    two = {"a": ((MAYOR,), "country:UKR"), "b": ((other,), "country:XDN"), "c": ((SHORT,), SHORT.key)}
    assert voices_of(two)["c"] == SHORT.key
    foreign = Party("RUS.CVL:uji", "Uji", "person", "RUS.CVL")
    assert voices_of({"a": ((MAYOR,), "country:UKR"), "b": ((foreign,), foreign.key)})["b"] == foreign.key
