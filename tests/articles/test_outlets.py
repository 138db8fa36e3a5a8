"""Outlets by name and address; one that has no file works as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.outlets import is_outlet_name, is_part_of, known_outlet, outlet_of_url, outlets, same_outlet
from palagan.articles.words import lexicons


def test_every_file_is_whole_and_no_name_means_two_outlets() -> None:
    zones = {zone for data in lexicons("calendar.toml") for zone in data["zones"]}
    seen: dict[str, str] = {}
    for outlet in outlets():
        assert outlet.zone in zones
        assert known_outlet(outlet.name) is outlet
        for name in (outlet.name, *outlet.names):
            assert seen.setdefault(name.casefold(), outlet.name) == outlet.name


@pytest.mark.parametrize(
    ("written", "name"),
    [("KOMPAS.com", "Kompas.com"), ("kompas", "Kompas.com"), ("TEMPO.CO", "Tempo"), ("detikNews", "detikcom")],
)
def test_spellings_of_one_outlet(written: str, name: str) -> None:
    found = known_outlet(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://internasional.kompas.com/read/2020/10/06/x", "Kompas.com"),
        ("https://m.tribunnews.com/a", "Tribunnews.com"),
        ("news.detik.com/internasional/d-1", "detikcom"),
        ("https://notkompas.com/a", None),
        ("https://kompas.com.example.org/", None),
        ("http://[bad", None),
        ("", None),
    ],
)
def test_an_address_tells_its_outlet(url: str, name: str | None) -> None:
    found = outlet_of_url(url)
    assert (found.name if found else None) == name


def test_names_of_outlets_that_have_no_file() -> None:
    assert is_outlet_name("WARTAUTAMA.CO.ID")
    assert is_outlet_name("Mimbar Kita", "mimbar kita")
    assert not is_outlet_name("Mimbar Kita")
    assert same_outlet("Warta Utama", "wartautama.com")
    assert not same_outlet("Warta Utama", None)
    assert is_part_of("Tribunnews.com", "Kompas.com")
    assert not is_part_of("Warta Utama", "Kompas.com")


@given(st.text(max_size=60))
def test_any_address_is_answered(url: str) -> None:
    assert outlet_of_url(url) is None or outlet_of_url(url) in outlets()
