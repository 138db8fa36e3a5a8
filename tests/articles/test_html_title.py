from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_layout import lay_out
from palagan.articles.html_meta import Declared
from palagan.articles.html_region import marks_round
from palagan.articles.html_title import Headline, find_headline, without_site
from palagan.articles.html_tree import parse

TITLE = "Dua Kapal Tertahan di Selat Wening Sejak Senin"


@pytest.mark.parametrize(
    ("declared", "site", "bare"),
    [
        (f"{TITLE} - Suratkabar Merit", "Suratkabar Merit", TITLE),
        (f"{TITLE} | Merit.com Dunia", None, TITLE),
        (f"Merit.com - {TITLE}", None, TITLE),
        (f"{TITLE} :: Merit.com", None, TITLE),
        (f"{TITLE} - Dunia - Merit.co.id", None, f"{TITLE} - Dunia"),
        ("Rusia - Ukraina Sepakat Bertemu", "Suratkabar Merit", "Rusia - Ukraina Sepakat Bertemu"),
        ("Gencatan-Senjata di Selat", None, "Gencatan-Senjata di Selat"),
        ("Merit.com", None, "Merit.com"),
    ],
)
def test_the_sites_name_is_no_part_of_a_title(declared: str, site: str | None, bare: str) -> None:
    assert without_site(declared, site) == bare


def headline(html: str, *declared: str, site: str | None = None) -> Headline | None:
    root = parse(html).root
    assert root is not None
    layout = lay_out(root)
    told = [Declared("title", value, f"meta.{number}") for number, value in enumerate(declared)]
    first = next((n for n, block in enumerate(layout.blocks) if len(block.text) > 90), None)
    return find_headline(layout, marks_round(layout), told, first, site)


BODY = f"<p>{'Kapal itu berangkat dari pelabuhan lama dan tidak terlihat lagi sesudahnya. ' * 3}</p>"


def test_the_heading_that_the_meta_bears_out_is_the_headline() -> None:
    found = headline(f"<h1>Regional</h1><h2>{TITLE}</h2>{BODY}", f"{TITLE} - Merit.com Regional")
    assert found == Headline(TITLE, 1, "meta.0")


def test_a_headline_in_a_list_of_links_is_another_place() -> None:
    html = f"<aside class=terpopuler><h3><a href=x>{TITLE}</a></h3></aside><div class=judul>{TITLE}</div>{BODY}"
    found = headline(html, TITLE)
    assert found is not None
    assert found.block == 1


def test_a_page_that_declares_nothing_has_its_first_heading() -> None:
    found = headline(f"<h1>{TITLE}</h1>{BODY}<h2>{TITLE[::-1]}</h2>")
    assert found == Headline(TITLE, 0, "heading.h1")


def test_a_declared_title_counts_where_none_is_shown() -> None:
    assert headline(BODY, f"{TITLE} | Merit.com") == Headline(TITLE, None, "meta.0")
    assert headline(BODY) is None


def test_a_heading_of_the_same_story_under_other_words_is_the_one_shown() -> None:
    shown = "Sejak Senin, Dua Kapal Tertahan di Selat Wening"
    found = headline(f"<h1>{shown}</h1>{BODY}", f"Kapal Tertahan di Selat Wening: {TITLE[:10]}")
    assert found is not None
    assert found.value == shown


def test_a_heading_cut_short_is_made_whole() -> None:
    found = headline(f"<h1>{TITLE[:38]}...</h1>{BODY}", TITLE)
    assert found == Headline(TITLE, 0, "meta.0")


@given(st.text(max_size=60), st.none() | st.text(max_size=12))
def test_taking_the_name_off_twice_takes_no_more(title: str, site: str | None) -> None:
    once = without_site(title, site)
    assert without_site(once, site) == once
    assert once in " ".join(title.split())
