"""Where a page names a country."""

from __future__ import annotations

from hypothesis import given

from palagan.reading.actors import drafted
from palagan.reading.namings import Naming, namings_of
from tests.reading.reports import ANY_TEXT, article_of, sentences_of


def namings(text: str) -> list[Naming]:
    made = drafted(article_of(text), sentences_of(text))
    return namings_of(made.found, made.read, made.drafts, made.links)


def test_states_places_and_bodies_name_a_country() -> None:
    told = [(one.country, one.sort) for one in namings("Kenya diam. Di Nairobi, tentara Uganda menunggu.")]
    assert told == [("KEN", "state"), ("KEN", "capital"), ("UGA", "body")]


def test_somebody_named_again_names_his_country() -> None:
    text = "Menteri Luar Negeri Kenya Peter Otieno datang. Otieno menolak."
    assert [(one.sentence, one.country) for one in namings(text)] == [(0, "KEN"), (1, "KEN")]


def test_what_leads_to_a_country_is_told() -> None:
    leads = [one.lead for one in namings("Kenya menyerang Uganda di Somalia setelah serangan Eritrea.")]
    assert leads == ["^", "V", "di", "N"]


def test_what_is_of_no_country_names_none() -> None:
    assert namings("PBB dan NATO diam.") == []


@given(ANY_TEXT)
def test_namings_stand_in_order_within_their_sentences(text: str) -> None:
    made = drafted(article_of(text), sentences_of(text))
    found = namings_of(made.found, made.read, made.drafts, made.links)
    assert [one[:2] for one in found] == sorted(one[:2] for one in found)
    assert all(0 <= one.first < one.last <= len(made.read[one.sentence].words) for one in found)
