"""Candidates that belong together: crowds and whom they back, and what stands between commas behind a name."""

from __future__ import annotations

from tests.reading.reports import cast_of


def test_whom_a_crowd_stands_behind_is_no_part_of_it() -> None:
    text = "Ratusan pendukung mantan Presiden Baruti Kamau berunjuk rasa di Nairobi, Kenya. Kamau diam."
    codes = {actor.name: actor.code for actor in cast_of(text).actors}
    assert codes["pendukung mantan Presiden Baruti Kamau"] == "KEN.CVL"
    assert codes["Baruti Kamau"].endswith(".ELI")


def test_a_group_noun_between_commas_tells_what_who_is_named_before_it_is() -> None:
    text = "Qatar, salah satu mediator, menyampaikan usul baru."
    assert [one.name for one in cast_of(text).actors] == ["Qatar"]


def test_states_of_a_list_share_the_office_before_the_first() -> None:
    text = "Kenya memanggil duta besar Mesir, Sudan, dan Uganda di Nairobi. Duta besar itu diam."
    codes = {actor.name: actor.code for actor in cast_of(text).actors}
    assert {codes["duta besar Sudan"], codes["duta besar Uganda"]} == {"SDN.GOV", "UGA.GOV"}
    assert "Sudan" not in codes
    assert "duta besar Sudan" not in {one.name for one in cast_of("Duta besar Mesir, Sudan, Kenya.").actors}


def test_allies_between_commas_are_who_is_named_before_them() -> None:
    names = {one.name for one in cast_of("Kenya dan Uganda, dua sekutu Mesir, mengecam Sudan.").actors}
    assert names == {"Kenya", "Uganda", "Sudan"}


def test_an_ally_is_not_of_the_country_whose_ally_it_is() -> None:
    codes = {one.name: one.code for one in cast_of("Sejumlah negara sekutu Mesir mengecam Sudan.").actors}
    assert not codes["negara sekutu Mesir"].startswith("EGY")
