"""What lies between an actor and the countries of its sentence."""

from __future__ import annotations

from hypothesis import given

from palagan.reading.actors import drafted
from palagan.reading.namings import namings_of
from palagan.reading.nearness import near
from tests.reading.reports import ANY_TEXT, article_of, sentences_of


def beside(text: str, head: str) -> dict[str, tuple[str, ...]]:
    made = drafted(article_of(text), sentences_of(text))
    one = next(one for one in made.found if one.head == head)
    inside = [n for n in namings_of(made.found, made.read, made.drafts, made.links) if n.sentence == one.sentence]
    return near(one.sector, one, made.read[one.sentence].words, inside)


def test_of_two_countries_before_an_actor_the_nearer_has_none_between() -> None:
    found = beside("Kenya menuduh Uganda menyandera warga.", "warga")
    assert {"l-order=1", "l-verb=menuduh", "l-opens=True"} <= set(found["KEN"])
    assert {"l-order=0", "l-opens=False"} <= set(found["UGA"])
    assert "l-verb=menuduh" not in found["UGA"]


def test_commas_and_quotes_on_the_way_count() -> None:
    found = beside('Kenya menunggu, "kata" orang, dan warga diam.', "warga")
    assert {"l-commas=2|verbs=1", "l-quote"} <= set(found["KEN"])


def test_a_country_behind_an_actor_is_told_apart() -> None:
    found = beside("Para perunding bertolak ke Uganda.", "perunding")
    assert {"here=FalseTrue|others=False", "r-lead=ke"} <= set(found["UGA"])


@given(ANY_TEXT)
def test_every_country_beside_an_actor_is_told_once(text: str) -> None:
    made = drafted(article_of(text), sentences_of(text))
    namings = namings_of(made.found, made.read, made.drafts, made.links)
    for one in made.found:
        inside = [n for n in namings if n.sentence == one.sentence]
        apart = {n.country for n in inside if n.last <= one.first or n.first >= one.last}
        assert set(near(one.sector, one, made.read[one.sentence].words, inside)) == apart
