"""The pages of one article as one: their HTML one after another, each behind a mark, from which articles read it.

Nothing is taken out and nothing is put in between the words: which lines of a later page are new,
`articles/html_joined` says. Every page as it came lies in the captures.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.gather.pages import JOINED

_FIRST = re.compile(r"<!--palagan-joined ([0-9]{1,3}) ([0-9a-f]{64})-->\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One page of an article: its address and its HTML as text."""

    url: str
    text: str


def joined(parts: Sequence[Part]) -> bytes:
    """The pages as one, in UTF-8. The mark between them is made of their content, so that no page can hold it."""
    told = [part.text.encode("utf-8", "replace") for part in parts]
    digest = hashlib.sha256()
    for content in told:
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    mark = digest.hexdigest()
    pieces = [b"%s%d %s-->\n" % (JOINED, len(parts), mark.encode())]
    for number, content in enumerate(told, start=1):
        pieces.append(_mark(mark, number, parts[number - 1].url).encode("utf-8", "replace") + content + b"\n")
    return b"".join(pieces)


def parts_of(text: str) -> tuple[Part, ...]:
    """The pages of a text that `joined` made; none where it is a page like any other."""
    first = _FIRST.match(text)
    if first is None:
        return ()
    mark = re.compile(rf"<!--palagan-page {first[2]} [0-9]{{1,3}} ([^\n]*?)-->\n")
    found = list(mark.finditer(text, first.end()))
    if not found or found[0].start() != first.end():
        return ()
    ends = [one.start() for one in found[1:]] + [len(text)]
    return tuple(
        Part(one[1].strip(), text[one.end() : end].removesuffix("\n")) for one, end in zip(found, ends, strict=True)
    )


def _mark(digest: str, number: int, url: str) -> str:
    return f"<!--palagan-page {digest} {number} {url.replace('--', '%2D%2D').replace('>', '%3E')}-->\n"
