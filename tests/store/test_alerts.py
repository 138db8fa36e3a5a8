"""Rules and alerts in and out of a case."""

from __future__ import annotations

import pytest

from palagan.errors import InputError, NotFoundError
from palagan.model.moments import iso
from palagan.store.alerts import (
    AlertRow,
    add_rule,
    alerts_of,
    all_rules,
    change_rule,
    count_alerts,
    find_rule,
    keep_alert,
    last_alerts,
    marks_of,
    remove_rule,
    set_state,
)
from palagan.store.open import CaseFile

RULE = {"about": "toll", "toll": {"killed": 3}, "place": (), "denied": False}


def row(id_: str, rule: str, at: float) -> AlertRow:
    return AlertRow(id_, rule, "ledger", "lg-1", "{}", iso(at), iso(at), 1, "{}")


def test_a_rule_is_kept_by_its_given_fields(case: CaseFile) -> None:
    with case.writing() as connection:
        id_ = add_rule(connection, "  korban   besar ", RULE, ["a", "a", "b"], now=100.0, by="Rina")
        found = find_rule(connection, "korban besar")
        assert found == find_rule(connection, id_)
        assert (found.rule, found.channels, found.made, found.made_by, found.since) == (
            '{"about": "toll", "toll": {"killed": 3}}', ("a", "b"), "1970-01-01T00:01:40Z", "Rina", 100.0,
        )  # fmt: skip


def test_names_are_one_rule_each(case: CaseFile) -> None:
    with case.writing() as connection:
        add_rule(connection, "a", RULE, now=1.0)
        add_rule(connection, "b", RULE, now=1.0)
        for name in ("a", " ", "x" * 200):
            with pytest.raises(InputError):
                add_rule(connection, name, RULE, now=2.0)
        with pytest.raises(InputError):
            change_rule(connection, "b", name="a")
        change_rule(connection, "b", name="c", channels=["d"])
        assert [(one.name, one.channels) for one in all_rules(connection)] == [("a", ()), ("c", ("d",))]


def test_since_is_when_it_was_last_turned_on(case: CaseFile) -> None:
    with case.writing() as connection:
        add_rule(connection, "a", RULE, now=1.0)
        set_state(connection, "a", "on", 5.0)
        assert find_rule(connection, "a").since == 1.0
        set_state(connection, "a", "off", 6.0)
        assert all_rules(connection, on=True) == ()
        set_state(connection, "a", "on", 7.0)
        assert find_rule(connection, "a").since == 7.0
        with pytest.raises(InputError):
            set_state(connection, "a", "mungkin", 8.0)


def test_alerts_go_with_their_rule(case: CaseFile) -> None:
    with case.writing() as connection:
        rule = add_rule(connection, "a", RULE, now=1.0)
        keep_alert(connection, row("al-1", rule, 10.0), ["m1", "m2"])
        keep_alert(connection, row("al-1", rule, 20.0), ["m2"])
        assert marks_of(connection, ["al-1", "al-2"]) == {"al-1": frozenset({"m2"}), "al-2": frozenset()}
        assert count_alerts(connection) == {rule: (1, iso(20.0))}
        assert list(alerts_of(connection, rule, iso(15.0))) == ["al-1"]
        assert alerts_of(connection, rule, iso(25.0)) == {}
        remove_rule(connection, "a")
        assert last_alerts(connection) == ()
        assert marks_of(connection, ["al-1"]) == {"al-1": frozenset()}
        with pytest.raises(NotFoundError):
            find_rule(connection, "a")


def test_channels_of_a_case_of_others_may_be_anything(case: CaseFile) -> None:
    with case.writing() as connection:
        add_rule(connection, "a", RULE, now=1.0)
        for told in ("x", "{}", "[1, null]", '["meja", 2]'):
            connection.exec_driver_sql("UPDATE alert_rules SET channels = ?", (told,))
            assert all(isinstance(one, str) for one in find_rule(connection, "a").channels)
