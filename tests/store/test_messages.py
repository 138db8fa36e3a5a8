"""The outbox: a message once by its id, the newest of a matter alone, and nothing said twice of what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from palagan.store.messages import (
    Letter,
    Outgoing,
    fold_into,
    give_up,
    last_messages,
    mark_sent,
    message_by_id,
    moments_sent,
    put_message,
    put_off,
    sent_before,
    shown_after,
    unsent,
    unsent_counts,
)
from palagan.store.open import CaseFile


def outgoing(id: str, alert: str = "al-1", made: float = 1.0, loud: bool = True, grave: bool = False) -> Outgoing:
    return Outgoing(id, alert, "ruang", f'"{id}"', made, loud, grave)


def known(connection: Connection, id: str) -> Letter:
    letter = message_by_id(connection, id)
    assert letter is not None
    return letter


def test_a_message_is_put_once(case: CaseFile) -> None:
    with case.writing() as connection:
        assert put_message(connection, outgoing("m1"))
        assert not put_message(connection, outgoing("m1"))
        mark_sent(connection, "m1", 5.0, "7:1")
        assert not put_message(connection, outgoing("m1"))
        letter = known(connection, "m1")
    assert (letter.state, letter.sent, letter.remote, letter.tries, letter.due) == ("sent", 5.0, "7:1", 1, None)


def test_the_newest_of_a_matter_takes_the_place_of_what_was_not_sent(case: CaseFile) -> None:
    with case.writing() as connection:
        put_message(connection, outgoing("m1", grave=True))
        put_message(connection, outgoing("other", alert="al-2"))
        put_message(connection, outgoing("m2", made=2.0, loud=False))
        assert [letter.id for letter in unsent(connection, "ruang")] == ["other", "m2"]
        assert (known(connection, "m1").state, known(connection, "m1").detail) == ("dropped", "m2 took its place")
        assert (known(connection, "m2").loud, known(connection, "m2").grave) == (True, True)


def test_digests_do_not_take_each_others_place(case: CaseFile) -> None:
    with case.writing() as connection:
        put_message(connection, outgoing("d1", alert=""))
        put_message(connection, outgoing("d2", alert=""))
        assert [letter.id for letter in unsent(connection, "ruang")] == ["d1", "d2"]


def test_what_was_sent_meanwhile_is_not_put_off_or_given_up(case: CaseFile) -> None:
    with case.writing() as connection:
        put_message(connection, outgoing("m1"))
        mark_sent(connection, "m1", 5.0, "7:1")
        put_off(connection, ["m1"], 9.0, "waiting", "later", tried=True)
        give_up(connection, ["m1"], "failed", "never")
        assert known(connection, "m1").state == "sent"


def test_a_message_that_was_replaced_while_it_was_sent_is_sent_all_the_same(case: CaseFile) -> None:
    with case.writing() as connection:
        put_message(connection, outgoing("m1"))
        put_message(connection, outgoing("m2"))
        mark_sent(connection, "m1", 5.0, "7:1")
        before = sent_before(connection, "al-1", "ruang")
    assert before is not None
    assert (before.id, before.remote) == ("m1", "7:1")


def test_what_a_digest_told_counts_as_told_but_not_as_sent(case: CaseFile) -> None:
    with case.writing() as connection:
        for id_ in ("m1", "m2"):
            put_message(connection, outgoing(id_, alert=id_))
        letters = unsent(connection, "ruang")
        fold_into(connection, outgoing("d1", alert=""), letters, 8.0)
        fold_into(connection, outgoing("d1", alert=""), letters, 9.0)
        assert [letter.id for letter in unsent(connection, "ruang")] == ["d1"]
        assert known(connection, "m1").detail == "told in the digest d1"
        assert known(connection, "m1").sent == 8.0
        assert moments_sent(connection, "ruang", 0.0) == ()
        mark_sent(connection, "d1", 10.0)
        assert moments_sent(connection, "ruang", 0.0, loud=True) == (10.0,)


def test_what_was_changed_in_place_is_sent_but_not_heard(case: CaseFile) -> None:
    with case.writing() as connection:
        put_message(connection, outgoing("m1"))
        mark_sent(connection, "m1", 5.0, "7:1")
        put_message(connection, outgoing("m2", loud=False))
        mark_sent(connection, "m2", 6.0, "7:1", loud=False)
        assert moments_sent(connection, "ruang", 0.0) == (5.0, 6.0)
        assert moments_sent(connection, "ruang", 0.0, loud=True) == (5.0,)
        assert moments_sent(connection, "ruang", 5.5) == (6.0,)


def test_counts_and_lists(case: CaseFile) -> None:
    with case.writing() as connection:
        for number in range(3):
            put_message(connection, outgoing(f"m{number}", alert=f"al-{number}", made=float(number)))
        put_off(connection, ["m1"], 9.0, "held", "quiet hours")
        assert unsent_counts(connection) == {"ruang": {"held": 1, "waiting": 2}}
        assert [letter.id for letter in last_messages(connection, "ruang", 2)] == ["m2", "m1"]


@pytest.mark.parametrize("most", [1, 2, 5])
def test_who_polls_sees_each_once(case: CaseFile, most: int) -> None:
    with case.writing() as connection:
        for number in range(5):
            put_message(connection, outgoing(f"m{number}", alert=f"al-{number}"))
            mark_sent(connection, f"m{number}", 10.0 + number)
        seen, after = [], 0.0
        while found := shown_after(connection, ["ruang"], after, most):
            seen += [letter.id for letter in found]
            after = found[-1].sent or 0.0
    assert seen == [f"m{number}" for number in range(5)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.booleans()), max_size=12))
def test_of_a_matter_one_message_waits_and_it_is_as_loud_as_the_loudest(
    case: CaseFile, puts: list[tuple[str, bool, bool]]
) -> None:
    with case.writing() as connection:
        connection.exec_driver_sql("DELETE FROM messages")
        for number, (alert, loud, grave) in enumerate(puts):
            put_message(connection, outgoing(f"m{number}", alert, float(number), loud, grave))
        waiting = {letter.alert: letter for letter in unsent(connection, "ruang")}
        assert len(waiting) == len(unsent(connection, "ruang")) == len({alert for alert, _, _ in puts})
    for alert, letter in waiting.items():
        mine = [(number, loud, grave) for number, (one, loud, grave) in enumerate(puts) if one == alert]
        assert letter.id == f"m{mine[-1][0]}"
        assert letter.loud == any(loud for _, loud, _ in mine)
        assert letter.grave == any(grave for _, _, grave in mine)
