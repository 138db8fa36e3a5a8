"""What became of an address that was taken, and what a case knows of it from before."""

from __future__ import annotations

from dataclasses import dataclass

from palagan.gather.web.capturing import Capture, part_capture, same_capture
from palagan.gather.web.fetching import Fetched
from palagan.gather.web.links import one_form
from palagan.gather.web.verdicts import Outcome, Verdict
from palagan.model.drop import Drop
from palagan.model.page import Page


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


def twin(url: str, same_as: str, answers: tuple[Fetched, ...], at: str) -> Taken:
    """Another form of a page, which is to be taken instead."""
    return Taken(
        "same",
        f"is another form of {same_as}",
        same_as,
        captures=tuple(part_capture(one, same_as, at) for one in answers),
        status=answers[-1].last.status,
        same_as=same_as,
        aliases=others(same_as, url, answers),
    )


def without(url: str, answer: Fetched | None, judged: Verdict | None, known: Known, at: str) -> Taken:
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


def unchanged(url: str, address: str, answers: tuple[Fetched, ...], known: Known, at: str) -> Taken:
    """A page whose bytes are those that are kept: the answers are kept without their bodies."""
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
        aliases=others(address, url, answers),
    )


def others(address: str, url: str, answers: tuple[Fetched, ...]) -> tuple[str, ...]:
    """Addresses of the same page, each form once."""
    found = {one_form(address): address}
    for other in (url, *(hop.url for one in answers for hop in one.hops)):
        found.setdefault(one_form(other), other)
    return tuple(found.values())[1:]
