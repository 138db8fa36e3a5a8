"""Invented reports made into articles, casts and statements, for the tests of reading."""

from __future__ import annotations

from hypothesis import strategies as st

from palagan.languages.sentences import split_sentences
from palagan.model.article import Article, Kind, Segment
from palagan.model.reading import Span
from palagan.reading.actors import find_cast
from palagan.reading.cast import Cast

FRAGMENTS = (
    "Menteri Luar Negeri Kenya",
    "Peter Otieno",
    "Otieno",
    "juru bicara militer",
    "militer Kenya",
    "pasukan",
    "Somalia",
    "PBB",
    "(ISPR)",
    "Kementerian Pertahanan",
    "itu",
    "dia",
    "mereka",
    "kedua negara",
    "seorang pejabat",
    "warga sipil",
    "mengatakan",
    "bahwa",
    "kata",
    "menurut",
    "membantah",
    "laporan",
    "dikutip dari",
    "Reuters",
    "yang",
    "dan",
    ",",
    ".",
    '"',
    "“",
    "”",
    "&ldquo;",
    "\n",
    "(",
    ")",
    "Presiden",
    "mantan",
    "Rusia-Ukraina",
    "militerMyanmarkarena",
    "AFPpada",
)

ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
)
"""Texts with what readers stumble over: glued words, loose marks, half titles, and text of any kind."""


def article_of(text: str, published: str | None = "2024-03-11") -> Article:
    """The text as the body of an article."""
    segments = (Segment(0, len(text), Kind.BODY),) if text else ()
    return Article("pg-1", "test", None, None, text, segments, "id", published=published)


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of the whole text."""
    return split_sentences(text, 0, len(text))


def cast_of(text: str, published: str | None = "2024-03-11") -> Cast:
    """The cast of the text read as a report."""
    return find_cast(article_of(text, published), sentences_of(text))


def name_of(cast: Cast, actor: str | None) -> str | None:
    """The name of an actor by id; None stays None."""
    found = cast.get(actor) if actor is not None else None
    return found.name if found is not None else None
