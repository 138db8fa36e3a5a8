"""A rule tried on the past: what would have rung then, with what was known then."""

from __future__ import annotations

import pytest

from palagan.errors import InputError
from palagan.monitor.alerts.preview import preview
from palagan.monitor.alerts.ring import ring
from palagan.monitor.alerts.rules import rule_of
from palagan.store.open import CaseFile
from tests.monitor.alerts.told import BROKEN, BROKEN_TOO, FIVE, HOUR, THREE, TWELVE, alerts, at, bring, with_rule


def test_it_would_have_told_what_was_known_then(case: CaseFile) -> None:
    bring(case, THREE, FIVE, TWELVE)
    found = preview(case, rule_of({"toll": 3}), "2020-10-01", "2020-10-31")
    (one,) = found.matters
    assert one.at == ("2020-10-07T11:00:00Z", "2020-10-08T02:00:00Z")
    assert (found.rings, found.grew) == (2, 1)
    assert one.told.toll_now == "≥ 3"
    assert [line.outlet for line in one.told.lines] == ["Kabar Uji"]
    assert one.told.origins_low == 1
    assert one.now.startswith("asal 1 → 2–3 · tewas ≥ 3 → 12")


def test_only_these_days(case: CaseFile) -> None:
    bring(case, THREE, FIVE, TWELVE)
    later = preview(case, rule_of({"toll": 3}), "2020-10-08", "2020-10-08")
    assert [one.at for one in later.matters] == [("2020-10-08T02:00:00Z",)]
    assert preview(case, rule_of({"toll": 3}), "2020-11-01", "2020-11-30").rings == 0


def test_two_origins_are_waited_for(case: CaseFile) -> None:
    bring(case, BROKEN, BROKEN_TOO)
    two = preview(case, rule_of({"truce_broken": True, "min_origins": 2}), "2020-10-11", "2020-10-11")
    assert [one.at for one in two.matters] == [("2020-10-11T08:00:00Z",)]
    one = preview(case, rule_of({"truce_broken": True}), "2020-10-11", "2020-10-11")
    assert [each.at for each in one.matters] == [("2020-10-11T05:00:00Z",)]


def test_what_rings_as_pages_come_is_what_the_preview_shows(case: CaseFile) -> None:
    with_rule(case, {"type": "ASSAULT", "toll": 3, "lang": "en"})
    for told in (THREE, FIVE, TWELVE):
        bring(case, told)
        ring(case, at(told[2]) + HOUR)
    found = preview(case, rule_of({"type": "ASSAULT", "toll": 3, "lang": "en"}), "2020-10-01", "2020-10-31")
    assert [len(one.at) for one in found.matters] == [one.rings for one in alerts(case)]


def test_a_search_and_a_silence(case: CaseFile) -> None:
    bring(case, THREE, BROKEN)
    assert preview(case, rule_of({"search": "roket"}), "2020-10-01", "2020-10-31").rings == 1
    assert preview(case, rule_of({"silence": True}), "2020-10-01", "2020-10-31").not_known


@pytest.mark.parametrize(("since", "until"), [("2020-10-31", "2020-10-01"), ("kemarin", "2020-10-01")])
def test_days_that_cannot_be(case: CaseFile, since: str, until: str) -> None:
    with pytest.raises(InputError):
        preview(case, rule_of({"toll": 3}), since, until)
