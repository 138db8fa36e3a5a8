"""Which figures of a long toll are shown: those that stand now, the latest first, whatever their times look like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.looking.short_rows import _latest

moments = st.one_of(
    st.none(),
    st.just(""),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes") + "+07:00"),
)


@given(st.lists(moments, max_size=8))
def test_the_latest_come_first_and_the_undated_last(several: list[str | None]) -> None:
    found = sorted(several, key=_latest)
    dated = [one for one in found if one]
    assert found == dated + [one for one in found if not one]
    assert dated == sorted(dated, reverse=True) or any(one[:10] == other[:10] for one in dated for other in dated)
