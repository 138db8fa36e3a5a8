from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.happenings import gather
from palagan.record.matching import SAME, Matching
from palagan.record.parties import register
from palagan.record.sheet import lay_out
from palagan.record.telling import Telling, tellings
from tests.record.builders import ALIYEV, ARMENIA, AZERBAIJAN, CAVUSOGLU, CIVILIANS, TURKEY, PageOf, strike

LINE = "Pasukan menghantam permukiman padat di kota itu menjelang subuh dengan rudal jarak jauh."


def told(page: PageOf) -> Telling:
    reading = page.reading()
    (telling,) = tellings(lay_out(reading), register([reading]))
    return telling


def hit(name: str, published: str | None = "2020-10-12", line: str = LINE, **fields: Any) -> Telling:
    page = PageOf(name, name, published, line)
    sources, targets = fields.pop("sources", [ARMENIA]), fields.pop("targets", [AZERBAIJAN])
    return told(page.event("menghantam", fields.pop("type_", "ASSAULT"), sources, targets, **fields))


def likeness(one: Telling, other: Telling) -> float | None:
    matching = Matching()
    return matching.likeness(matching.ready(one), matching.ready(other))


def same(one: Telling, other: Telling) -> bool:
    value = likeness(one, other)
    return value is not None and value >= SAME


def test_an_undated_page_tells_the_dated_strike_of_the_days_before() -> None:
    assert same(hit("a", date="2020-10-11", place="Ganja"), hit("b", place="Ganja"))
    assert likeness(hit("a", "2020-10-09"), hit("b", date="2020-10-11")) is None  # it came out before


def test_much_later_an_undated_retelling_is_as_good_if_the_words_are() -> None:
    assert same(hit("a", date="2020-10-11"), hit("b", "2020-12-01"))
    other = hit("b", "2020-12-01", "Tembakan menghantam pos jaga.", sources=[])
    assert not same(hit("a", date="2020-10-11"), other)


def test_one_sentence_read_with_other_parties_is_one_event() -> None:
    assert same(hit("a", date="2020-10-11"), hit("b", date="2020-10-11", sources=[TURKEY]))
    rest = hit("b", line="Rudal menghantam sekolah.", date="2020-10-11", sources=[TURKEY])
    assert likeness(hit("a", date="2020-10-11"), rest) is None


def test_the_same_words_on_two_days_or_of_two_towns_are_two_events() -> None:
    here = hit("a", date="2020-10-11", place="Ganja")
    assert likeness(here, hit("b", date="2020-10-13", place="Ganja")) is None
    assert likeness(here, hit("b", date="2020-10-11", place="Stepanakert")) is None


def test_sites_of_one_town_under_names_that_share_a_word_can_be_one() -> None:
    bridge, same_bridge = (hit(n, date="2020-10-11", place=p) for n, p in (("a", "Jembatan A"), ("b", "Jembatan Lama")))
    assert same(bridge, same_bridge)
    a, b = (hit(n, date="2020-10-11", place=p) for n, p in (("a", "sekolah Ganja"), ("b", "pasar Ganja")))
    assert likeness(a, b) is None


def test_history_with_a_date_is_the_same_as_the_news_of_it() -> None:
    news = hit("a", date="2020-10-11", place="Ganja")
    later = hit("b", "2021-03-01", date="2020-10-11", place="Ganja", background=True)
    assert same(news, later)
    assert not same(hit("a"), hit("b", background=True))


def test_whom_somebody_abducts_he_does_not_bomb() -> None:
    assert likeness(hit("a", mode="abduct", date="2020-10-11"), hit("b", date="2020-10-11")) is None


def test_what_is_dated_after_the_page_is_planned() -> None:
    telling = hit("a", "2020-10-10", date="2020-10-11")
    assert telling.status == "planned"
    assert telling.mentions[0].status == "happened"


def test_a_party_named_in_passing_does_not_part_two_tellings() -> None:
    page = PageOf("a", "A", "2020-10-12", *(LINE.replace("permukiman", f"permukiman {n}") for n in range(3)))
    for n in range(3):
        others = [AZERBAIJAN] if n else [CIVILIANS]
        page.event(f"menghantam permukiman {n}", "ASSAULT", [ARMENIA], others, date="2020-10-11", happening="h1")
    assert same(told(page), hit("b", date="2020-10-11"))


@pytest.mark.parametrize("place", [None, "Ganja"])
def test_two_tellings_of_one_page_are_never_one(place: str | None) -> None:
    page = PageOf("a", "A", "2020-10-12", LINE, LINE.replace("menghantam", "menghancurkan"))
    page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], place=place)
    page.event("menghancurkan", "ASSAULT", [ARMENIA], [AZERBAIJAN], place=place)
    reading = page.reading()
    one, other = tellings(lay_out(reading), register([reading]))
    assert likeness(one, other) is None


def test_a_meeting_is_one_whoever_is_told_as_the_guest() -> None:
    guest = hit("a", type_="CONSULT", sources=[CAVUSOGLU], targets=[ALIYEV], date="2020-10-06")
    host = hit("b", type_="CONSULT", sources=[ALIYEV], targets=[CAVUSOGLU], date="2020-10-06")
    assert same(guest, host)


@given(st.permutations(range(5)), st.lists(st.sampled_from(["2020-10-11", "2020-10-12"]), min_size=5, max_size=5))
def test_groups_do_not_depend_on_the_order_of_tellings(order: list[int], days: list[str]) -> None:
    pages = [strike(str(n), str(n), f"{day}T0{n}:00+07:00", 7 + n, date=day) for n, day in enumerate(days)]
    some = [told(page) for page in pages]
    assert gather([some[n] for n in order]) == gather(some)


@given(st.lists(st.sampled_from(["2020-10-11", "2020-10-12", None]), min_size=1, max_size=6))
def test_every_telling_stands_in_one_group(days: list[str | None]) -> None:
    some = [hit(str(n), f"2020-10-1{n + 2}", date=day) for n, day in enumerate(days)]
    assert sorted(t.id for group in gather(some) for t in group) == sorted(t.id for t in some)


def elsewhere(name: str, line: str, other: str, **fields: Any) -> Telling:
    """A strike whose day or place stands in another sentence of its page."""
    page = PageOf(name, name, "2020-10-12", line, other)
    spans = {key: page.find(words) for key, words in fields.pop("spans").items()}
    return told(page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], **fields, **spans))


def test_a_day_of_another_sentence_does_not_part_tellings_of_one_town() -> None:
    here = hit("a", date="2020-10-11", place="Ganja")
    spans = {"date_span": "Senin (12/10/2020)"}
    short = "Rudal menghantam sebuah pasar."
    beside = elsewhere(
        "b", short, "Hal itu dikatakan Senin (12/10/2020).", date="2020-10-12", place="Ganja", spans=spans
    )
    assert likeness(here, beside) is not None
    assert likeness(here, hit("b", line=short, date="2020-10-12", place="Ganja")) is None
    far = elsewhere("b", short, "Hal itu dikatakan Senin (12/10/2020).", date="2020-10-12", place="Barda", spans=spans)
    assert likeness(here, far) is None


def test_a_place_of_another_sentence_does_not_part_tellings_of_one_day() -> None:
    here = hit("a", date="2020-10-11", place="Ganja")
    other = "Menteri itu sedang di Barda."
    beside = elsewhere("b", LINE, other, date="2020-10-11", place="Barda", spans={"place_span": "Barda"})
    assert same(here, beside)
    assert likeness(here, hit("b", date="2020-10-11", place="Barda")) is None


def test_words_of_one_root_are_alike() -> None:
    one = hit("a", line="Pasukan menghantam kota dan menembaki permukiman dengan rudal jarak jauh.", sources=[])
    other = hit("b", line="Rudal menghantam ketika penembakan di pemukiman kota itu dimulai.", sources=[])
    assert {"tembak"} <= one.words & other.words


def test_strikes_of_a_day_on_a_town_and_on_a_part_of_it_are_one_whomever_they_are_told_to_befall() -> None:
    town = hit("a", date="2020-10-11", place="Beirut", line="Rudal menghantam Beirut.", targets=[AZERBAIJAN])
    part = hit("b", date="2020-10-11", place="Dahieh", line="Empat warga tewas.\nBom menghantam.", targets=[CIVILIANS])
    assert same(town, part)
    assert not same(town, hit("b", date="2020-10-11", place="Lebanon", line="Bom menghantam.", targets=[CIVILIANS]))
