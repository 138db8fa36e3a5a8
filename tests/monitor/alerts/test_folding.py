"""Alerts are known again by their mentions: ids that change, things that merge or split, breaches of one truce."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.monitor.alerts.folding import BETWEEN, Facet, Open, folded
from palagan.monitor.alerts.grown import Grown, grown_json, grown_of
from palagan.store.alerts import AlertRow


def alert(id_: str, *marks: str, **grown: object) -> Open:
    row = AlertRow(id_, "ar-1", "happening", "hp-0", "{}", "2026-05-12T00:00:00Z", "2026-05-12T00:00:00Z", 1, "{}")
    return Open(row, Grown(**grown), frozenset(marks))  # type: ignore[arg-type]


def thing(id_: str, *marks: str, **more: object) -> Facet:
    return Facet(id_, frozenset(marks), **more)  # type: ignore[arg-type]


def test_a_new_id_of_the_same_mentions_is_the_same_matter() -> None:
    (bundle,) = folded([thing("hp-9", "p/e1", "q/e1")], [alert("al-1", "p/e1")])
    assert (bundle.alert is not None, bundle.things) == (True, ["hp-9"])


def test_of_two_alerts_told_together_the_first_goes_on() -> None:
    first, second = folded([thing("hp-9", "p/e1", "q/e1")], [alert("al-1", "p/e1"), alert("al-2", "q/e1")])
    assert first.things == ["hp-9"]
    assert not second.things
    assert second.into is not None
    assert second.into.row.id == "al-1"


def test_of_a_split_the_greater_part_goes_on_and_the_other_is_no_news() -> None:
    parts = [thing("hp-1", "p/e1"), thing("hp-2", "q/e1", "r/e1")]
    went_on, other = folded(parts, [alert("al-1", "p/e1", "q/e1", "r/e1")])
    assert went_on.things == ["hp-2"]
    assert (other.alert, other.things, other.known) == (None, ["hp-1"], True)


def test_what_nothing_holds_is_left_empty() -> None:
    (bundle,) = folded([], [alert("al-1", "p/e1")])
    assert bundle.alert is not None
    assert not bundle.things


def test_breaches_of_one_truce_are_one_matter() -> None:
    truce = frozenset({"truce p/e9"})
    several = [
        thing("hp-1", "p/e1", truces=truce, first=0.0, last=0.0),
        thing("hp-2", "q/e1", truces=truce, first=9 * BETWEEN, last=9 * BETWEEN),
        thing("hp-3", "r/e1", truces=frozenset({"truce z/e1"}), first=0.0, sides=frozenset({"ARM"})),
    ]
    assert [bundle.things for bundle in folded(several, [], episodes=True)] == [["hp-1", "hp-2"], ["hp-3"]]


def test_breaches_of_the_same_sides_within_two_days_are_one_matter() -> None:
    sides = frozenset({"IDN.MIL", "IDN.REB"})
    told = [
        thing(f"hp-{n}", f"p{n}/e1", sides=sides, first=n * BETWEEN * 0.9, last=n * BETWEEN * 0.9) for n in range(9)
    ]
    one, other = folded(told, [], episodes=True)
    assert len(one.things) == 6  # ten days from the first
    assert len(other.things) == 3
    apart = thing("hp-x", "x/e1", sides=frozenset({"AZE"}), first=BETWEEN)
    assert len(folded([told[0], apart], [], episodes=True)) == 2


def test_a_visit_and_its_meeting_are_one_matter() -> None:
    met = {"meets": True, "story": "st-1", "first": 0.0}
    two = frozenset({"TUR", "AZE"})
    visit, talks = thing("hp-1", "p/e1", sides=two, **met), thing("hp-2", "p/e2", sides=two, **met)
    call = thing("hp-3", "p/e3", sides=frozenset({"TUR", "RUS"}), **met)
    later = thing("hp-4", "q/e1", sides=two, meets=True, story="st-1", first=BETWEEN + 1)
    elsewhere = thing("hp-5", "r/e1", sides=two, meets=True, story="st-2", first=0.0)
    several = [visit, talks, call, later, elsewhere]
    assert [bundle.things for bundle in folded(several, [])] == [["hp-1", "hp-2"], ["hp-3"], ["hp-4"], ["hp-5"]]
    before = alert("al-1", "p/e1")
    (bundle,) = folded([visit, talks], [before])
    assert bundle.alert is before
    assert bundle.things == ["hp-1", "hp-2"]
    strike = thing("hp-6", "p/e6", sides=two, story="st-1")
    assert len(folded([visit, strike], [])) == 2


def test_an_episode_goes_on_in_its_alert() -> None:
    before = alert("al-1", "p/e1", first=0.0, last=0.0, sides=("IDN.REB",))
    (bundle,) = folded([thing("hp-2", "q/e1", first=BETWEEN, sides=frozenset({"IDN.REB"}))], [before], episodes=True)
    assert bundle.alert is before
    assert bundle.things == ["hp-2"]


marks = st.sets(st.sampled_from([f"p{n}/e1" for n in range(8)]), min_size=1, max_size=4)


@given(st.lists(marks, max_size=5), st.lists(marks, max_size=4), st.booleans())
def test_every_thing_is_in_one_matter(things: list[set[str]], alerts: list[set[str]], episodes: bool) -> None:
    facets = [thing(f"hp-{n}", *several) for n, several in enumerate(things)]
    opened = [alert(f"al-{n}", *several) for n, several in enumerate(alerts)]
    bundles = folded(facets, opened, episodes=episodes)
    assert sorted(id_ for bundle in bundles for id_ in bundle.things) == [one.id for one in facets]
    assert [bundle.alert for bundle in bundles[: len(opened)]] == opened


@given(st.builds(Grown, rank=st.integers(0, 9), low=st.integers(0, 9), denied=st.just(("TNI",))))
def test_what_an_alert_had_come_to_is_kept(grown: Grown) -> None:
    assert grown_of(grown_json(grown)) == grown
