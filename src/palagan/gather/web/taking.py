"""One address of an article → the page that is to be kept, with every answer on the way as it came.

In order: the address is asked (`asking.py`), the answer judged (`verdicts.py`), a page that leads on is followed once,
its head read (`heads.py`), the address found that it goes by (`standing.py`), the pages of a divided article fetched
and joined (`dividing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_answer
from palagan.gather.web.asking import Asking
from palagan.gather.web.capturing import Capture, joined_capture, page_capture, part_capture, same_capture
from palagan.gather.web.dividing import Whole, whole_of
from palagan.gather.web.feeds import Item
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.heads import Head, head_of
from palagan.gather.web.links import one_form
from palagan.gather.web.paging import Paging, paging_of
from palagan.gather.web.sites import wall_of_title
from palagan.gather.web.standing import Standing, standing
from palagan.gather.web.verdicts import Outcome, Verdict, left, verdict
from palagan.model.drop import Drop, Reason
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Page

Now = Callable[[], str]
"""Gives the moment, ISO 8601 UTC."""
_SHORT = 6_000
"""Characters of HTML up to which a page that leads on is nothing but the sign to where."""
_PART_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_OPTIONS = GatherOptions()


@dataclass(frozen=True, slots=True)
class Known:
    """What the case knows of an address from before: its ETag and Last-Modified, the digest of what was kept."""

    etag: str | None = None
    modified: str | None = None
    digest: str | None = None

    def conditions(self) -> dict[str, str]:
        """The headers by which a server may say that nothing has changed."""
        if self.digest is None:
            return {}
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value and value.isprintable() and value.isascii()}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an address. `url` is the address that the page goes by, `aliases` other addresses of the same page
    (redirects, AMP, the pages of a divided one). `etag` and `modified` are those of the address that was asked,
    `digest` that of what is kept. `same_as`: take that address instead. `until`: ask again from then on."""

    outcome: Outcome
    detail: str
    url: str
    page: Page | None = None
    drop: Drop | None = None
    captures: tuple[Capture, ...] = ()
    status: int | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    same_as: str | None = None
    until: float | None = None
    aliases: tuple[str, ...] = ()


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
        return _without(url, answer if isinstance(answer, Fetched) else None, judged, known, at)
    if known.digest is not None and sha256_hex(answer.last.body) == known.digest:
        return _unchanged(url, url, (answer,), known, at)
    steps: list[Fetched] = []
    page, head = _page(answer, at)
    if head.refresh is not None and _leads_on(answer, head):
        following = await asking.ask(head.refresh)
        judged = verdict(url, following, asking.hosts.of(head.refresh).pace.next_at)
        if judged is not None or not isinstance(following, Fetched):
            return _without(url, answer, judged, known, at)
        steps, answer, at = [answer], following, now()
        page, head = _page(answer, at)
    wall = _wall(url, page, head)
    if isinstance(page, Drop) or wall is not None:
        dropped = _dropped(url, page) if isinstance(page, Drop) else None
        return _without(url, answer, wall or dropped, known, at)
    stands = Standing(answer.last.url) if alone else standing(head, answer.last.url)
    text = page.content.decode(page.encoding, "replace")
    paging = paging_of(text, answer.last.url) if page.media == "html" else None
    same_as = stands.same_as or (None if alone or paging is None else _first_page(stands.url, paging))
    if same_as is not None and one_form(same_as) == one_form(url):
        original = await take(asking, same_as, told, hints, Known(digest=known.digest), now, alone=True)
        if original.outcome in ("kept", "unchanged"):
            return original
    elif same_as is not None:
        return _twin(url, same_as, (*steps, answer), at)
    whole = await whole_of(asking, answer, text, paging) if paging is not None else None
    address = _address(stands.url, paging)
    found = _Found(url, replace(_hints(told, hints), url=address), tuple(steps), answer, whole, at)
    return _kept(found, known, _notes(text))


@dataclass(frozen=True, slots=True)
class _Found:
    """A page that came: the address asked, the hints with the address that it goes by, the answers."""

    url: str
    hints: Hints
    steps: tuple[Fetched, ...]
    answer: Fetched
    whole: Whole | None
    at: str

    @property
    def address(self) -> str:
        return self.hints.url or self.url


def _kept(found: _Found, known: Known, notes: tuple[str, ...]) -> Taken:
    answer, whole, at, address = found.answer, found.whole, found.at, found.address
    media_type = answer.last.header("content-type") or ""
    content: tuple[Fetched, ...] = (answer,)
    if whole is None:
        page = _page_of(answer.last.body, media_type, found.hints, at, notes)
    else:
        page = _page_of(whole.content, whole.media_type, found.hints, at, (*notes, *whole.notes))
        content = whole.answers
    if isinstance(page, Drop):
        return _without(found.url, answer, _dropped(found.url, page), known, at)
    if known.digest == page.sha256:
        return _unchanged(found.url, address, content, known, at)
    if whole is None:
        captures = [page_capture(answer, page, at)]
    elif whole.is_joined:
        captures = [joined_capture(answer, page, at), *(part_capture(one, address, at) for one in content[1:])]
    else:
        captures = [page_capture(content[0], page, at), part_capture(answer, address, at)]
    asked = (found.steps[0] if found.steps else answer).last
    return Taken(
        "kept",
        "kept" if whole is None else whole.detail,
        address,
        page=page,
        captures=(*captures, *(part_capture(one, address, at) for one in found.steps)),
        status=answer.last.status,
        etag=asked.header("etag"),
        modified=asked.header("last-modified"),
        digest=page.sha256,
        aliases=_others(address, found.url, (*found.steps, answer, *content)),
    )


def _twin(url: str, same_as: str, answers: tuple[Fetched, ...], at: str) -> Taken:
    """Another form of a page, which is to be taken instead."""
    return Taken(
        "same",
        f"is another form of {same_as}",
        same_as,
        captures=tuple(part_capture(one, same_as, at) for one in answers),
        status=answers[-1].last.status,
        same_as=same_as,
        aliases=_others(same_as, url, answers),
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


def _without(url: str, answer: Fetched | None, judged: Verdict | None, known: Known, at: str) -> Taken:
    """An address that gave no page. Word that a page which was kept is gone is kept as well."""
    assert judged is not None
    evidence = judged.outcome == "gone" and known.digest is not None and answer is not None
    return Taken(
        judged.outcome,
        judged.detail,
        url,
        drop=judged.drop,
        captures=(part_capture(answer, url, at),) if evidence and answer is not None else (),
        status=answer.last.status if answer is not None else None,
        etag=known.etag,
        modified=known.modified,
        digest=known.digest,
        until=judged.until,
    )


def _unchanged(url: str, address: str, answers: tuple[Fetched, ...], known: Known, at: str) -> Taken:
    last = answers[0].last
    return Taken(
        "unchanged",
        "the same bytes as were kept",
        address,
        captures=tuple(same_capture(one, address, at) for one in answers),
        status=last.status,
        etag=last.header("etag") or known.etag,
        modified=last.header("last-modified") or known.modified,
        digest=known.digest,
        aliases=_others(address, url, answers),
    )


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
    if _PART_FREE.search(text):
        return ("The page says that not all of it can be read without a subscription.",)
    return ()


def _others(address: str, url: str, answers: tuple[Fetched, ...]) -> tuple[str, ...]:
    """Addresses of the same page, each form once."""
    found = {one_form(address): address}
    for other in (url, *(hop.url for one in answers for hop in one.hops)):
        found.setdefault(one_form(other), other)
    return tuple(found.values())[1:]
