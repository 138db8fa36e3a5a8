from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_meta import Declarations, absolute, declarations
from palagan.articles.html_tree import parse


def told(html: str, url: str | None = None) -> Declarations:
    root = parse(html).root
    assert root is not None
    return declarations(root, url)


def values(html: str, field: str) -> list[tuple[str, str]]:
    return [(one.value, one.rule) for one in told(html).of(field)]


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_json_ld_comes_before_meta_and_meta_in_the_order_of_trust() -> None:
    html = (
        "<title>Judul | Situs</title><meta name=date content=2025-03-01><meta property='og:title' content='Judul OG'>"
        "<meta name='ARTICLE:published_time' content=2025-03-02>"
        + ld('{"@type":"NewsArticle","headline":"Judul LD","datePublished":"2025-03-03"}')
    )
    assert values(html, "title") == [
        ("Judul LD", "json-ld.headline"),
        ("Judul OG", "meta.og:title"),
        ("Judul | Situs", "title"),
    ]
    assert [rule for _, rule in values(html, "published")] == [
        "json-ld.datePublished",
        "meta.article:published_time",
        "meta.date",
    ]


def test_authors_are_people_whichever_way_they_are_written() -> None:
    html = ld(
        '{"@graph":[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Tara Wulandari"},{"@id":"#b"},'
        '{"@type":"Organization","name":"Suratkabar Merit"},"Cahya Utama"],"editor":{"name":["Dian Pratama"]}},'
        '{"@type":"Person","@id":"#b","name":"Bimo Hartanto"}]}'
    )
    assert [name for name, _ in values(html, "byline")] == ["Tara Wulandari", "Bimo Hartanto", "Cahya Utama"]
    assert values(html, "editor") == [("Dian Pratama", "json-ld.editor")]


def test_the_article_with_the_pages_address_is_the_pages() -> None:
    html = ld(
        '[{"@type":"NewsArticle","headline":"Lain","url":"https://a.example/1"},'
        '{"@type":"NewsArticle","headline":"Ini","mainEntityOfPage":{"@id":"https://a.example/2/"}}]'
    )
    assert told(html, "https://a.example/2").of("title")[0].value == "Ini"
    assert told(html).of("title")[0].value == "Lain"


@pytest.mark.parametrize(
    ("json", "is_list"),
    [
        ('{"@type":"CollectionPage"}', True),
        ('[{"@type":"ItemList"},{"@type":"NewsArticle","headline":"A"}]', False),
        ("[" + ",".join(f'{{"@type":"NewsArticle","headline":"{n}"}}' for n in range(5)) + "]", True),
        ("[" + ",".join('{"@type":"NewsArticle","headline":"sama"}' for _ in range(5)) + "]", False),
        ('{"@type":"WebPage"}', False),
    ],
)
def test_lists_say_that_they_are(json: str, is_list: bool) -> None:
    assert told(ld(json)).is_list is is_list


@pytest.mark.parametrize("trash", ["", "  ", "undefined", "null", "{{ title }}"])
def test_what_a_template_left_behind_is_no_value(trash: str) -> None:
    assert values(f'<meta property="og:title" content="{trash}"><p>a</p>', "title") == []


@pytest.mark.parametrize(
    ("address", "base", "whole"),
    [
        ("https://a.example/1", None, "https://a.example/1"),
        ("/1", "https://a.example/x", "https://a.example/1"),
        ("/1", None, None),
        ("javascript:void(0)", None, None),
        ("http://[::1", None, None),
    ],
)
def test_addresses_are_made_whole(address: str, base: str | None, whole: str | None) -> None:
    assert absolute(address, base) == whole


@given(st.text(max_size=40), st.sampled_from(["og:title", "author", "date", "og:url", "article:published_time"]))
def test_no_content_makes_it_fail(content: str, name: str) -> None:
    quoted = content.replace("&", "&amp;").replace('"', "&quot;")
    for one in told(f'<meta property="{name}" content="{quoted}"><p>a</p>').values:
        assert one.value == " ".join(one.value.split()) != ""
