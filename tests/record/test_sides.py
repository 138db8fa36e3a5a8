from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.record import Party
from palagan.record.sides import both_sides, main_side, once, one_each, without_harmed

FULL = Party("TUR.GOV:mevlut cavusoglu", "Mevlut Cavusoglu", "person", "TUR.GOV")
SHORT = Party("TUR.GOV:cavusoglu", "Cavusoglu", "person", "TUR.GOV")
KNOWN = Party("cavusoglu-m", "Mevlut Cavusoglu", "person", "TUR.GOV")
OTHER = Party("TUR.GOV:ahmet cavusoglu", "Ahmet Cavusoglu", "person", "TUR.GOV")
STATE = Party("TUR", "Turki", "state", "TUR")
ARMY = Party("TUR.MIL:tentara turki", "tentara Turki", "group", "TUR.MIL")


def test_the_name_told_in_full_stands_for_the_family_name() -> None:
    assert one_each([SHORT, FULL])(SHORT) == FULL


def test_the_one_that_the_knowledge_base_has_stands_for_all() -> None:
    same = one_each([SHORT, FULL, KNOWN])
    assert once([SHORT, FULL, KNOWN], same) == (KNOWN,)


def test_a_name_that_fits_two_persons_stands_for_itself() -> None:
    assert one_each([SHORT, FULL, OTHER])(SHORT) == SHORT


def test_a_side_is_whom_most_mentions_name_and_the_state_goes_where_somebody_of_it_is_named() -> None:
    sides = [[FULL], [SHORT], [STATE, FULL], [ARMY]]
    same = one_each([FULL, SHORT, STATE, ARMY])
    assert main_side(sides, same) == (FULL,)


def test_nobody_is_the_only_one_on_both_sides_while_others_are_told() -> None:
    host = Party("AZE", "Azerbaijan", "state", "AZE")
    told = [([FULL], [host]), ([FULL, OTHER], [FULL, OTHER]), ([FULL, STATE], [FULL, STATE]), ([FULL, ARMY], [FULL])]
    sources, targets = both_sides(told, one_each([FULL, OTHER, host]))
    assert FULL in sources
    assert targets != (FULL,)
    assert both_sides([([ARMY], [ARMY])], one_each([ARMY])) == ((ARMY,), (ARMY,))


@given(st.lists(st.sampled_from([FULL, SHORT, KNOWN, OTHER, STATE, ARMY]), max_size=8))
def test_who_stands_for_somebody_stands_for_himself(parties: list[Party]) -> None:
    same = one_each(parties)
    assert all(same(same(party)) == same(party) for party in parties)


def test_people_without_a_name_are_called_by_one_of_their_names() -> None:
    people, civilians = (Party(f"AZE.CVL:{name}", name, "group", "AZE.CVL") for name in ("orang", "warga sipil"))
    sides = [[civilians], [people], [civilians], [people, ARMY]]
    assert main_side(sides, one_each([people, civilians, ARMY])) == (civilians,)
    assert main_side([[people], [civilians]], one_each([people, civilians])) == (civilians,)


def test_people_told_side_by_side_are_two() -> None:
    reporters, people = (Party(f"AZE.CVL:{name}", name, "group", "AZE.CVL") for name in ("jurnalis", "warga"))
    sides = [[reporters, people], [people], [reporters]]
    assert main_side(sides, one_each([reporters, people])) == (reporters, people)


def test_people_unarmed_who_are_harmed_are_not_among_those_who_did_it() -> None:
    crowd = Party("TUR.CVL:warga", "warga", "group", "TUR.CVL")
    camp = Party("TUR.REF:pengungsi", "pengungsi", "group", "TUR.REF")
    misread = (((), (crowd,)), ((crowd,), (camp,)))
    assert without_harmed(misread) == (((), (crowd,)), ((), (camp,)))
    clash = (((ARMY,), (crowd,)), ((ARMY, crowd), (ARMY, crowd)))
    assert without_harmed(clash) == clash
    attack = (((ARMY,), (STATE,)), ((STATE,), (ARMY,)))
    assert without_harmed(attack) == attack
