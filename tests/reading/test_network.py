"""The network that scores candidates beside the trees: which words it looks at, and its sums by hand."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from palagan.reading.network import Floats, network_of, product
from palagan.reading.remembered import Remembered
from palagan.reading.scan import Scanned
from palagan.reading.weights import event_models
from palagan.reading.wording import ACTOR_SLOTS, ANCHOR_SLOTS, of_anchor, of_candidates
from tests.reading.test_surroundings import scan_of

TEXT = "Kemarin tentara Israel menyerang dengan roket kota militer Iran."


def scanned() -> Scanned:
    (one,) = [one for one in scan_of(TEXT) if not one.ruled_out]
    return one


def words_of(actor: str) -> tuple[tuple[str, ...], ...]:
    one = scanned()
    options = one.candidates
    names = [one.scene.cast.get(option.actor) for option in options]
    around = list(of_candidates(one, options))
    return next(slots for known, slots in zip(names, around, strict=True) if known and actor in known.name)


def test_the_words_of_an_anchor_are_its_own_and_two_on_either_side() -> None:
    assert of_anchor(scanned()) == (("menyerang",), ("tentara", "israel"), ("dengan", "roket"))


def test_an_actor_has_its_words_those_between_and_its_neighbours() -> None:
    assert words_of("tentara Israel") == (("tentara", "israel"), (), ("kemarin",), ("menyerang",))
    assert words_of("Iran") == (("iran",), ("dengan", "roket", "kota", "militer"), ("militer",), (".",))


def test_nobody_has_no_words() -> None:
    one = scanned()
    *_, nobody = of_candidates(one, one.candidates)
    assert one.candidates[-1].actor == ""
    assert nobody == ((), (), (), ())


def test_an_actor_of_an_earlier_sentence_has_its_name_alone() -> None:
    first, second = scan_of("Israel menyerang Iran. Serangan itu menewaskan lima orang.")[:2]
    assert first.clause.span != second.clause.span
    around = of_candidates(second, second.candidates)
    known = {option.actor: slots for option, slots in zip(second.candidates, around, strict=True)}
    israel = next(actor.id for actor in second.scene.cast.actors if actor.name == "Israel")
    assert known[israel] == (("israel",), (), (), ())


def test_scores_are_the_sums_by_hand() -> None:
    one = scanned()
    options = one.candidates
    feature = options[0].features[0]
    holding = [options[0].features.count(feature) if feature in option.features else 0 for option in options]
    slots = ANCHOR_SLOTS + ACTOR_SLOTS
    turn = np.zeros((slots, 1, 1), dtype=np.float32)
    turn[0], turn[ANCHOR_SLOTS + 1] = 2.0, 6.0
    network = network_of(
        {
            "features": np.frombuffer(feature.encode(), dtype=np.uint8),
            "weights": np.array([[0.5, 10.0, 20.0]]),
            "words": np.frombuffer(b"menyerang\nkota", dtype=np.uint8),
            "vectors": np.array([[10], [30]], dtype=np.int8),
            "scale": np.float32(0.1),
            "turn": turn,
            "bias": np.array([-1.0]),
            "out": np.array([[1.0, -1.0]]),
        }
    )
    between = [slots[1].count("kota") / len(slots[1]) if slots[1] else 0.0 for slots in of_candidates(one, options)]
    has = np.array(holding)
    hidden = np.maximum(0.0, 2.0 * 1.0 + 6.0 * 3.0 * np.array(between) + 0.5 * has - 1.0)
    (sums,) = Remembered(network.way).united([option.parts for option in options])
    source, target = network.scores([one], [options], sums)
    assert source.tolist() == pytest.approx((hidden + 10.0 * has).tolist(), abs=1e-5)
    assert target.tolist() == pytest.approx((-hidden + 20.0 * has).tolist(), abs=1e-5)
    assert any(between)


def test_words_weigh_what_their_vectors_do() -> None:
    words, size, hidden, slots = 1000, 4, 64, ANCHOR_SLOTS + ACTOR_SLOTS
    network = network_of(
        {
            "features": np.frombuffer(b"bias", dtype=np.uint8),
            "weights": np.zeros((1, hidden + 2)),
            "words": np.frombuffer("\n".join(map(str, range(words))).encode(), dtype=np.uint8),
            "vectors": np.ones((words, size), dtype=np.int8),
            "scale": np.float32(0.1),
            "turn": np.zeros((slots, size, hidden)),
            "bias": np.zeros(hidden),
            "out": np.zeros((hidden, 2)),
        }
    )
    arrays = [getattr(network, field.name) for field in dataclasses.fields(network)]
    held = sum(array.nbytes for array in arrays if isinstance(array, np.ndarray))
    assert held < words * hidden * 4  # not even one line of the hidden layer a word


def test_nothing_to_score_is_nothing() -> None:
    models = event_models("id")
    assert models is not None
    assert models.parties.scores([], []) == [[], []]


def test_pages_scored_together_score_as_alone() -> None:
    models = event_models("id")
    assert models is not None
    one = scanned()
    alone = models.parties.scores([one], [one.candidates])
    twice = models.parties.scores([one, one], [one.candidates, one.candidates])
    for side, both in zip(alone, twice, strict=True):
        assert all(map(math.isfinite, side))
        assert both == pytest.approx(side * 2, abs=1e-5)


def test_products_are_made_in_slices_that_call_no_second_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Floats = np.linspace(0, 7, 60 * 128, dtype=np.float32).reshape(60, 128)
    matrix: Floats = np.linspace(-3, 5, 128 * 192, dtype=np.float32).reshape(128, 192)
    whole, matmul = rows @ matrix, np.matmul
    most: list[int] = []

    def noted(one: Floats, other: Floats, out: Floats) -> None:
        most.append(one.size * other.shape[1])
        matmul(one, other, out=out)

    monkeypatch.setattr(np, "matmul", noted)
    assert np.allclose(product(rows, matrix), whole, rtol=1e-4)
    assert len(most) > 1
    assert max(most) <= 262_144
    assert product(rows[:0], matrix).shape == (0, 192)
