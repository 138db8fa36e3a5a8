"""Whom hosts can write to stands in every request, and cannot break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.gather.web.contact import agent_of, contact_of


@pytest.mark.parametrize(
    ("told", "contact"),
    [
        ("rina@kabar.example", "mailto:rina@kabar.example"),
        (" mailto:rina@kabar.example ", "mailto:rina@kabar.example"),
        ("https://kabar.example/robot", "https://kabar.example/robot"),
    ],
)
def test_a_contact(told: str, contact: str) -> None:
    assert contact_of(told) == contact
    assert agent_of(told, "0.1.0") == f"Palagan/0.1 (+{contact})"


@pytest.mark.parametrize(
    "told",
    [
        "",
        "rina",
        "rina@kabar",
        "@kabar.example",
        "a@b.example\r\nX: 1",
        "https://x",
        "javascript:1",
        "rína@kabar.example",
    ],
)
def test_no_contact(told: str) -> None:
    with pytest.raises(InputError) as error:
        contact_of(told)
    assert error.value.way_out


@given(st.text(max_size=60))
def test_nothing_can_break_out_of_the_header(told: str) -> None:
    try:
        contact = contact_of(told)
    except InputError:
        return
    assert contact.isascii()
    assert contact.isprintable()
    assert not set(contact) & set(' ()<>"')
