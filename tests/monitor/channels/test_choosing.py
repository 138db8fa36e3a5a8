"""Of what waits, what goes now: nothing is lost, what is grave goes first, what is held waits for its moment."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from palagan.monitor.channels.choosing import LONGEST_WAIT, STUBBORN, Choice, choose
from palagan.store.messages import Letter

NOW = 1_000_000.0


def letter(name: str, **more: Any) -> Letter:
    told: dict[str, Any] = {
        "id": name, "alert": f"al-{name}", "channel": "ruang", "body": "", "state": "waiting", "made": NOW - 10,
        "due": None, "tries": 0, "sent": None, "remote": None, "detail": None, "loud": True, "grave": False,
    }  # fmt: skip
    return Letter(**{**told, **more})


def chosen(*letters: Letter, until: float | None = None, **more: Any) -> Choice:
    told = {"not_before": None, "told": {}, "edits": True, "follows": 0.0, **more}
    return choose(letters, NOW, hold=lambda: until, **told)


def test_the_first_made_goes_first() -> None:
    choice = chosen(letter("a"), letter("b"))
    assert (choice.send and choice.send.id, choice.again_at) == ("a", NOW)


def test_what_is_grave_goes_before_and_past_quiet_hours() -> None:
    choice = chosen(letter("a"), letter("b", grave=True), until=NOW + 60)
    assert choice.send
    assert choice.send.id == "b"
    assert choice.held == (("a", NOW + 60),)


def test_a_channel_that_rests_sends_nothing_grave_or_not() -> None:
    choice = chosen(letter("a", grave=True), not_before=NOW + 5)
    assert (choice.send, choice.again_at) == (None, NOW + 5)


def test_held_ones_that_come_free_together_go_as_one() -> None:
    choice = chosen(letter("a", state="held"), letter("b", state="held"), letter("c"))
    assert [one.id for one in choice.fold] == ["a", "b"]
    assert (choice.send, choice.again_at) == (None, NOW)


def test_one_held_alone_goes_as_itself() -> None:
    choice = chosen(letter("a", state="held"))
    assert choice.send
    assert choice.send.id == "a"
    assert not choice.fold


def test_a_change_is_made_in_place_even_in_quiet_hours() -> None:
    before = letter("x", alert="al-a", state="sent", sent=NOW - 100, remote="7:1")
    choice = chosen(letter("a", loud=False), until=NOW + 60, told={"al-a": before})
    assert choice.send
    assert choice.send.id == "a"
    assert choice.silent


def test_a_change_of_what_a_digest_told_is_let_go() -> None:
    before = letter("x", alert="al-a", state="sent", sent=NOW - 100)
    assert chosen(letter("a", loud=False), told={"al-a": before}).dropped == ("a",)


def test_by_mail_a_change_follows_after_an_hour() -> None:
    before = letter("x", alert="al-a", state="sent", sent=NOW - 100, remote="<x@y>")
    choice = chosen(letter("a", loud=False), told={"al-a": before}, edits=False, follows=3600.0)
    assert choice.follows == (("a", NOW + 3500),)
    assert choice.again_at == NOW + 3500
    heard = chosen(letter("a"), told={"al-a": before}, edits=False, follows=3600.0)
    assert heard.send
    assert heard.send.id == "a"


def test_a_change_of_what_was_never_sent_is_to_be_heard() -> None:
    choice = chosen(letter("a", loud=False), until=NOW + 60)
    assert choice.held == (("a", NOW + 60),)


def test_what_waited_too_long_is_given_up() -> None:
    assert chosen(letter("a", made=NOW - LONGEST_WAIT - 1)).failed == ("a",)


def test_one_that_fails_again_and_again_lets_others_by() -> None:
    choice = chosen(letter("a", tries=STUBBORN, grave=True), letter("b"))
    assert choice.send
    assert choice.send.id == "b"


_LETTERS = st.lists(
    st.builds(
        lambda number, state, loud, grave, made, tries, alert: letter(
            f"m{number}", state=state, loud=loud, grave=grave, made=made, tries=tries, alert=alert
        ),
        st.integers(0, 999),
        st.sampled_from(["waiting", "held"]),
        st.booleans(),
        st.booleans(),
        st.floats(NOW - 2 * LONGEST_WAIT, NOW + 1000),
        st.integers(0, 9),
        st.sampled_from(["", "al-1", "al-2", "al-3"]),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)
_TOLD = st.dictionaries(
    st.sampled_from(["al-1", "al-2"]),
    st.builds(
        lambda sent, remote: letter("x", state="sent", sent=sent, remote=remote),
        st.floats(NOW - 9999, NOW),
        st.none() | st.just("1"),
    ),
)


@given(
    _LETTERS,
    _TOLD,
    st.none() | st.floats(NOW + 1, NOW + 9999),
    st.none() | st.floats(NOW - 100, NOW + 100),
    st.booleans(),
    st.sampled_from([0.0, 3600.0]),
)
def test_every_letter_has_one_fate_and_none_is_forgotten(
    letters: list[Letter],
    told: dict[str, Letter],
    until: float | None,
    rests: float | None,
    edits: bool,
    follows: float,
) -> None:
    choice = chosen(*letters, until=until, not_before=rests, told=told, edits=edits, follows=follows)
    fates = [*choice.failed, *choice.dropped, *(one for one, _ in (*choice.held, *choice.follows))]
    fates += [one.id for one in choice.fold]
    assert len(fates) == len(set(fates))
    waiting = [one.id for one in letters if one.id not in fates]
    if choice.send is not None:
        assert choice.send.id in waiting
        waiting.remove(choice.send.id)
    still = waiting or choice.held or choice.follows or choice.fold
    assert not still or choice.again_at is not None
    assert choice.again_at is None or choice.again_at >= NOW
    assert until is None or choice.send is None or choice.send.grave or choice.silent
    if rests is not None and rests > NOW:
        assert choice.send is None
