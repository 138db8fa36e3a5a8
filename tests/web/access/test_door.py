"""Log-ins: sessions, their ids, and how often a password may be guessed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palagan.web.access import sessions
from palagan.web.access.door import anybody, by_session, log_in, log_out
from palagan.web.access.file import AccessFile
from palagan.web.access.log import read_log
from palagan.web.access.throttle import LIMITS, attempt, network_of
from palagan.web.access.users import add_user, change_user
from tests.web.access.test_users import WORDS

HOME = "192.0.2.7"


@pytest.fixture
def rina(access: AccessFile) -> AccessFile:
    with access.writing() as connection:
        add_user(connection, "Rina", "reviewer", WORDS, 1)
    return access


def entered(access: AccessFile, now: int = 100, old: str | None = None) -> str:
    entry = log_in(access, "rina", WORDS, HOME, now, old)
    assert entry.session
    return entry.session


def test_nobody_is_let_in_before_there_is_a_user(access: AccessFile) -> None:
    assert not anybody(access)
    assert log_in(access, "rina", WORDS, HOME, 1).session is None
    assert not anybody(access)


def test_the_right_password_begins_a_session(rina: AccessFile) -> None:
    assert anybody(rina)
    id_ = entered(rina)
    found = by_session(rina, id_, 110)
    assert found is not None
    assert (found[0].person.name, found[0].person.role) == ("Rina", "reviewer")
    assert id_.encode() not in rina.path.read_bytes()


@pytest.mark.parametrize(
    ("name", "password"), [("rina", "wrong" * 4), ("nobody", WORDS), ("", ""), ("rina", "x" * 999)]
)
def test_a_wrong_name_or_password_begins_none(rina: AccessFile, name: str, password: str) -> None:
    entry = log_in(rina, name, password, HOME, 1)
    assert (entry.session, entry.wait) == (None, 0)


def test_a_session_id_of_before_the_log_in_means_nothing_after_it(rina: AccessFile) -> None:
    planted = entered(rina)
    fresh = entered(rina, old=planted)
    assert fresh != planted
    assert by_session(rina, planted, 101) is None
    assert by_session(rina, fresh, 101) is not None


def test_a_session_gets_another_id_every_hour_and_the_old_one_dies(rina: AccessFile) -> None:
    id_ = entered(rina, 0)
    found = by_session(rina, id_, sessions.TURNED)
    assert found is not None
    session, fresh = found
    assert fresh is not None
    assert fresh != id_
    again = by_session(rina, id_, sessions.TURNED + sessions.GRACE)
    assert again is not None
    assert again[1] is None
    assert again[0].csrf == session.csrf
    assert by_session(rina, id_, sessions.TURNED + sessions.GRACE + 1) is None
    assert by_session(rina, fresh, sessions.TURNED + sessions.GRACE + 1) is not None


def test_a_session_ends_when_nobody_works_and_after_a_week(rina: AccessFile) -> None:
    id_ = entered(rina, 0)
    assert by_session(rina, id_, sessions.IDLE) is None
    moment = 0
    while moment < sessions.LONGEST:
        found = by_session(rina, id_, moment)
        assert found is not None, moment
        id_ = found[1] or id_
        moment += sessions.IDLE // 2
    assert by_session(rina, id_, sessions.LONGEST) is None


def test_logging_out_and_a_new_password_end_sessions(rina: AccessFile) -> None:
    one, other = entered(rina), entered(rina)
    log_out(rina, one, HOME, 101)
    assert by_session(rina, one, 102) is None
    assert by_session(rina, other, 102) is not None
    with rina.writing() as connection:
        change_user(connection, "Rina", 103, password="teh manis sore hari")
    assert by_session(rina, other, 104) is None


def test_guesses_are_held_back_longer_and_longer_and_a_restart_forgives_nothing(rina: AccessFile) -> None:
    for _ in range(LIMITS["both"].free):
        assert log_in(rina, "rina", "wrong" * 4, HOME, 1000).wait == 0
    waits = []
    now = 1000
    for _ in range(12):
        held = log_in(AccessFile(rina.path), "rina", WORDS, HOME, now)
        assert held.session is None
        waits.append(held.wait)
        now += held.wait
        assert log_in(AccessFile(rina.path), "rina", "wrong" * 4, HOME, now).wait == 0
    assert waits[:4] == [2, 4, 8, 16]
    assert waits == sorted(waits)
    assert waits[-1] == LIMITS["both"].longest
    with rina.reading() as connection:
        assert {"login-wrong", "login-held"} <= {line.what for line in read_log(connection, limit=100)}


def test_somebody_elses_guesses_do_not_lock_a_user_out_for_long(rina: AccessFile) -> None:
    for number in range(200):
        log_in(rina, "rina", "wrong" * 4, f"198.51.100.{number}", 1000)
    held = log_in(rina, "rina", WORDS, HOME, 1001).wait
    assert 0 < held <= LIMITS["user"].longest
    assert log_in(rina, "rina", WORDS, HOME, 1001 + held).session


def test_a_right_password_takes_its_own_counts_back(rina: AccessFile) -> None:
    for _ in range(50):
        assert log_in(rina, "rina", WORDS, HOME, 1).session


def test_an_address_is_held_back_whatever_names_it_tries(rina: AccessFile) -> None:
    waits = [log_in(rina, f"name{number}", "wrong" * 4, "2001:db8::" + str(number), 1).wait for number in range(30)]
    assert waits[: LIMITS["address"].free] == [0] * LIMITS["address"].free
    assert all(waits[LIMITS["address"].free :])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 100), min_size=1, max_size=40))
def test_whatever_the_pace_no_more_guesses_pass_than_the_waits_allow(access: AccessFile, pauses: list[int]) -> None:
    now = 0
    taken: list[int] = []
    with access.writing() as connection:
        connection.execute("DELETE FROM failures")
        for pause in pauses:
            now += pause
            if attempt(connection, "rina", HOME, now) == 0:
                taken.append(now)
    limit = LIMITS["both"]
    for number in range(limit.free, len(taken)):
        assert taken[number] - taken[number - 1] >= min(limit.longest, 2 ** (number - limit.free + 1))


def test_addresses_are_counted_by_what_one_customer_has() -> None:
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::1") == "2001:db8:1:2::/64"
    assert network_of("::ffff:192.0.2.7") == "192.0.2.7"
    assert network_of("testclient") == "testclient"
    assert network_of("fe80::1%eth0") == "fe80::/64"
