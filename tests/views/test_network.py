"""Which ties are drawn, and how: the strongest, never too many of one actor, names told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.views.network import Actor, Network, Pair, Share, actors_of, choose_pairs, quads, tie_of, told_apart
from palagan.views.network_picture import label_of, picture

KEYS = st.sampled_from([f"a{number}" for number in range(12)])
PAIRS = st.lists(
    st.builds(Pair, KEYS, KEYS, st.booleans(), st.integers(1, 50), st.integers(0, 90)).filter(
        lambda pair: pair.source != pair.target
    ),
    max_size=60,
    unique_by=lambda pair: pair[:3],
).map(lambda pairs: sorted(pairs, key=lambda pair: -pair.origins))


@given(PAIRS, st.integers(2, 12), st.integers(1, 6))
def test_drawn_pairs_keep_to_the_bounds_and_to_the_order(pairs: list[Pair], most: int, cap: int) -> None:
    drawn = choose_pairs(pairs, most, cap)
    near: dict[str, set[str]] = {}
    for pair in drawn.pairs:
        near.setdefault(pair.source, set()).add(pair.target)
        near.setdefault(pair.target, set()).add(pair.source)
    assert len(near) <= most
    assert all(len(others) <= cap for others in near.values())
    assert [pair for pair in pairs if pair in set(drawn.pairs)] == list(drawn.pairs)
    assert not pairs or drawn.pairs[:1] == tuple(pairs[:1])
    for key, (shown, of) in drawn.capped.items():
        assert shown == len(near[key]) == cap < of


def test_a_tie_takes_the_quarter_that_most_origins_tell() -> None:
    pair = Pair("a", "b", False, 5, 9)
    tie = tie_of(pair, [Share("CONSULT", 4, 3), Share("ASSAULT", 1, 6)])
    assert tie.quad == "material-conflict"
    assert [share.type for share in tie.types] == ["ASSAULT", "CONSULT"]
    assert set(quads().values()) == {
        "verbal-cooperation",
        "material-cooperation",
        "verbal-conflict",
        "material-conflict",
    }


def test_names_that_are_alike_are_told_apart() -> None:
    alike = [Actor(f"{code}:warga", "warga", "group", f"{code}.CVL", 1, 1, 1) for code in ("ARM", "AZE")]
    alone = Actor("TUR", "Turki", "state", "TUR", 1, 1, 1)
    assert list(told_apart([*alike, alone]).values()) == ["warga (ARM)", "warga (AZE)", "Turki"]


@given(st.text(min_size=1, max_size=80))
def test_a_label_is_short(name: str) -> None:
    lines = label_of(name)
    assert 1 <= len(lines) <= 2
    assert all(len(line) <= 20 for line in lines)


@given(PAIRS)
def test_every_tie_and_actor_is_in_the_picture(pairs: list[Pair]) -> None:
    ties = tuple(tie_of(pair, [Share("ASSAULT", pair.happenings, pair.origins)]) for pair in pairs[:10])
    network = Network(actors_of(ties, {}), ties, (), len(ties), 0)
    drawn = picture(network)
    assert {mark.actor.key for mark in drawn.marks} == {key for tie in ties for key in (tie.source, tie.target)}
    assert {line.tie for line in drawn.lines} == set(ties)
    assert [line.wide for line in drawn.lines] == sorted(line.wide for line in drawn.lines)
    assert "nan" not in "".join(line.path for line in drawn.lines)
