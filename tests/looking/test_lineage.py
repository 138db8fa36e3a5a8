"""The pages of a story as a lineage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from palagan.looking.lineage import Descent, Lineage, lineage, lineage_of
from palagan.looking.things import story_of
from palagan.store.look_up import ask
from palagan.views.cards import PageCard
from palagan.views.drawn import PageOrigin


def card(id_: str, published: str | None) -> PageCard:
    return PageCard(id_, f"Media {id_}", f"Judul {id_}", published, None, None, id_, "id")


def drawn(origin: str, how: str, percent: int | None = None) -> PageOrigin:
    return PageOrigin(origin, origin.upper(), "unknown" if how == "unknown" else "agency", how, "", percent)


def lanes(made: Lineage) -> dict[str, str]:
    return {page.id: page.origin for page in made.pages}


def test_a_copy_lies_under_the_origin_of_the_page_it_is_taken_from() -> None:
    cards = {id_: card(id_, f"2026-05-12T0{hour}:00+07:00") for hour, id_ in enumerate("abc")}
    behind = {
        "a": (drawn("antara", "credit"),),
        "b": (drawn("reuters", "credit"), drawn("antara", "shared-text", 90)),
        "c": (drawn("reuters", "credit"),),
    }
    made = lineage(cards, behind, [("b", Descent("a", 0.9, True))])
    assert lanes(made) == {"a": "antara", "b": "antara", "c": "reuters"}
    assert [(one.number, one.id, one.pages) for one in made.origins] == [(1, "antara", 2), (2, "reuters", 1)]
    assert made.pages[1].others == ("reuters",)
    assert made.pages[0].copies == 1


def test_pages_stand_in_the_order_of_the_instant_not_of_the_clock_on_the_wall() -> None:
    cards = {"wit": card("wit", "2026-05-12T10:00+09:00"), "wib": card("wib", "2026-05-12T08:30+07:00")}
    made = lineage(cards, {}, [])
    assert [page.id for page in made.pages] == ["wit", "wib"]


def test_a_page_of_which_only_the_day_is_known_still_finds_its_parents_lane() -> None:
    cards = {"later": card("later", "2026-05-12"), "first": card("first", "2026-05-12T08:00+07:00")}
    behind = {
        "first": (drawn("antara", "credit"),),
        "later": (drawn("afp", "credit"), drawn("antara", "shared-text", 80)),
    }
    assert lanes(lineage(cards, behind, [("later", Descent("first", 0.8, True))]))["later"] == "antara"


def test_known_origins_come_before_those_only_supposed() -> None:
    cards = {"a": card("a", "2026-05-12T01:00+07:00"), "b": card("b", "2026-05-12T02:00+07:00")}
    made = lineage(cards, {"a": (drawn("koran", "unknown"),), "b": (drawn("afp", "credit"),)}, [])
    assert [one.id for one in made.origins] == ["afp", "koran"]


ids = st.sampled_from("abcdefgh")
moments = st.none() | st.integers(0, 23).map(lambda hour: f"2026-05-12T{hour:02d}:00+07:00") | st.just("2026-05-12")
ways = st.sampled_from(["credit", "shared-text", "reprint", "unknown", "own-report"])


@given(
    st.dictionaries(ids, moments, min_size=1),
    st.dictionaries(ids, st.lists(st.builds(drawn, st.sampled_from(["afp", "antara", "tass"]), ways), max_size=3)),
    st.lists(st.tuples(ids, st.builds(Descent, ids, st.floats(0.1, 1), st.booleans())), max_size=12),
)
def test_each_page_lies_in_one_lane_and_the_lanes_hold_all(
    published: dict[str, str | None], behind: dict[str, list[PageOrigin]], descents: list[tuple[str, Descent]]
) -> None:
    made = lineage({id_: card(id_, at) for id_, at in published.items()}, behind, descents)
    assert sorted(page.id for page in made.pages) == sorted(published)
    assert sum(one.pages for one in made.origins) == len(published)
    assert {page.origin for page in made.pages} <= {one.id for one in made.origins}
    assert [one.number for one in made.origins] == list(range(1, len(made.origins) + 1))


def test_the_sample_has_a_story_that_is_copied(looked: Connection) -> None:
    story = ask(
        looked,
        "SELECT id FROM stories WHERE title IN :given ORDER BY pages DESC",
        ["Bertemu Aliyev di Baku, Menlu Turki Sebut Gencatan Senjata Saja Tak Cukup"],
    )[0][0]
    made = lineage_of(looked, story_of(looked, story).pages)
    taken = [(page.outlet, page.parent.share) for page in made.pages if page.parent]
    assert ("Layartimur.com", 0.9829) in taken
    assert len({page.origin for page in made.pages}) == 1
