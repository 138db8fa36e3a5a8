"""The likeliest pairs once more: which stay in question, and what is known of the page's other events."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.agreeing import kept_pairs
from tests.reading.test_pairing import ONE, TWO, Pair, named, names, scanned


def weighed(text: str, likely: float) -> list[dict[tuple[str, str], float]]:
    """The rule's parties with this chance, turned round with half of the rest, nobody with the other half."""
    out = []
    for one in scanned(text):
        source, target = one.parties.sources[0], one.parties.targets[0]
        rest = (1 - likely) / 2
        out.append({(source, target): likely, (target, source): rest, ("", ""): rest})
    return out


def kept(text: str, likely: float = 0.8) -> list[list[Pair]]:
    return named(kept_pairs(scanned(text), weighed(text, likely)))


def test_unlikely_pairs_fall_and_nobody_with_nobody_never_does() -> None:
    (pairs,) = kept(ONE, 0.97)
    assert [(bool(pair.source), bool(pair.target)) for pair in pairs] == [(True, True), (False, False)]
    (pairs,) = kept(ONE, 0.8)
    assert len(pairs) == 3


def test_the_other_events_speak_for_a_pair_and_against_the_one_turned_round() -> None:
    (alone,), (first, second) = kept(ONE), kept(TWO)
    assert not any(name.startswith(("all-", "before-", "after-")) for pair in alone for name in names(pair))
    half = 6  # the step of _STEPS at .5
    said, turned = first[0], first[1]
    assert names(said) >= {f"{what}>{half}" for what in ("all-p", "type-p", "root-p", "after-pair")}
    assert f"all-p>{half}" not in names(turned)
    assert f"all-back>{half}" in names(turned)
    assert f"before-pair>{half}" in names(second[0])


@given(st.floats(0.34, 1.0))
def test_features_hold_no_name_and_never_run_twice(likely: float) -> None:
    for pairs in kept(TWO, likely):
        for pair in pairs:
            assert len(pair.features) == len(set(pair.features))
            assert not any("armenia" in name.casefold() or "azerbaijan" in name.casefold() for name in pair.features)
