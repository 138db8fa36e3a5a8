"""What asking an address brought, kept: its page, its captures and what is known of the address, in one transaction.

A page is known by the form of its address (`links.one_form`), so that it is one page however many ways lead to it. New
bytes are a new version only where they bring other words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from palagan.gather.identity import page_identity
from palagan.gather.web.hosts import host_name
from palagan.gather.web.links import one_form
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.moments import iso
from palagan.model.page import Page
from palagan.monitor import rechecks
from palagan.store.addresses import Address, known_addresses, same_as, save_addresses
from palagan.store.captures import keep_captures
from palagan.store.pages import Arrival, add_page, load_page
from palagan.store.runs import forget_drops_of, save_drops

if TYPE_CHECKING:
    from palagan.gather.web.taking import Taken

_LATER = 900.0
"""Seconds after which an address is asked again whose host cannot be asked now and does not say for how long."""


@dataclass(slots=True)
class Keeping:
    """Where results are kept and counted; one a transaction. `counts`: "new", "version", "same", "checked", "gone",
    "back" and the reasons of drops; `hosts`: those for which something else may be due now."""

    connection: Connection
    now: float
    steps: tuple[float, ...] = rechecks.STEPS
    counts: Counter[str] = field(default_factory=Counter)
    hosts: set[str] = field(default_factory=set)

    def save(self, *rows: Address) -> None:
        """Write addresses."""
        save_addresses(self.connection, rows)
        self.hosts.update(row.host for row in rows)

    def drop(self, row: Address, reason: Reason, detail: str) -> None:
        """Note that an address is given up."""
        self.counts[reason.value] += 1
        save_drops(self.connection, [Drop(Stage.GATHER, row.url, reason, detail)], None)


def keep_taken(keeping: Keeping, key: str, taken: Taken, words: Words | None = None) -> None:
    """What became of the address `key`. `words` tells whether the page brings other words, if that was found out
    before. An address that was removed meanwhile is left alone."""
    before = known_addresses(keeping.connection, [key]).get(key)
    if before is None:
        return
    row = replace(before, asked=keeping.now, status=taken.status, detail=taken.detail or None)
    if taken.outcome == "kept" and taken.page is not None:
        _page(keeping, row, taken, taken.page, words or {})
    elif taken.outcome == "unchanged":
        keep_captures(keeping.connection, taken.captures, row.page)
        keeping.counts["checked"] += 1
        keeping.save(_looked_at(replace(row, etag=taken.etag, modified=taken.modified), keeping))
    elif taken.outcome == "same" and taken.same_as is not None:
        _same(keeping, row, taken, taken.same_as)
    elif taken.outcome == "gone":
        _gone(keeping, row, taken, before)
    elif taken.outcome == "left":
        _left(keeping, row, taken)
    else:
        _nothing(keeping, row, taken)


Words = dict[str, bool]
"""Id of the page that came → whether it brings other words than the one kept before it."""


def other_words(connection: Connection, key: str, taken: Taken) -> Words:
    """Whether a page that came again brings other words; takes a while, so it is asked before the transaction."""
    from palagan.articles.same_words import same_words

    if taken.outcome != "kept" or taken.page is None:
        return {}
    form = one_form(taken.url)
    known = known_addresses(connection, [key, form])
    row = known.get(form) or known.get(key)
    if row is None or row.page is None or row.page == taken.page.id:
        return {}
    old = load_page(connection, row.page)
    return {} if old is None else {taken.page.id: not same_words(old, taken.page)}


def _page(keeping: Keeping, asked: Address, taken: Taken, page: Page, words: Words) -> None:
    """A page came: new, a version, or the one that is kept."""
    now, connection = keeping.now, keeping.connection
    row, form = asked, one_form(taken.url)
    if form != asked.key:
        known = known_addresses(connection, [form]).get(form)
        row = known or Address(form, taken.url, host_name(taken.url), asked.found, asked.subscription, told=asked.told)
        row = replace(row, asked=now, status=taken.status, detail=None, etag=None, modified=None)
        keeping.save(replace(asked, state="same", same_as=form, due=None, page=None))
    else:
        row = replace(row, etag=taken.etag, modified=taken.modified)
    is_version = row.page is not None and row.page != page.id
    if row.page is not None and (row.page == page.id or not words.get(page.id, True)):
        keep_captures(connection, taken.captures, row.page)
        keeping.counts["checked"] += 1
        keeping.save(_looked_at(replace(row, digest=taken.digest), keeping))
        _also(keeping, row, taken)
        return
    arrival = add_page(connection, page, page_identity(page.hints) or None, iso(now))
    keep_captures(connection, taken.captures, page.id)
    keeping.counts["version" if is_version or arrival is Arrival.VERSION else "new"] += 1
    goes_on = not is_version or now - row.found < rechecks.OLDEST
    kept, checks = (now, 0) if goes_on or row.kept is None else (row.kept, row.checks + 1)
    row = replace(
        row, state="kept", kept=kept, checks=checks, tries=0, page=page.id, digest=taken.digest, same_as=None,
        detail=taken.detail or None, due=rechecks.next_check(kept, checks, keeping.steps),
    )  # fmt: skip
    forget_drops_of(connection, Stage.GATHER, {row.url, asked.url})
    keeping.save(row)
    _also(keeping, row, taken)


def _also(keeping: Keeping, row: Address, taken: Taken) -> None:
    """Other addresses of a kept page are not asked for themselves."""
    forms = {form: url for url in taken.aliases if (form := one_form(url)) != row.key}
    known = known_addresses(keeping.connection, list(forms))
    keeping.save(
        *(
            replace(
                known.get(form) or Address(form, url, host_name(url), keeping.now, row.subscription),
                state="same", same_as=row.key, due=None,
            )
            for form, url in forms.items()
            if form not in known or known[form].page is None
        )
    )  # fmt: skip


def _looked_at(row: Address, keeping: Keeping) -> Address:
    """A kept page after a look that found it as it was; one that had been gone is back."""
    if row.kept is None:
        return replace(row, due=None)
    if row.state == "gone":
        keeping.counts["back"] += 1
    checks = rechecks.checks_done(row.kept, row.checks, keeping.now, keeping.steps)
    due = rechecks.next_check(row.kept, checks, keeping.steps)
    return replace(row, state="kept", checks=checks, tries=0, due=due)


def _same(keeping: Keeping, row: Address, taken: Taken, url: str) -> None:
    """The page is another form of the one at `url`: that is asked in its place, unless it cannot be had."""
    form = one_form(url)
    other = known_addresses(keeping.connection, [form]).get(form)
    keep_captures(keeping.connection, taken.captures, row.page)
    keeping.counts["same"] += 1
    hopeless = other is not None and other.page is None and other.state in ("refused", "failed", "left", "gone")
    loops = form == row.key or (other is not None and other.state == "same" and other.same_as == row.key)
    if row.page is not None:  # kept by itself before; it goes on as that
        keeping.save(_looked_at(row, keeping))
    elif hopeless or loops:
        keeping.save(_alone(row, form if form != row.key else None, keeping.now))
    else:
        keeping.save(replace(row, state="same", same_as=form, due=None))
        if other is None:
            keeping.save(
                Address(form, url, host_name(url), row.found, row.subscription, due=keeping.now, told=row.told)
            )


def _alone(row: Address, form: str | None, now: float) -> Address:
    """An address to be taken though it says that it is a form of another, which cannot be had (`same_as`)."""
    return replace(row, state="new", same_as=form or row.key, due=now, tries=row.tries + 1)


def _hopeless(keeping: Keeping, row: Address) -> None:
    """A page that cannot be had: its other forms are taken in its place."""
    keeping.save(row)
    keeping.save(
        *(
            _alone(twin, row.key, keeping.now)
            for twin in same_as(keeping.connection, row.key)
            if twin.page is None and twin.asked
        )
    )


def _gone(keeping: Keeping, row: Address, taken: Taken, before: Address) -> None:
    """Taken down: what was kept stays, and it is asked for once more, since some come back. What is told of it is when
    it was first found so."""
    keep_captures(keeping.connection, taken.captures, row.page)
    if row.page is None:
        keeping.drop(row, Reason.HTTP_ERROR, taken.detail or "It is no longer there.")
        _hopeless(keeping, replace(row, state="gone", due=None))
    elif before.state == "gone":
        keeping.save(replace(before, status=row.status, due=None))
    else:
        keeping.counts["gone"] += 1
        detail = f"taken down, seen {iso(keeping.now)}"
        keeping.save(replace(row, state="gone", detail=detail, due=keeping.now + rechecks.CONFIRM))


def _left(keeping: Keeping, row: Address, taken: Taken) -> None:
    """No page of text. One that was kept before stays, and is looked at again as usual."""
    keep_captures(keeping.connection, taken.captures, row.page)
    if row.page is not None:
        keeping.save(_looked_at(row, keeping))
        return
    drop = taken.drop or Drop(Stage.GATHER, row.url, Reason.NOT_ARTICLE, taken.detail)
    keeping.drop(row, drop.reason, drop.detail or taken.detail)
    _hopeless(keeping, replace(row, state="left", due=None))


def _nothing(keeping: Keeping, row: Address, taken: Taken) -> None:
    """Refused, forbidden, not now, or failed: asked again later, or given up with the reason."""
    now = keeping.now
    not_now = taken.outcome == "later" or (taken.outcome == "forbidden" and taken.until is not None)
    if not_now and now - row.found < rechecks.PATIENCE:
        until = taken.until if taken.until is not None and taken.until > now else now + _LATER
        keeping.save(replace(row, due=until))
        return
    tries = row.tries + 1
    due = None if taken.outcome == "refused" else rechecks.retry(tries, now)
    if due is not None:
        keeping.save(replace(row, tries=tries, due=due))
        return
    if row.page is not None:
        keeping.save(replace(_looked_at(row, keeping), detail=taken.detail or None))
        return
    reasons = {"refused": Reason.ROBOTS, "forbidden": Reason.FORBIDDEN}
    keeping.drop(row, reasons.get(taken.outcome, Reason.NOT_FETCHED), taken.detail)
    _hopeless(keeping, replace(row, tries=tries, due=None, state="refused" if taken.outcome == "refused" else "failed"))
