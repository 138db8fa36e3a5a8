"""Which body a bare head stands for, and what is no body, on invented reports."""

from __future__ import annotations

from tests.reading.reports import cast_of


def test_a_bare_head_stands_for_the_known_body_whose_name_begins_with_it() -> None:
    text = "Mahkamah Pidana Internasional protes. Militer Eritrea diam. Mahkamah itu menolak."
    (court,) = [one for one in cast_of(text).actors if one.code == "IGO"]
    assert [text[span.start : span.end] for span in court.mentions][-1].startswith("Mahkamah")
    assert {one.name for one in cast_of(text).actors} == {"Mahkamah Pidana Internasional", "Militer Eritrea"}


def test_a_hashtag_describes_like_the_word_itself() -> None:
    text = "Kenya diam. Hubungan #militer bilateral menguat."
    assert [one.name for one in cast_of(text).actors] == ["Kenya"]
