"""What an answer means for the address that was asked: a page may be in it, or why there is none and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from palagan.gather.web.asking import Answer, Refused
from palagan.gather.web.fetching import Failed, Fetched
from palagan.gather.web.reach import UnreachableError, as_address
from palagan.gather.web.sites import is_front, wall_of_address
from palagan.model.drop import Drop, Reason, Stage

Outcome = Literal["kept", "unchanged", "same", "gone", "refused", "forbidden", "later", "failed", "left"]
"""What became of an address: a page to keep; nothing new; another form of a page; taken down; forbidden by robots.txt;
by its host; to be asked later; not to be had this time; no page of text."""
_WAY_OUT = "bring the page as a file or WARC instead"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why there is no page in an answer; `until`: the moment from which it may be asked again."""

    outcome: Outcome
    detail: str
    until: float | None = None
    drop: Drop | None = None


def verdict(url: str, answer: Answer, again_at: float) -> Verdict | None:
    """Why there is no page in the answer to `url`; None where there may be one. `again_at`: when its host may be asked
    next."""
    if isinstance(answer, Refused):
        return _refused(answer)
    if isinstance(answer, Failed):
        return _failed(url, answer)
    status = answer.last.status
    if status == 200:
        return _led_away(url, answer)
    told = f"answered {status} {answer.last.reason}".strip()
    if status == 304:
        return Verdict("unchanged", "not changed since it was kept")
    if status in (404, 410):
        return Verdict("gone", f"is no more there ({status})")
    if status in (401, 403, 451):
        return Verdict("forbidden", f"{told}: its host does not let us have it; {_WAY_OUT}", again_at)
    if status == 402:
        return left(url, Reason.HTTP_ERROR, f"is behind a paywall ({status}); {_WAY_OUT}")
    if status in (408, 425, 429) or status >= 500:
        return Verdict("later", told, again_at)
    return Verdict("failed", told)


def left(url: str, reason: Reason, detail: str) -> Verdict:
    """An address that holds no page of text, and never will."""
    return Verdict("left", detail, drop=Drop(Stage.GATHER, url, reason, detail[:1].upper() + detail[1:] + "."))


def _refused(answer: Refused) -> Verdict:
    if answer.refusal == "robots":
        return Verdict("refused", answer.detail)
    if answer.refusal == "forbids":
        return Verdict("forbidden", answer.detail, answer.until)
    return Verdict("later", answer.detail, answer.until)


def _failed(url: str, answer: Failed) -> Verdict:
    match answer.failure:
        case "too-large":
            return left(url, Reason.TOO_LARGE, f"its answer {answer.detail}")
        case "redirects":
            return left(url, Reason.HTTP_ERROR, f"leads in circles: {answer.detail}")
        case "unreachable" if _is_barred(answer.url):
            return left(url, Reason.UNREADABLE, f"is not asked: {answer.detail}")
        case _:  # a name may lead nowhere today, or to the portal of a hotel, and be right tomorrow
            return Verdict("failed", answer.detail)


def _is_barred(url: str) -> bool:
    """Whether an address is barred by what it says itself, not by what its name led to."""
    try:
        parts = urlsplit(url)
        return parts.scheme not in ("http", "https") or not parts.hostname or as_address(parts.hostname) is not None
    except (ValueError, UnreachableError):
        return True


def _led_away(url: str, answer: Fetched) -> Verdict | None:
    """Whether a redirect ended at what stands in for the page: the front page, an error, a place to sign in."""
    last = answer.last.url
    if len(answer.hops) == 1:
        return None
    wall = wall_of_address(last)
    if wall == "gone" or (is_front(last) and not is_front(url)):
        return Verdict("gone", f"leads to {last} now: it was taken down")
    if wall == "left" and wall_of_address(url) is None:
        return left(url, Reason.NOT_ARTICLE, f"leads to {last}, where one signs in or agrees; {_WAY_OUT}")
    return None
