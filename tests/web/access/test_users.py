"""Users, passwords and roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError, NotFoundError
from palagan.web.access import passwords
from palagan.web.access.file import AccessFile
from palagan.web.access.roles import ROLES, Role, lesser, may, role_of
from palagan.web.access.users import add_user, change_user, has_users, key_of, list_users, remove_user

WORDS = "kopi tubruk pagi hari"


def test_a_user_is_one_whatever_the_case_of_the_name(access: AccessFile) -> None:
    with access.writing() as connection:
        assert not has_users(connection)
        assert add_user(connection, "  Rina  W ", "owner", WORDS, 10) == "Rina W"
        with pytest.raises(InputError, match="is a user already"):
            add_user(connection, "rina w", "reader", WORDS, 11)
        assert [(row.name, row.role, row.made) for row in list_users(connection)] == [("Rina W", "owner", 10)]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 41, "<b>", "a;b", "\u202eabc", "-a", "a/b", 'a"b'])
def test_what_is_no_name_is_refused(access: AccessFile, name: str) -> None:
    with access.writing() as connection, pytest.raises(InputError):
        add_user(connection, name.replace("\n", "\x01"), "reader", WORDS, 1)


@pytest.mark.parametrize("password", ["", "short", "x" * 14, "x" * 257])
def test_passwords_too_short_or_long_are_refused(access: AccessFile, password: str) -> None:
    with access.writing() as connection, pytest.raises(InputError, match="15 to 256"):
        add_user(connection, "Rina", "reader", password, 1)


def test_passwords_are_kept_as_argon2id_hashes_alone(access: AccessFile) -> None:
    with access.writing() as connection:
        add_user(connection, "Rina", "reader", WORDS, 1)
    content = access.path.read_bytes()
    assert b"$argon2id$" in content
    assert WORDS.encode() not in content


def test_the_last_owner_cannot_go_while_others_stay(access: AccessFile) -> None:
    with access.writing() as connection:
        add_user(connection, "Rina", "owner", WORDS, 1)
        add_user(connection, "Budi", "reviewer", WORDS, 1)
        with pytest.raises(InputError, match="only owner"):
            remove_user(connection, "rina")
        with pytest.raises(InputError, match="only owner"):
            change_user(connection, "Rina", 2, role="reader")
        change_user(connection, "Budi", 2, role="owner")
        assert remove_user(connection, "RINA") == "Rina"
        assert remove_user(connection, "Budi") == "Budi"
        assert not has_users(connection)


def test_a_user_that_is_none_is_told(access: AccessFile) -> None:
    with access.writing() as connection, pytest.raises(NotFoundError, match="palagan access CASE list"):
        change_user(connection, "Nobody", 1, role="owner")


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_password_matches_its_own_hash_and_no_other(one: str, other: str) -> None:
    kept = passwords.HASHER.hash(one)
    assert passwords.matches(one, kept) == (len(one) <= passwords.MOST)
    assert passwords.matches(other, kept) == (one == other and len(one) <= passwords.MOST)
    assert not passwords.matches(one, None)
    assert not passwords.matches(one, "no hash")


@given(st.sampled_from(ROLES), st.sampled_from(ROLES))
def test_roles_are_in_a_line(one: Role, other: Role) -> None:
    assert may(one, other) or may(other, one)
    assert may(one, lesser(one, other))
    assert may(other, lesser(one, other))
    assert (may(one, other) and may(other, one)) == (one == other)
    assert role_of(one) == one


def test_no_other_word_is_a_role() -> None:
    with pytest.raises(InputError, match="reader, reviewer, owner"):
        role_of("admin")


@given(st.text(max_size=40))
def test_a_name_and_its_capitals_are_kept_under_one_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(key_of(key_of(name)))
    if name.isascii():
        assert key_of(name.upper()) == key_of(name) == key_of(f" {name} ")
