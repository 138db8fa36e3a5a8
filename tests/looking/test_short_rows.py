"""Which figures of a long toll are shown: those that stand now, the latest first, whatever their times look like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.looking.short_rows import _newest
from palagan.model.record import Evidence, LedgerEntry

moments = st.one_of(
    st.none(),
    st.just(""),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes") + "+07:00"),
)


def _entry(published: str | None, number: int, *, current: bool = True) -> LedgerEntry:
    evidence = Evidence("pg-1", 0, 3, "dua")
    told = (f"fg-{number:03}", "killed", 2, 2, "dua", (), None, None, published, None, False, evidence)
    return LedgerEntry(*told, current=current)


@given(st.lists(moments, max_size=8))
def test_the_latest_come_first_and_the_undated_last(several: list[str | None]) -> None:
    found = [one.published for one in _newest([_entry(one, number) for number, one in enumerate(several)])]
    dated = [one for one in found if one]
    assert found == dated + [one for one in found if not one]
    assert dated == sorted(dated, reverse=True) or any(one[:10] == other[:10] for one in dated for other in dated)


def test_what_stands_now_comes_first_and_of_one_moment_the_first_id() -> None:
    given = (_entry("2020-10-09", 3, current=False), _entry(None, 4), _entry("2020-10-06", 2), _entry("2020-10-06", 1))
    assert [one.id for one in _newest(given)] == ["fg-001", "fg-002", "fg-004", "fg-003"]
