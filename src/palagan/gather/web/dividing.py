"""The whole of a divided article: in one piece where the page itself links to it, else its pages joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from palagan.gather.charset import declared_charsets, find_charset
from palagan.gather.pages import named_charsets
from palagan.gather.web.asking import Answer, Asking
from palagan.gather.web.fetching import Failed, Fetched
from palagan.gather.web.joining import Part, joined
from palagan.gather.web.links import one_form
from palagan.gather.web.paging import MOST, Paging, paging_of, same_path
from palagan.model.ids import sha256_hex

_PARAGRAPH = re.compile(r"<p\b[^>]{0,1000}>(.{0,5000}?)</p", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Whole:
    """A divided article: its content, how it came, and the answers: of one piece, or of pages 1, 2 and on."""

    content: bytes
    media_type: str
    answers: tuple[Fetched, ...]
    is_joined: bool
    detail: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotNow:
    """A divided article of which a page cannot be had now, and why."""

    detail: str


async def whole_of(
    asking: Asking, first: Fetched, text: str, paging: Paging, *, insist: bool = False
) -> Whole | NotNow | None:
    """The whole of the article of which `first` is page 1; None where that is all there is.

    At most `paging.MOST` pages are asked for, each once. A page that cannot be had ends the joining, with a note; or,
    with `insist`, all of it where that may pass: an article that is kept must not lose its pages to a bad hour.
    """
    if paging.here.whole or paging.here.number > 1:
        return None
    if paging.whole is not None:
        found = await _in_one(asking, paging.whole, paging.here.root, first, text)
        if found is not None:
            return found
    return await _joined(asking, first, text, paging, insist)


async def _in_one(asking: Asking, url: str, root: str, first: Fetched, text: str) -> Whole | None:
    answer = await asking.ask(url)
    if not isinstance(answer, Fetched) or answer.last.status != 200 or not same_path(answer.last.url, root):
        return None
    told = _text(answer)
    if told is None or answer.last.body == first.last.body or _prose(told) <= _prose(text):
        return None
    media = answer.last.header("content-type") or ""
    return Whole(answer.last.body, media, (answer,), False, "kept from its view in one piece")


async def _joined(asking: Asking, first: Fetched, text: str, paging: Paging, insist: bool) -> Whole | NotNow | None:
    if not paging.pages:
        return None
    parts = [Part(first.last.url, text)]
    answers = [first]
    seen = {sha256_hex(first.last.body)}
    known = dict(paging.pages)
    missing = None
    for number in range(2, MOST + 1):
        if number not in known:
            break
        answer = await asking.ask(known[number])
        told = _text(answer) if isinstance(answer, Fetched) and answer.last.status == 200 else None
        if told is None or not isinstance(answer, Fetched):
            if insist and _may_pass(answer):
                return NotNow(f"page {number} of it cannot be had now")
            missing = number
            break
        digest = sha256_hex(answer.last.body)
        if digest in seen or one_form(answer.last.url) == paging.here.root:
            break  # the server knows no such page, and gives the first again
        seen.add(digest)
        answers.append(answer)
        parts.append(Part(answer.last.url, told))
        for further, where in paging_of(told, answer.last.url).pages:
            known.setdefault(further, where)
    notes = (f"Page {missing} of the article could not be had.",) if missing is not None else ()
    if len(parts) == 1:
        return None
    detail = f"kept with {len(parts)} pages joined"
    return Whole(joined(parts), "text/html; charset=utf-8", tuple(answers), True, detail, notes)


def _may_pass(answer: Answer) -> bool:
    """Whether what keeps a page from us is of this hour."""
    if isinstance(answer, Fetched):
        return answer.last.status not in (200, 404, 410)
    return isinstance(answer, Failed) or answer.refusal != "robots"


def _text(answer: Fetched) -> str | None:
    """The HTML of an answer as text, None where it is none."""
    last = answer.last
    declared = [*named_charsets(last.header("content-type") or ""), *declared_charsets(last.body)]
    charset = find_charset(last.body, declared=declared) if last.body.strip() else None
    return charset.text if charset is not None and "<" in charset.text[:2000] else None


def _prose(text: str) -> int:
    """About how many characters of running text an HTML page has."""
    return sum(len(_TAG.sub("", paragraph[1])) for paragraph in _PARAGRAPH.finditer(text))
