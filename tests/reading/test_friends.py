"""Countries that back one another on a page do not fight each other there."""

from __future__ import annotations

from palagan.reading.friends import friends_of, not_fighting, unfriendly
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned
from palagan.reading.sides import ARMED
from tests.reading.scenes import events_of
from tests.reading.test_barred import actor
from tests.reading.test_pairing import scanned

PAGE = "Kenya mendukung Mesir. Kenya dan Mesir sepakat berunding selama pertempuran berlangsung. Sudan menyerang Mesir."
TWO = frozenset({("EGY", "KEN")})


def fight(text: str = PAGE) -> Scanned:
    return next(one for one in scanned(text) if one.anchor.form == "pertempuran")


def friends(text: str, backing: str = "SUPPORT", chance: float = 0.8) -> frozenset[tuple[str, str]]:
    page = scanned(text)
    pair = (actor(page[0], "Kenya"), actor(page[0], "Mesir"))
    types = [one.anchor.entry.type if one.anchor.entry.type in ARMED else backing for one in page]
    return friends_of(page, types, [{pair: chance, ("", ""): 1 - chance} for _ in page])


def test_who_backs_whom_are_friends() -> None:
    text = "Kenya mendukung Mesir. Sudan menyerang Mesir."
    assert friends(text) == TWO
    assert friends(text, chance=0.3) == frozenset()
    assert friends(text, backing="CONSULT") == frozenset()


def test_who_is_told_to_strike_whom_he_backs_is_no_friend() -> None:
    assert friends("Kenya mendukung Mesir. Pasukan Kenya menyerang Mesir.") == frozenset()


def test_a_body_of_many_states_is_no_country() -> None:
    page = scanned("Kenya mendukung ASEAN.")
    pair = (actor(page[0], "Kenya"), actor(page[0], "ASEAN"))
    assert friends_of(page, ["SUPPORT"], [{pair: 1.0}]) == frozenset()


def test_friends_do_not_fight_and_nobody_does_in_their_place() -> None:
    one = fight("Kenya dan Mesir diam. Sudan diam. Pertempuran itu berlangsung lama.")
    kenya, egypt, sudan = (actor(one, name) for name in ("Kenya", "Mesir", "Sudan"))
    pairs = {(kenya, egypt): 0.5, (sudan, egypt): 0.3, ("", ""): 0.2}
    assert unfriendly(one, "ASSAULT", pairs, TWO) == {("", ""): 0.7, (sudan, egypt): 0.3}
    assert unfriendly(one, "SUPPORT", pairs, TWO) == pairs
    assert unfriendly(one, "ASSAULT", pairs, frozenset()) == pairs


def test_an_attack_that_names_one_friend_is_not_on_the_other() -> None:
    one = next(one for one in scanned("Kenya diam. Serangan Mesir itu gagal.") if one.anchor.form == "serangan")
    kenya, egypt = actor(one, "Kenya"), actor(one, "Mesir")
    pairs = {(egypt, kenya): 0.6, (egypt, ""): 0.4}
    assert unfriendly(one, "ASSAULT", pairs, TWO)[egypt, ""] == 0.4
    assert (egypt, kenya) not in unfriendly(one, "ASSAULT", pairs, TWO)


def test_friends_of_whom_a_sentence_tells_something_else_do_not_fight() -> None:
    one = fight()
    both = (actor(one, "Kenya"), actor(one, "Mesir"))
    assert not_fighting(one, "ASSAULT", Parties(both, both), TWO) == Parties()
    assert not_fighting(one, "ASSAULT", Parties(both, both), frozenset()) == Parties(both, both)


def test_a_fight_told_between_two_is_theirs() -> None:
    one = fight("Kenya dan Mesir diam. Pertempuran antara Kenya dan Mesir pecah.")
    both = (actor(one, "Kenya"), actor(one, "Mesir"))
    assert not_fighting(one, "ASSAULT", Parties(both, both), TWO) == Parties(both, both)


def test_a_page_on_friends_tells_no_fight_between_them() -> None:
    text = (
        "Menteri Luar Negeri Turki Hakan Fidan menemui Presiden Aljazair di Aljir pada Senin. "
        "Turki mendukung penuh Aljazair. Kedua menteri sepakat untuk terus berhubungan selama pertempuran berlangsung."
    )
    fights = [event for event in events_of(text) if event.type == "ASSAULT"]
    assert fights
    assert not any(event.sources or event.targets for event in fights)
