"""A matter gone through by publication: rings once, again when promoted, and is the same whatever came first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from palagan.model.record import Evidence, OriginCount
from palagan.monitor.alerts.composing import news_of
from palagan.monitor.alerts.matter import Figure, Matter, Telling, cut_at, state_at, toll_of
from palagan.monitor.alerts.replay import Step, moved, named, promoted, replay
from palagan.monitor.alerts.rules import Rule, rule_of


def telling(moment: float, origin: str = "a", **told: Any) -> Telling:
    page = f"pg-{origin}-{moment:g}"
    return Telling(page, moment, None, Evidence(page, 0, 5, f"kata {moment:g}"), **told)


def figure(moment: float, low: float | None, high: float | None, **told: Any) -> Figure:
    mark = f"fg-{moment:g}"
    return Figure(mark, "killed", low, high, moment, None, Evidence(mark, 0, 5, "lima"), **told)


def count(told: Any) -> OriginCount:
    names = sorted({one.evidence.page.split("-")[1] for one in told})
    return OriginCount(len(names), len(names), tuple(names))


def sources(one: Telling) -> frozenset[str]:
    return frozenset({one.evidence.page.split("-")[1]})


def matter(*parts: Telling | Figure) -> Matter:
    tellings = tuple(sorted((p for p in parts if isinstance(p, Telling)), key=lambda one: one.moment or 0))
    figures = tuple(sorted((p for p in parts if isinstance(p, Figure)), key=lambda one: one.moment or 0))
    return Matter("happening", "hp-1", tellings, count(tellings), figures=figures, toll=toll_of(figures))


def ranks(rule: dict[str, Any], *parts: Telling | Figure) -> list[tuple[float, int]]:
    return [(step.moment, step.rank) for step in steps_of(rule_of(rule), matter(*parts))]


def steps_of(rule: Rule, made: Matter) -> tuple[Step, ...]:
    return replay(made, rule, count, sources)


def test_by_origins() -> None:
    rule = {"type": "ASSAULT", "min_origins": 2}
    told = (telling(1, "a"), telling(2, "a"), telling(3, "b"), telling(4, "c"))
    assert ranks(rule, *told) == [(1, 0), (3, 1), (4, 1)]


def test_a_toll_is_promoted_by_steps() -> None:
    told = [telling(moment) for moment in (1, 2, 3, 4, 5)]
    tolls = [figure(n, low, low, replaces=(f"fg-{n - 1}",)) for n, low in enumerate((2, 3, 9, 10, 31), start=1)]
    assert ranks({"type": "ASSAULT", "toll": 3}, *told, *tolls) == [(1, 0), (2, 1), (3, 1), (4, 2), (5, 3)]


def test_the_most_that_is_said_rings_though_others_say_less() -> None:
    rule = {"type": "ASSAULT", "toll": 5}
    part, sum_ = figure(1, 2, 2), replace(figure(1, 5, 5), mark="fg-sum")
    assert ranks(rule, telling(1), part, sum_) == [(1, 1)]
    assert ranks(rule, telling(1), part, replace(sum_, low=None)) == [(1, 0)]


def test_what_becomes_grave_is_promoted() -> None:
    rule = rule_of({"type": "ASSAULT", "grave_toll": 10})
    made = matter(telling(1), telling(2), figure(1, 4, 4), figure(2, 10, 10, replaces=("fg-1",)))
    assert [(step.rank, step.grave) for step in steps_of(rule, made)] == [(1, False), (2, True)]


def test_a_toll_that_moves_rings_each_time_and_tells_from_where() -> None:
    tolls = [figure(n, low, high, replaces=(f"fg-{n - 1}",)) for n, low, high in
             ((1, 7, None), (2, 7, 7), (3, 9, 9), (4, 10, 10), (5, 10, 12))]  # fmt: skip
    made = matter(*(telling(n) for n in range(1, 6)), *tolls)
    steps = steps_of(rule_of({"toll_moved": 2}), made)
    assert [(step.rank, step.before) for step in steps] == [
        (0, None), (0, (7, None)), (1, (7, None)), (1, (9, 9)), (2, (9, 9)),
    ]  # fmt: skip


def test_an_open_bound_that_is_told_did_not_move() -> None:
    assert not moved((7, None), (7, 7), 1)
    assert moved((7, None), (9, 9), 2)
    assert not moved((None, None), (9, 9), 2)
    assert moved((None, 50), (40, 40), 10)


def test_a_denial_is_waited_for() -> None:
    rule = {"denied_by": "TPNPB", "about": "claim"}
    denial = telling(2, "b", denied=("Juru Bicara TPNPB-OPM",), counts=False)
    assert ranks(rule, telling(1, asserted=("TNI",)), denial) == [(1, 0), (2, 1)]


def test_names_are_whole_words() -> None:
    assert named("TNI", "Panglima TNI")
    assert not named("TNI", "Martni")
    assert named("Intan Jaya", "Kabupaten INTAN-JAYA")


def test_nothing_without_words() -> None:
    assert ranks({"type": "ASSAULT", "toll": 3}, figure(1, 5, 5), telling(2)) == [(1, 0), (2, 1)]


moments = st.integers(1, 30).map(float)
tellings = st.builds(
    lambda moment, origin, denied: telling(moment, origin, denied=denied),
    moments, st.sampled_from("abcd"), st.sampled_from([(), ("TNI",)]),
)  # fmt: skip
figures = st.builds(lambda moment, low: figure(moment, low, low), moments, st.integers(0, 200).map(float))
parts = st.lists(tellings, min_size=1, max_size=8).flatmap(
    lambda told: st.lists(figures, max_size=5).map(lambda several: [*told, *several])
)
rules = st.sampled_from(
    [
        {"type": "ASSAULT"},
        {"type": "ASSAULT", "min_origins": 2},
        {"type": "ASSAULT", "toll": 3, "grave_toll": 50},
        {"toll_moved": 3},
        {"denied": True, "about": "claim"},
    ]
)


@given(parts, rules)
def test_steps_go_forward_and_ranks_never_fall_but_at_the_end(several: list[Any], rule: dict[str, Any]) -> None:
    steps = steps_of(rule_of(rule), matter(*several))
    assert [step.moment for step in steps] == sorted({step.moment for step in steps})
    inner = [step.rank for step in steps[:-1]]
    assert inner == sorted(inner)
    assert steps[-1].rank in (0, max([*inner, steps[-1].rank]))


@given(parts, st.integers(0, 30).map(float))
def test_the_state_of_a_moment_does_not_know_what_comes(several: list[Any], moment: float) -> None:
    whole = matter(*several)
    before = [one for one in several if one.moment <= moment]
    known = state_at(whole, moment, count)
    if any(isinstance(one, Telling) for one in before):
        then = matter(*before)
        assert (known.low, known.toll, known.denied) == (
            then.origins.low,
            then.toll,
            state_at(then, moment, count).denied,
        )
    assert cut_at(whole, moment).tellings == tuple(one for one in whole.tellings if (one.moment or 0) <= moment)


@given(parts, rules)
def test_the_same_state_is_no_news(several: list[Any], rule: dict[str, Any]) -> None:
    made = rule_of(rule)
    for step in steps_of(made, matter(*several)):
        assert news_of(made, step.state, step.state) == ""
        assert promoted(made, step.state) >= 1
