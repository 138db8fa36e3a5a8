"""History weighed once more: what the events around one say of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.reading.hindsight import hindsight_parts
from tests.reading.test_moments import told

TEXT = "Kenya menyerang Somalia di Kismayo pada 2011. Warga Nairobi memprotes. Serangan itu menewaskan lima warga."


def signs(chances: list[float]) -> list[set[str]]:
    ground, tellings = told(TEXT)
    dates: list[str | None] = ["2011", *([None] * (len(tellings) - 1))]
    rows = hindsight_parts(tellings, dates, ground.today, [*chances, *([0.5] * len(tellings))][: len(tellings)])
    return [{name for part in row for name in part} for row in rows]


def test_what_no_other_event_says_is_marked() -> None:
    first = signs([0.5])[0]
    assert {"before=-", "dated=-", "sentence-before=-", "earlier=-"} <= first
    assert "after=-" not in first


def test_the_event_before_speaks() -> None:
    likely, unlikely = signs([0.99])[1], signs([0.01])[1]
    assert any(name.startswith("before>") for name in likely - unlikely)
    assert not any(name.startswith("before>") for name in unlikely - likely)


def test_age_and_date_of_the_event_are_told() -> None:
    first, second, *_ = signs([0.5])
    assert {"has-date=True", "age=long"} <= first
    assert {"has-date=False", "age=none"} <= second


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_all_that_others_say_grows_with_their_chances(chances: list[float]) -> None:
    lower = signs([chances[0], *(chance / 2 for chance in chances[1:])])[0]
    higher = signs(chances)[0]
    reached = [sum(name.startswith(("after>", "page>", "later>")) for name in one) for one in (lower, higher)]
    assert reached[0] <= reached[1]
