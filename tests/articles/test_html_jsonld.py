from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_jsonld import things, types_of, words_of

ARTICLE = '{"@type": "NewsArticle", "headline": "Judul"}'


@pytest.mark.parametrize(
    "source",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f"[[{ARTICLE}]]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"{ARTICLE};",
        f"{ARTICLE}\n{ARTICLE}",
        '{"@type": "NewsArticle", "headline": "Judul",}',
        '{"@type": "NewsArticle", "headline": "Jud\tul", "x": "a\nb"}'.replace("Jud\tul", "Judul"),
        r'{"@type": "NewsArticle", "headline": "Judul", "x": "it\'s"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Judul&quot;}",
        '{"@type": "NewsArticle", "headline": "Judul", "author": {"@type": "Person", "na',
    ],
)
def test_json_that_is_not_quite_json_is_mended(source: str) -> None:
    found = [thing for thing in things(source) if "newsarticle" in types_of(thing)]
    assert [words_of(thing["headline"]) for thing in found][:1] == ["Judul"]


@pytest.mark.parametrize("source", ["", "null", "{", "bukan json", "[1, 2", '"teks"', "{]}", "[" * 30_000])
def test_what_cannot_be_mended_gives_nothing(source: str) -> None:
    assert things(source) == []


def test_types_lose_their_address() -> None:
    assert types_of({"@type": ["http://schema.org/NewsArticle", "schema:Thing", 3]}) == {"newsarticle", "thing"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("  A &amp; B\n", "A & B"),
        (["satu", "dua"], "satu"),
        ({"@value": "nilai"}, "nilai"),
        ({"name": ["nama"]}, "nama"),
        (12, "12"),
        (True, None),
        (None, None),
        ("", None),
        ([], None),
    ],
)
def test_words_of_any_value(value: object, words: str | None) -> None:
    assert words_of(value) == words


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=10),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["@type", "name", "@graph"]), inner)
        ),
        max_leaves=20,
    )
)
def test_every_typed_object_of_sound_json_is_found(value: object) -> None:
    def count(one: object) -> int:
        if isinstance(one, dict):
            return ("@type" in one) + sum(map(count, one.values()))
        return sum(map(count, one)) if isinstance(one, list) else 0

    assert len(things(json.dumps([value]))) == count(value)


@given(st.text(alphabet='{}[]",:\\/<!->@type a1', max_size=60))
def test_no_text_makes_it_fail(source: str) -> None:
    assert isinstance(things(source), list)
