"""One address of an article → the page that is to be kept, with every answer on the way as it came.

In order: the address is asked (`asking.py`), the answer judged (`verdicts.py`), a page that leads on is followed once,
its head read (`heads.py`), the address found that it goes by (`standing.py`), the pages of a divided article fetched
and joined (`dividing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from palagan.gather.identity import page_id
from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_answer
from palagan.gather.web.asking import Asking
from palagan.gather.web.capturing import joined_capture, page_capture, part_capture
from palagan.gather.web.dividing import NotNow, Whole, whole_of
from palagan.gather.web.feeds import Item
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.heads import Head, head_of
from palagan.gather.web.links import one_form
from palagan.gather.web.paging import Paging, paging_of
from palagan.gather.web.sites import wall_of_title
from palagan.gather.web.standing import Standing, standing
from palagan.gather.web.taken import Known as Known
from palagan.gather.web.taken import Taken as Taken
from palagan.gather.web.taken import others, twin, unchanged, without
from palagan.gather.web.verdicts import Verdict, left, verdict
from palagan.model.drop import Drop, Reason
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page

Now = Callable[[], str]
"""Gives the moment, ISO 8601 UTC."""
_SHORT = 6_000
"""Characters of HTML up to which a page that leads on is nothing but the sign to where."""
_PART_FREE = re.compile(r"isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_OPTIONS = GatherOptions()


async def take(
    asking: Asking,
    url: str,
    told: Item | None,
    hints: Hints,
    known: Known | None,
    now: Now,
    *,
    alone: bool = False,
) -> Taken:
    """Take one address. `told` is what a feed or sitemap said of it, `hints` what the user or the subscription tells.

    With `alone` it is taken as it is, whatever other address it names: for a twin whose original cannot be had. Faults
    of servers are outcomes, never exceptions.
    """
    known = known or Known()
    answer = await asking.ask(url, known.conditions())
    at = now()
    judged = verdict(url, answer, asking.hosts.of(url).pace.next_at)
    if judged is not None or not isinstance(answer, Fetched):
        return without(url, answer if isinstance(answer, Fetched) else None, judged, known, at)
    if known.digest is not None and sha256_hex(answer.last.body) == known.digest:
        return unchanged(url, url, (answer,), known, at)
    steps: list[Fetched] = []
    page, head = _page(answer, at)
    if head.refresh is not None and _leads_on(answer, head):
        following = await asking.ask(head.refresh)
        judged = verdict(url, following, asking.hosts.of(head.refresh).pace.next_at)
        if judged is not None or not isinstance(following, Fetched):
            return without(url, answer, judged, known, at)
        steps, answer, at = [answer], following, now()
        page, head = _page(answer, at)
    wall = _wall(url, page, head)
    if isinstance(page, Drop) or wall is not None:
        dropped = _dropped(url, page) if isinstance(page, Drop) else None
        return without(url, answer, wall or dropped, known, at)
    stands = Standing(answer.last.url) if alone else standing(head, answer.last.url)
    text = page.content.decode(page.encoding, "replace")
    paging = paging_of(text, answer.last.url) if page.media == "html" else None
    same_as = stands.same_as or (None if alone or paging is None else _first_page(stands.url, paging))
    if same_as is not None and one_form(same_as) == one_form(url):
        original = await take(asking, same_as, told, hints, Known(digest=known.digest), now, alone=True)
        if original.outcome in ("kept", "unchanged"):
            return original
    elif same_as is not None:
        return twin(url, same_as, (*steps, answer), at)
    insist = known.digest is not None
    whole = await whole_of(asking, answer, text, paging, insist=insist) if paging is not None else None
    if isinstance(whole, NotNow):
        until = asking.hosts.of(answer.last.url).pace.next_at
        return without(url, answer, Verdict("later", whole.detail, until), known, at)
    address = _address(stands.url, paging)
    found = _Found(url, replace(_hints(told, hints), url=address), page, tuple(steps), answer, whole, at)
    return _kept(found, known, _notes(text))


@dataclass(frozen=True, slots=True)
class _Found:
    """A page that came: the address asked, the hints with the address that it goes by, the answers."""

    url: str
    hints: Hints
    page: Page
    steps: tuple[Fetched, ...]
    answer: Fetched
    whole: Whole | None
    at: str

    @property
    def address(self) -> str:
        return self.hints.url or self.url


def _kept(found: _Found, known: Known, notes: tuple[str, ...]) -> Taken:
    answer, whole, at, address = found.answer, found.whole, found.at, found.address
    content: tuple[Fetched, ...] = (answer,)
    page: Page | Drop
    if whole is None:
        page = _by(found.page, found.hints, notes)
    else:
        page = _page_of(whole.content, whole.media_type, found.hints, at, (*notes, *whole.notes))
        content = whole.answers
    if isinstance(page, Drop):
        return without(found.url, answer, _dropped(found.url, page), known, at)
    if known.digest == page.sha256:
        same = unchanged(found.url, address, content, known, at)
        return same if whole is None else replace(same, etag=None, modified=None)
    if whole is None:
        captures = [page_capture(answer, page, at)]
    elif whole.is_joined:
        captures = [joined_capture(answer, page, at), *(part_capture(one, address, at) for one in content[1:])]
    else:
        captures = [page_capture(content[0], page, at), part_capture(answer, address, at)]
    # of a divided article nothing is asked on conditions: that its first page is unchanged says nothing of the others
    asked = (found.steps[0] if found.steps else answer).last if whole is None else None
    return Taken(
        "kept",
        "kept" if whole is None else whole.detail,
        address,
        page=page,
        captures=(*captures, *(part_capture(one, address, at) for one in found.steps)),
        status=answer.last.status,
        etag=asked.header("etag") if asked is not None else None,
        modified=asked.header("last-modified") if asked is not None else None,
        digest=page.sha256,
        aliases=others(address, found.url, (*found.steps, answer, *content)),
    )


def _first_page(address: str, paging: Paging) -> str | None:
    """The first page of the article that this is a later page of; None where it is the first, or none is told."""
    if paging.here.number == 1:
        return None
    return address if one_form(address) == paging.here.root else paging.first


def _address(address: str, paging: Paging | None) -> str:
    """The address by which a page goes; a view of all pages in one goes by that of the first."""
    if paging is None or not paging.here.whole or one_form(address) == paging.here.root:
        return address
    return paging.first or address


def _page(answer: Fetched, at: str) -> tuple[Page | Drop, Head]:
    """The page that the answer would be by itself, and its head."""
    last = answer.last
    page = _page_of(last.body, last.header("content-type") or "", Hints(url=last.url), at, ())
    if isinstance(page, Drop) or page.media != "html":
        return page, Head()
    return page, head_of(page.content.decode(page.encoding, "replace"), last.url)


def _page_of(content: bytes, media_type: str, hints: Hints, at: str, notes: tuple[str, ...]) -> Page | Drop:
    return page_of_answer(content, media_type, Origin(hints.url or "", hints, at, notes), _OPTIONS)


def _by(page: Page, hints: Hints, notes: tuple[str, ...]) -> Page:
    """The page by another address, with what is told of it."""
    number = page_id(page.content, hints, page.sha256)
    return replace(page, id=number, source=hints.url or page.source, hints=hints, notes=notes)


def _leads_on(answer: Fetched, head: Head) -> bool:
    """Whether a page is nothing but the sign to another."""
    assert head.refresh is not None
    seen = {one_form(hop.url) for hop in answer.hops}
    return one_form(head.refresh) not in seen and len(answer.last.body) <= _SHORT


def _wall(url: str, page: Page | Drop, head: Head) -> Verdict | None:
    wall = None if isinstance(page, Drop) else wall_of_title(head.title)
    if wall is None:
        return None
    told = f"shows “{head.title[:80]}” in place of the article"
    if wall == "left":
        return left(url, Reason.NOT_ARTICLE, told)
    return Verdict(wall, told)


def _dropped(url: str, drop: Drop) -> Verdict:
    if drop.reason is Reason.EMPTY:
        return Verdict("failed", "came empty", drop=replace(drop, item=url))
    return Verdict("left", drop.detail, drop=replace(drop, item=url))


def _hints(told: Item | None, hints: Hints) -> Hints:
    """What is told of a page beside its bytes: an item's own publisher wins over the outlet of its feed."""
    if told is None:
        return hints
    return replace(
        hints,
        outlet=told.publisher or hints.outlet,
        title=hints.title or told.title,
        published=hints.published or told.published,
        language=hints.language or told.language,
    )


def _notes(text: str) -> tuple[str, ...]:
    if "isAccessibleForFree" in text and _PART_FREE.search(text):
        return ("The page says that not all of it can be read without a subscription.",)
    return ()
