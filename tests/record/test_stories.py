from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.record import Story
from palagan.record.build import build_record
from tests.record.builders import ARMENIA, AZERBAIJAN, PageOf

GANJA = "Rudal menghantam blok apartemen di Ganja, Azerbaijan, dan regu penyelamat mencari korban di reruntuhan."
GANJA_AGAIN = "Regu penyelamat di Ganja mengangkat reruntuhan blok apartemen yang dihantam rudal, kata Azerbaijan."
PRICES = "Harga cabai di Pasar Induk Kramat Jati turun setelah panen raya di Garut, kata pedagang sayur."


def stories_of(*pages: PageOf) -> tuple[Story, ...]:
    return build_record([page.reading() for page in pages]).stories


def test_pages_on_one_strike_are_one_story_and_prices_another() -> None:
    one = PageOf("a", "A", "2020-10-11", GANJA, title="Rudal Hantam Ganja")
    other = PageOf("b", "B", "2020-10-12", GANJA_AGAIN)
    prices = PageOf("c", "C", "2020-10-11", PRICES)
    stories = stories_of(one, other, prices)
    assert {frozenset(story.pages) for story in stories} == {frozenset({one.id, other.id}), frozenset({prices.id})}
    strike = next(story for story in stories if len(story.pages) == 2)
    assert (strike.first, strike.last) == ("2020-10-11", "2020-10-12")


def test_weeks_apart_is_another_story() -> None:
    assert len(stories_of(PageOf("a", "A", "2020-10-11", GANJA), PageOf("b", "B", "2020-11-11", GANJA_AGAIN))) == 2


def test_a_story_names_its_parties_and_places() -> None:
    page = PageOf("a", "A", "2020-10-11", GANJA)
    page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], place="Gence")
    (story,) = stories_of(page)
    assert [party.name for party in story.parties] == ["Armenia", "Azerbaijan"]
    assert story.places == ("Ganja",)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([GANJA, GANJA_AGAIN, PRICES]), st.integers(1, 28)), max_size=8), st.data())
def test_every_page_is_in_one_story_whatever_the_order(told: list[tuple[str, int]], data: st.DataObject) -> None:
    pages = [PageOf(str(n), "A", f"2020-10-{day:02}", text) for n, (text, day) in enumerate(told)]
    shuffled = list(pages)
    data.draw(st.randoms(use_true_random=False)).shuffle(shuffled)
    stories = stories_of(*pages)
    assert sorted(page for story in stories for page in story.pages) == sorted(page.id for page in pages)
    assert stories == stories_of(*shuffled)


def test_a_hundred_pages_a_day_on_one_war_do_not_make_one_story() -> None:
    rng = random.Random(3)
    towns = ["Terter", "Aghdam", "Hadrut", "Jabrayil", "Lachin", "Shusha", "Kalbajar", "Martuni"]
    acts = ["menembaki pasar", "merebut bukit", "menjatuhkan drone", "memutus jalan", "mengevakuasi sekolah"]
    pages = [
        PageOf(str(n), "A", f"2020-10-{10 + n % 10}", f"Pasukan {rng.choice(acts)} di {rng.choice(towns)}, {n} warga.")
        for n in range(100)
    ]
    assert max(len(story.pages) for story in stories_of(*pages)) < 50
