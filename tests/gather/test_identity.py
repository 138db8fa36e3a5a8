from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.identity import canonical_url, page_id, page_identity
from palagan.model.page import Hints


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Kabar.Example/Dunia/1", "https://kabar.example/Dunia/1"),
        ("https://kabar.example", "https://kabar.example/"),
        ("https://kabar.example:443/1", "https://kabar.example/1"),
        ("https://kabar.example:8080/1", "https://kabar.example:8080/1"),
        ("https://kabar.example/1#komentar", "https://kabar.example/1"),
        ("https://kabar.example/1?utm_source=wa&page=2&fbclid=x", "https://kabar.example/1?page=2"),
        ("https://kabar.example/1?UTM_Medium=a", "https://kabar.example/1"),
        ("https://kabar.example/amp/1?b=2&a=", "https://kabar.example/amp/1?b=2&a="),
        ("kabar.example/1", "kabar.example/1"),
        ("http://[tak-benar/1", "http://[tak-benar/1"),
    ],
)
def test_an_address_loses_only_what_changes_from_link_to_link(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@given(st.text(max_size=60).map(lambda rest: f"https://kabar.example/{rest}"))
def test_a_canonical_address_stays_as_it_is(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_identity_is_the_address_then_outlet_and_id_then_nothing() -> None:
    assert page_identity(Hints(url="https://A.example/1", outlet="A", external_id="7")) == "https://a.example/1"
    assert page_identity(Hints(outlet="A", external_id="7")) == "A/7"
    assert page_identity(Hints(external_id="7")) == ""
    assert page_identity(Hints(outlet="A")) == ""


def test_ids_change_with_bytes_and_with_identity_alone() -> None:
    hints = Hints(url="https://a.example/1")
    assert page_id(b"x", hints) == page_id(b"x", Hints(url="https://a.example/1#atas", title="Judul"))
    assert page_id(b"x", hints) != page_id(b"y", hints)
    assert page_id(b"x", hints) != page_id(b"x", Hints())
