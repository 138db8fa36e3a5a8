"""Tokens of programs."""

from __future__ import annotations

import pytest

from palagan.errors import NotFoundError
from palagan.web.access.door import by_token
from palagan.web.access.file import AccessFile
from palagan.web.access.log import read_log
from palagan.web.access.tokens import PREFIX, add_token, list_tokens, revoke_token
from palagan.web.access.users import add_user, change_user, remove_user
from tests.web.access.test_users import WORDS


@pytest.fixture
def rina(access: AccessFile) -> AccessFile:
    with access.writing() as connection:
        add_user(connection, "Rina", "reviewer", WORDS, 1)
    return access


def test_a_token_is_shown_once_and_kept_as_a_digest(rina: AccessFile) -> None:
    with rina.writing() as connection:
        id_, secret = add_token(connection, "rina", "notebook", 5)
    assert secret.startswith(PREFIX)
    assert len(secret) >= 40
    assert secret.encode() not in rina.path.read_bytes()
    person = by_token(rina, secret, "127.0.0.1", 10)
    assert person is not None
    assert (person.name, person.role, person.token) == ("Rina", "reviewer", id_)
    with rina.reading() as connection:
        assert [(row.id, row.user, row.purpose, row.used) for row in list_tokens(connection)] == [
            (id_, "Rina", "notebook", 10)
        ]


def test_a_token_never_may_more_than_its_user(rina: AccessFile) -> None:
    with rina.writing() as connection:
        _, wide = add_token(connection, "Rina", "wide", 5, role="owner")
        _, narrow = add_token(connection, "Rina", "narrow", 5, role="reader")
    assert [by_token(rina, one, "", 6).role for one in (wide, narrow)] == ["reviewer", "reader"]  # type: ignore[union-attr]
    with rina.writing() as connection:
        change_user(connection, "Rina", 7, role="reader")
    assert by_token(rina, wide, "", 8).role == "reader"  # type: ignore[union-attr]


def test_a_token_ends_when_it_is_told_to_or_taken_back_or_its_user_goes(rina: AccessFile) -> None:
    with rina.writing() as connection:
        _, short = add_token(connection, "Rina", "a day", 0, days=1)
        id_, other = add_token(connection, "Rina", "other", 0)
        _, last = add_token(connection, "Rina", "last", 0)
    assert by_token(rina, short, "", 86_399) is not None
    assert by_token(rina, short, "", 86_400) is None
    with rina.writing() as connection:
        assert revoke_token(connection, id_) == "Rina"
        with pytest.raises(NotFoundError):
            revoke_token(connection, id_)
    assert by_token(rina, other, "", 1) is None
    with rina.writing() as connection:
        remove_user(connection, "Rina")
    assert by_token(rina, last, "", 1) is None


def test_only_its_own_user_takes_a_token_back_where_a_user_asks(rina: AccessFile) -> None:
    with rina.writing() as connection:
        id_, _ = add_token(connection, "Rina", "", 0)
        with pytest.raises(NotFoundError):
            revoke_token(connection, id_, "Budi")


def test_a_wrong_token_is_noted_once_a_minute_and_not_in_full(rina: AccessFile) -> None:
    wrong = PREFIX + "x" * 43
    for moment in (100, 101, 130, 200):
        assert by_token(rina, wrong, "192.0.2.1", moment) is None
    with rina.reading() as connection:
        lines = read_log(connection)
    assert [(line.what, line.item) for line in lines] == [("token-wrong", wrong[:8])] * 2
