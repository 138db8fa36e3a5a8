from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.reading import Actor, Reading
from palagan.model.record import Party
from palagan.record.folding import fold
from palagan.record.parties import nearness, register, shown_name, side_nearness
from tests.record.builders import PageOf


def page_with(name: str, *actors: Actor) -> Reading:
    return replace(PageOf(name, "A", "2020-10-06", "Teks.").reading(), actors=actors)


def party(name: str, kind: str, code: str) -> Party:
    return Party(f"{code}:{fold(name)}", name, kind, code)


def found(reading: Reading) -> Party:
    (party,) = register([reading]).of.values()
    return party


def test_a_short_name_on_one_page_can_be_the_full_name_on_another() -> None:
    one = found(page_with("a", Actor("a1", "Mevlut Cavusoglu", "person", "TUR.GOV", ())))
    other = found(page_with("b", Actor("a7", "Cavusoglu", "person", "TUR.GOV", ())))
    assert nearness(one, other) == nearness(other, one) == 2


def test_two_spellings_of_a_first_name_can_be_one_person() -> None:
    one = found(page_with("a", Actor("a1", "Ceyhun Bayramov", "person", "AZE.GOV", ())))
    other = found(page_with("b", Actor("a1", "Jeyhun Bayramov", "person", "AZE.GOV", ())))
    assert nearness(one, other) == 2


def test_two_persons_that_the_knowledge_base_tells_apart_are_two() -> None:
    one = found(page_with("a", Actor("a1", "Aliyev", "person", "AZE.GOV", (), known="ilham-aliyev")))
    other = found(page_with("b", Actor("a1", "Aliyev", "person", "AZE.GOV", (), known="heydar-aliyev")))
    assert nearness(one, other) == 0


def test_no_other_page_changes_the_parties_of_a_page() -> None:
    one = page_with("a", Actor("a1", "Cavusoglu", "person", "TUR.GOV", ()))
    other = page_with("b", Actor("a1", "Mevlut Cavusoglu", "person", "TUR.GOV", ()))
    assert register([one]).of.items() <= register([one, other]).of.items()


def test_father_and_son_stay_two() -> None:
    one = page_with("a", Actor("a1", "Ilham Aliyev", "person", "AZE.GOV", ()))
    other = page_with("b", Actor("a1", "Heydar Aliyev", "person", "AZE.GOV", ()))
    assert len({party.key for party in register([one, other]).of.values()}) == 2
    assert nearness(found(one), found(other)) == 0


def test_a_family_name_that_fits_two_is_given_to_neither() -> None:
    page = page_with(
        "a",
        Actor("a1", "Ilham Aliyev", "person", "AZE.GOV", ()),
        Actor("a2", "Heydar Aliyev", "person", "AZE.GOV", ()),
        Actor("a3", "Aliyev", "person", "AZE.GOV", ()),
    )
    assert len({found.key for found in register([page]).of.values()}) == 3


def test_the_knowledge_base_id_is_the_key() -> None:
    known = Actor("a1", "Recep Tayyip Erdogan", "person", "TUR.GOV", (), known="erdogan")
    short = Actor("a2", "Erdogan", "person", "TUR.GOV", ())
    assert {party.key for party in register([page_with("a", known, short)]).of.values()} == {"erdogan"}
    assert nearness(found(page_with("a", known)), found(page_with("b", short))) == 2


def test_states_go_by_code() -> None:
    one = page_with("a", Actor("a1", "Amerika Serikat", "state", "USA", ()))
    other = page_with("b", Actor("a1", "AS", "state", "USA", ()))
    assert {found.key for found in register([one, other]).of.values()} == {"USA"}


def test_nearness_steps_down_from_the_same_to_none() -> None:
    minister, state = party("Mevlut Cavusoglu", "person", "TUR.GOV"), party("Turki", "state", "TUR")
    army, troops = party("militer Turki", "organization", "TUR.MIL"), party("pasukan Turki", "group", "TUR.MIL")
    assert nearness(minister, minister) == 3
    assert nearness(army, troops) == 2
    assert nearness(minister, state) == 1
    assert nearness(minister, party("Recep Erdogan", "person", "TUR.GOV")) == 0
    assert nearness(party("warga", "group", "TUR.CVL"), state) == 0
    assert nearness(party("x", "group", "UNK"), party("y", "group", "UNK")) == 0


def test_a_side_without_a_match_rules_out() -> None:
    turkey, armenia = party("Turki", "state", "TUR"), party("Armenia", "state", "ARM")
    assert side_nearness([turkey], [armenia]) is None
    assert side_nearness([], [armenia]) == 0
    assert side_nearness([turkey], [turkey, armenia]) == 3


@given(st.lists(st.sampled_from(["Ilham Aliyev", "Aliyev", "Heydar Aliyev", "I Aliyev"]), min_size=1), st.randoms())
def test_the_order_of_pages_changes_no_party(names: list[str], rng: object) -> None:
    pages = [page_with(str(n), Actor("a1", name, "person", "AZE.GOV", ())) for n, name in enumerate(names)]
    assert register(pages).of == register(pages[::-1]).of


def test_people_named_by_a_common_word_are_shown_with_their_country() -> None:
    assert shown_name(party("tentaranya", "group", "ARM.MIL")) == "tentara (Armenia)"
    assert shown_name(party("kementerian", "org", "AZE.GOV")) == "kementerian (Azerbaijan)"
    assert shown_name(party("tentara Armenia", "group", "ARM.MIL")) == "tentara Armenia"
    assert shown_name(party("orang", "group", "UNK.CVL")) == "orang"
    assert shown_name(party("relawan", "group", "NGO")) == "relawan"
