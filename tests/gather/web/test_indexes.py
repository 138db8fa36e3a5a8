"""Which sitemaps of an index are asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.indexes import UNDATED, day_of, followed
from palagan.gather.web.sitemaps import Further

AT = "https://kabar.example"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/sitemap-2026-11.xml", "2026-11"), ("/2026/11/05/judul", "2026-11-05"),
        ("/20261105083000-12-9/judul", None), ("/sitemap-20261105.xml", "2026-11-05"),
        ("/berita/12026/1", None), ("/sitemap_2026_11_05.xml.gz", "2026-11-05"),
        ("/judul-2026", None), ("/2026/13/01", None),
    ],
)  # fmt: skip
def test_the_day_of_an_address(path: str, day: str | None) -> None:
    assert day_of(AT + path) == day


def test_a_month_counts_to_its_end() -> None:
    found = followed([Further(f"{AT}/sitemap-2026-{month:02}.xml") for month in range(1, 12)], "2026-10-28T00:00:00Z")
    assert [one.url[-11:-4] for one in found.sitemaps] == ["2026-11", "2026-10"]
    assert not found.dated, "their names tell days, but not whether they changed"


def test_lists_of_no_reports_are_passed_over() -> None:
    names = ("/author-sitemap.xml", "/post_tag-sitemap.xml", "/sitemap-video.xml", "/image/1.xml", "/post-sitemap.xml")
    assert [one.url for one in followed([Further(AT + name) for name in names], "2026").sitemaps] == [
        f"{AT}/post-sitemap.xml"
    ]


ADDRESSES = st.integers(0, 99).map(lambda number: f"{AT}/s{number}.xml")
sitemaps = st.builds(Further, ADDRESSES, st.sampled_from([None, "2019", "2026-11-06"]))


@given(st.lists(sitemaps, unique_by=lambda one: one.url))
def test_all_that_changed_are_asked_and_few_of_the_rest(further: list[Further]) -> None:
    found = followed(further, "2026-11-01")
    asked = list(found.sitemaps)
    undated = [one for one in further if one.changed is None]
    assert {one for one in further if one.changed == "2026-11-06"} <= set(asked)
    assert not [one for one in asked if one.changed == "2019"]
    assert len(asked) == len(set(asked))
    assert len([one for one in asked if one.changed is None]) + found.left == len(undated)
    assert len([one for one in asked if one.changed is None]) <= UNDATED
