from __future__ import annotations

from palagan.record.sheet import moment_of


def test_moments_of_several_zones_stand_in_one_order() -> None:
    wita, wib, day = moment_of("2020-10-07T09:12+08:00"), moment_of("2020-10-07T09:12+07:00"), moment_of("2020-10-07")
    assert wita
    assert wib
    assert day
    assert wita.before(wib)
    assert not day.before(wib)
    assert not wib.before(day)
    assert moment_of("2020-10-07T09:12") == wib
    assert moment_of("kemarin") is None
