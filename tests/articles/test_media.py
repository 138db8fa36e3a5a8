"""Names of media found in running text, glued and cut ones too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.media import known_medium, media, mentions


def names(text: str) -> list[str]:
    return [mention.medium.name for mention in mentions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kata Reuters pada Senin", ["Reuters"]),
        ("dilansirAFP, Senin", ["AFP"]),
        ("kepadaReuters.", ["Reuters"]),
        ("Reutersmelaporkan", ["Reuters"]),
        ("mengutip aa.com, ia", ["Anadolu Agency"]),
        ("Dilansir Sky New. Ia", ["Sky News"]),
        ("laporanAl Jazeeramengatakan", ["Al Jazeera"]),
        ("BBC dan CNN Indonesia", ["BBC", "CNN Indonesia"]),
        ("perundingan antara kedua negara", []),
        ("pesawat AFPX-1 itu", []),
        ("rekaman di Instagram dan YouTube", []),
    ],
)
def test_media_named_in_a_text(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


def test_the_longest_name_at_a_place_wins() -> None:
    assert names("menurut The New York Times") == ["The New York Times"]


@pytest.mark.parametrize("written", ["AFP", "Anadolu", "anadolu agency", "The Reuters", "aa.com.tr"])
def test_a_medium_is_known_in_many_spellings(written: str) -> None:
    assert known_medium(written) is not None


def test_unknown_names_are_unknown() -> None:
    assert known_medium("Warta Samudra Raya") is None


@given(st.sampled_from(sorted(name for name in media() if len(name) > 4 and name[0].isupper() and name.isascii())))
def test_every_longer_spelling_is_known(name: str) -> None:
    assert known_medium(name) is media()[name]


@given(st.text(max_size=200))
def test_mentions_follow_each_other(text: str) -> None:
    found = list(mentions(text, 0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[mention.start : mention.end] for mention in found)
