"""A watched case beside the newsroom's world: what it should hold and does not, what it holds and should not."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlsplit

from palagan.flow import read_page
from palagan.model.page import Page
from palagan.model.reading import Reading
from palagan.store.open import CaseFile
from palagan.store.pages import all_pages
from palagan.store.readings import kept_readings
from tests.newsroom.answers import Answers
from tests.newsroom.pages import page
from tests.newsroom.running import Asked, Newsroom
from tests.newsroom.world import DAY, HOUR, Article, World


@dataclass(frozen=True, slots=True)
class Holding:
    """What a case holds: its pages in the order of adding, and readings by page."""

    pages: tuple[Page, ...]
    readings: dict[str, Reading]


def holding(case: CaseFile) -> Holding:
    """All of it."""
    with case.reading() as connection:
        return Holding(tuple(all_pages(connection)), {one.article.page_id: one for one in kept_readings(connection)})


def from_pages_of(pages: Iterable[Page]) -> Holding:
    """These pages with their readings, without a case."""
    kept = tuple(pages)
    read = {one.id: read_page(one).reading for one in kept}
    return Holding(kept, {name: reading for name, reading in read.items() if reading is not None})


def may_be_had(article: Article) -> bool:
    """Whether anybody may read it."""
    return not article.forbidden and not article.outlet.is_("forbids")


def must_be_had(article: Article, world: World, within: float) -> bool:
    """Whether a watcher that looks every so many seconds gets it before it is gone and the world ends."""
    end = min(world.end, article.gone_at or world.end)
    return may_be_had(article) and article.at + within < end


def _by_article(world: World, held: Holding) -> tuple[dict[str, list[Page]], list[Page]]:
    """Pages by the article they are of, and those that are of none."""
    known = Answers(world, 0)
    by_key: dict[str, list[Page]] = defaultdict(list)
    strays = []
    for one in held.pages:
        parts = urlsplit(one.hints.url or "")
        article = known.article(parts.hostname or "", parts.path)
        if article is None:
            strays.append(one)
        else:
            by_key[article.key].append(one)
    return by_key, strays


def wrongly_gathered(world: World, held: Holding, within: float) -> Iterator[str]:
    """Articles that are missing, pages that are no article's or forbidden, articles under two addresses."""
    by_key, strays = _by_article(world, held)
    yield from (f"{one.hints.url} is no article" for one in strays)
    for article in world.articles:
        found = by_key.get(article.key, [])
        addresses = sorted({one.hints.url or "" for one in found})
        if found and not may_be_had(article):
            yield f"{addresses[0]} must not be had"
        if not found and must_be_had(article, world, within):
            yield f"{article.outlet.host}{article.path} is missing"
        if len(addresses) > 1:
            yield f"one article under {' and '.join(addresses)}"
        for one in found:
            if one.hints.outlet != article.outlet.name:
                yield f"{one.hints.url} is of {article.outlet.name}, not {one.hints.outlet}"


def wrong_versions(world: World, held: Holding, within: float, looked: float) -> Iterator[str]:
    """Edits that are no version, versions that are no edit, words that are missing or stand twice.

    `looked`: seconds after which an edit has been found, at the latest.
    """
    by_key, _ = _by_article(world, held)
    for article in world.articles:
        found = by_key.get(article.key, [])
        editions = [_edition(article, one) for one in found]
        if None in editions:
            yield f"{article.outlet.host}{article.path}: a version that was never published"
        if len(set(editions)) < len(editions):
            yield f"{article.outlet.host}{article.path}: editions {editions}, one of them twice"
        if found and article.editions[-1].at + looked < world.end and len(article.editions) - 1 not in editions:
            gone = article.gone_at is not None and article.gone_at < article.editions[-1].at + looked
            if not gone:
                yield f"{article.outlet.host}{article.path}: its last edition is missing, {editions} are there"
        stood = article.editions[1].at - article.at if len(article.editions) > 1 else 0.0
        if stood > within and may_be_had(article) and 0 not in editions:
            yield f"{article.outlet.host}{article.path}: stood for {stood / HOUR:.1f} h, and {editions} are there"
        for one in found:
            yield from _wrong_words(article, one, held.readings.get(one.id))


def _edition(article: Article, one: Page) -> int | None:
    """Which edition a page is: the last of which it has the title and every paragraph."""
    text = one.content.decode("utf-8")
    for number in reversed(range(len(article.editions))):
        edition = article.editions[number]
        if all(escape(paragraph, quote=False) in text for paragraph in edition.paragraphs):
            return number
    return None


def _wrong_words(article: Article, one: Page, reading: Reading | None) -> Iterator[str]:
    """Paragraphs that a reading does not have just once."""
    number = _edition(article, one)
    if reading is None or number is None:
        if article.outlet.language == "id":
            yield f"{one.hints.url} is not read"
        return
    for paragraph in article.editions[number].paragraphs:
        count = reading.article.text.count(paragraph)
        if count != 1:
            yield f"{one.hints.url}: {count} times «{paragraph[:60]}»"


def as_served(room: Newsroom, log: Iterable[Asked]) -> dict[str, bytes]:
    """Every whole page that the server gave, made again from the world: digest → bytes."""
    answers = Answers(room.world, room.port)
    served: dict[str, bytes] = {}
    for asked in log:
        article = answers.article(asked.host, asked.path) if asked.status == 200 else None
        if article is None or asked.query.startswith("page="):
            continue
        base = answers.base(article.outlet.host)
        body = page(article, article.edition(asked.at), base, serial=asked.serial, amp=asked.path.endswith("/amp"))
        served[hashlib.sha256(body).hexdigest()] = body
    return served


def from_files(room: Newsroom, log: Sequence[Asked], held: Holding) -> tuple[list[Page], list[str]]:
    """The case's pages with the bytes that the world made, in another order; and those that were never served. Articles
    in parts are joined by the program, and taken as they are."""
    served = as_served(room, log)
    by_path = room.world.by_path
    found, never = [], []
    for one in held.pages:
        parts = urlsplit(one.hints.url or "")
        article = by_path.get((parts.hostname or "", parts.path))
        if one.sha256 in served:
            found.append(replace(one, content=served[one.sha256]))
        else:
            found.append(one)
            if article is None or article.parts == 1:
                never.append(f"{one.hints.url}: bytes that were never served")
    return sorted(found, key=lambda one: one.sha256), never


SLOWEST_LOOK = 2 * DAY
"""Seconds after which an edit was found: looks come after 1, 4, 12, 24 and 48 hours, then after four days."""
