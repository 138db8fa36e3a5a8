"""States in place of officials who only stand for them, on invented sentences."""

from __future__ import annotations

import pytest

from palagan.reading.attribution import attributions
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.statements import find_statements
from palagan.reading.states import with_states
from palagan.reading.within import by_sentence
from tests.reading.reports import article_of, cast_of, sentences_of
from tests.reading.scenes import names

TEXT = (
    "Menteri Pertahanan Kenya Amina Wanjiru berbicara kepada wartawan. Ethiopia mengeluhkan Kenya. "
    "Serangan terhadap Ethiopia dimulai pada Senin."
)


def scanned_of(text: str, form: str) -> Scanned:
    """The anchor of this form, scanned."""
    every = scan_events(article_of(text), sentences_of(text), cast_of(text), {})
    return next(one for one in every if one.anchor.form == form)


def parties(type_: str, *, mutual: bool = False) -> tuple[list[str], list[str]]:
    """Names of the parties of the attack, of which the minister was taken for the doer."""
    scanned = scanned_of(TEXT, "serangan")
    cast = scanned.scene.cast
    doer = next(actor.id for actor in cast.actors if actor.kind == "person")
    other = next(actor.id for actor in cast.actors if actor.name == "Ethiopia")
    told = Parties((doer, other), (doer, other)) if mutual else Parties((doer,), (other,))
    found = with_states(scanned, type_, told)
    return names(cast, found.sources), names(cast, found.targets)


def test_a_state_wages_war_not_its_minister() -> None:
    assert parties("ASSAULT") == (["Kenya"], ["Ethiopia"])
    assert parties("ASSAULT", mutual=True) == (["Kenya", "Ethiopia"], ["Kenya", "Ethiopia"])


def test_who_speaks_speaks_for_himself() -> None:
    assert parties("ACCUSE") == (["Amina Wanjiru"], ["Ethiopia"])


@pytest.mark.parametrize(
    ("text", "form", "other", "expected"),
    [
        (
            "Kenya diam. Presiden Kenya Peter Otieno mengatakan pihaknya telah berunding dengan Somalia.",
            "berunding",
            "Somalia",
            ["Kenya", "Somalia"],
        ),
        (
            'Kenya diam. "Kami berunding dengan pemerintah Somalia," kata Presiden Kenya Peter Otieno.',
            "berunding",
            "pemerintah Somalia",
            ["Kenya", "pemerintah Somalia"],
        ),
        (
            "Al-Shabaab diam. Kenya diam. Jenderal Kenya Peter Otieno bicara. Semua negosiasi itu gagal.",
            "negosiasi",
            "Al-Shabaab",
            ["Al-Shabaab", "Kenya"],
        ),
        (
            'Kenya diam. "Saya berunding dengan Somalia," kata Presiden Kenya Peter Otieno.',
            "berunding",
            "Somalia",
            ["Peter Otieno", "Somalia"],
        ),
    ],
)
def test_we_of_a_president_in_talks_is_his_state(text: str, form: str, other: str, expected: list[str]) -> None:
    article, sentences, cast = article_of(text), sentences_of(text), cast_of(text)
    told = attributions(article, sentences, cast, find_statements(article, sentences, cast))
    every = scan_events(article, sentences, cast, by_sentence(sentences, told))
    scanned = next(one for one in every if one.anchor.form == form)
    ids = {actor.name: actor.id for actor in scanned.scene.cast.actors}
    both = (ids["Peter Otieno"], ids[other])
    found = with_states(scanned, "CONSULT", Parties(both, both))
    assert sorted(names(cast, found.sources)) == sorted(expected)


@pytest.mark.parametrize("type_", ["CONCEDE", "RETREAT"])
def test_a_truce_of_governments_binds_their_states(type_: str) -> None:
    scanned = scanned_of("Kenya diam. Pemerintah Kenya menjaga gencatan senjata dengan Somalia.", "gencatan senjata")
    cast = scanned.scene.cast
    both = tuple(actor.id for actor in cast.actors if actor.code in ("KEN.GOV", "SOM"))
    found = with_states(scanned, type_, Parties(both, both))
    assert sorted(names(cast, found.sources)) == ["Kenya", "Somalia"]


def test_a_minister_whose_state_the_page_does_not_name_stays() -> None:
    text = "Menteri Pertahanan Amina Wanjiru berbicara. Serangan itu dimulai pada Senin."
    scanned = scanned_of(text, "serangan")
    doers = tuple(actor.id for actor in scanned.scene.cast.actors if actor.kind == "person")
    assert doers
    assert with_states(scanned, "ASSAULT", Parties(doers)) == Parties(doers)


def test_talks_between_states_are_not_the_ministers_who_is_not_named() -> None:
    assert parties("CONSULT", mutual=True) == (["Kenya", "Ethiopia"], ["Kenya", "Ethiopia"])


ARMED = (
    "Al-Shabaab menguasai desa itu. Al-Shabaab mundur. Serangan terhadap Ethiopia datang dari Somalia. "
    "Al-Shabaab mengancam Ethiopia. Somalia diam. Warga sipil Somalia mengungsi. Ethiopia mengeluh."
)


def fought(doers: tuple[str, ...], targets: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Names of the parties of the attack, taken for these before."""
    scanned = scanned_of(ARMED, "serangan")
    cast = scanned.scene.cast
    number = {actor.name: actor.id for actor in cast.actors}
    told = Parties(tuple(number[name] for name in doers), tuple(number[name] for name in targets))
    found = with_states(scanned, "ASSAULT", told)
    return names(cast, found.sources), names(cast, found.targets)


def test_an_armed_organisation_fights_where_the_page_is_about_it() -> None:
    assert fought(("Somalia",), ("Ethiopia",)) == (["Al-Shabaab"], ["Ethiopia"])
    assert fought(("Ethiopia",), ("Somalia",)) == (["Ethiopia"], ["Somalia"])
    both = ["Al-Shabaab", "Ethiopia"]
    assert fought(("Somalia", "Ethiopia"), ("Somalia", "Ethiopia")) == (both, both)


def test_civilians_do_not_fight_another_land() -> None:
    both = ("Warga sipil Somalia", "Ethiopia")
    assert fought(both, both)[0] == ["Al-Shabaab", "Ethiopia"]


def test_who_visits_a_state_is_he_himself() -> None:
    assert parties("CONSULT") == (["Amina Wanjiru"], ["Ethiopia"])
    assert parties("AGREE") == (["Kenya"], ["Ethiopia"])
