"""Real pages of eight outlets: headline, time and names right on every one, and nothing of menu or foot in the report.

The pages stay outside the repository: the test runs where the shared folder is (`PALAGAN_SHARED`, else ../shared) and
says so where it is not. What is expected stands in `html_expected.toml`.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from palagan.articles.html import article_from_html
from palagan.articles.letters import folded
from palagan.model.article import REPORT, Article, Kind
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints, Page

EXPECTED = tomllib.loads(Path(__file__).with_name("html_expected.toml").read_text("utf-8"))
SHARED = Path(os.environ.get("PALAGAN_SHARED") or Path(__file__).parents[3] / "shared")
FOLDER = SHARED / str(EXPECTED["folder"])
LONGEST_LINK = 140
"""No menu has a longer line; an element called a menu that has one holds the whole page."""
PAGES = EXPECTED["page"]
ARTICLES = [page for page in PAGES if "title" in page]

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the real pages are not there ({FOLDER}); set PALAGAN_SHARED to the shared folder"
)


def name(page: dict[str, Any]) -> str:
    return Path(str(page["file"])).stem


@cache
def source(file: str) -> str:
    return (FOLDER / file).read_bytes().decode("utf-8", "replace")


@cache
def article(file: str) -> Article:
    content = (FOLDER / file).read_bytes()
    return article_from_html(
        Page(
            id=content_id("pg", file),
            source=file,
            media="html",
            content=content,
            encoding="utf-8",
            sha256=sha256_hex(content),
            hints=Hints(),
        ),
        source(file),
    )


def lines_of_kind(page: Article, *kinds: Kind) -> list[str]:
    return [page.text[one.start : one.end] for one in page.segments if one.kind in kinds]


def fingerprint(text: str) -> str:
    return hashlib.sha256(folded(text).encode()).hexdigest()[:12]


def menu_and_foot(file: str) -> set[str]:
    """The letters of every line in an element called navigation, menu or footer; told apart from our own marks."""
    found = set()
    for element in html.document_fromstring(source(file).encode(), parser=html.HTMLParser(encoding="utf-8")).iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body"):
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if element.tag in ("nav", "footer") or any(word in names for word in ("navbar", "menu", "footer", "topbar")):
            texts = {folded(text) for text in element.itertext() if isinstance(text, str)} - {""}
            if all(len(text) <= LONGEST_LINK for text in texts):  # else it is the wrapper of the whole page
                found |= texts
    return found


@pytest.mark.parametrize("expected", ARTICLES, ids=name)
def test_headline_time_and_names_are_those_that_the_page_shows(expected: dict[str, Any]) -> None:
    page = article(expected["file"])
    assert page.is_article
    assert (page.title, page.published, list(page.byline)) == (
        expected["title"],
        expected["published"],
        expected["byline"],
    )


@pytest.mark.parametrize("expected", ARTICLES, ids=name)
def test_the_report_is_whole(expected: dict[str, Any]) -> None:
    report = lines_of_kind(article(expected["file"]), Kind.BODY) or lines_of_kind(article(expected["file"]), *REPORT)
    prints = [fingerprint(line) for line in report]
    # Above the first paragraph there may be a dateline, below the last one initials; nothing else.
    assert expected["first"] in prints[:2]
    assert expected["last"] in prints[-2:]
    assert all(len(line) <= 40 for line in report[: prints.index(expected["first"])])
    assert all(len(line) <= 40 for line in report[prints.index(expected["last"]) + 1 :])


@pytest.mark.parametrize("expected", ARTICLES, ids=name)
def test_no_line_of_menu_or_foot_is_the_report(expected: dict[str, Any]) -> None:
    page = article(expected["file"])
    assert [line for line in lines_of_kind(page, *REPORT) if folded(line) in menu_and_foot(expected["file"])] == []


def test_the_pages_do_have_menus_and_feet() -> None:
    assert sum(len(menu_and_foot(page["file"])) > 10 for page in ARTICLES) >= 14


@pytest.mark.parametrize("expected", [page for page in PAGES if "title" not in page], ids=name)
def test_front_pages_and_feeds_are_no_articles(expected: dict[str, Any]) -> None:
    page = article(expected["file"])
    assert not page.is_article
    assert page.flags
    assert lines_of_kind(page, *REPORT) == []


def test_every_page_is_there() -> None:
    assert {str(file.relative_to(FOLDER)) for file in FOLDER.glob("*/*.html")} == {page["file"] for page in PAGES}
