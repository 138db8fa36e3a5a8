"""Which body a bare head stands for, and what is no body, on invented reports."""

from __future__ import annotations

from tests.reading.reports import cast_of


def test_a_bare_head_stands_for_the_known_body_whose_name_begins_with_it() -> None:
    text = "Mahkamah Pidana Internasional protes. Militer Eritrea diam. Mahkamah itu menolak."
    (court,) = [one for one in cast_of(text).actors if one.code == "IGO"]
    assert [text[span.start : span.end] for span in court.mentions][-1].startswith("Mahkamah")
    assert {one.name for one in cast_of(text).actors} == {"Mahkamah Pidana Internasional", "Militer Eritrea"}


def test_no_president_is_the_leader_of_rebels() -> None:
    text = "Militer Filipina membunuh pemimpin senior Abu Sayyaf dalam operasi. Presiden Filipina Joko Reyes diam."
    cast = cast_of(text)
    (him,) = [one for one in cast.actors if one.name == "Joko Reyes"]
    assert next(text[span.start : span.end] for span in him.mentions) == "Presiden Filipina Joko Reyes"
    (leader,) = [one for one in cast.actors if one.name == "pemimpin senior Abu Sayyaf"]
    assert leader.code == "PHL.REB"


def test_a_hashtag_describes_like_the_word_itself() -> None:
    text = "Kenya diam. Hubungan #militer bilateral menguat."
    assert [one.name for one in cast_of(text).actors] == ["Kenya"]


def test_a_head_that_another_name_of_the_body_begins_with_stands_for_it() -> None:
    text = "Freedom Flotilla Coalition berlayar. Militer Eritrea diam. Koalisi tersebut menolak."
    assert {one.name for one in cast_of(text).actors} == {"Freedom Flotilla Coalition", "Militer Eritrea"}


def test_a_department_of_state_is_a_ministry() -> None:
    text = "Departemen Keuangan Eritrea protes. Militer Kenya diam. Kementerian itu menolak."
    assert {one.name for one in cast_of(text).actors} == {"Departemen Keuangan Eritrea", "Militer Kenya"}
