"""Pages to measure with: the bundled sample, varied so that no two are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from palagan.gather.collect import collect
from palagan.gather.identity import page_id
from palagan.model.ids import sha256_hex
from palagan.model.page import Media, Page

SAMPLE = Path(__file__).parent.parent / "samples" / "karabakh-2020"


def varied(media: Media, count: int) -> list[Page]:
    """`count` pages of one medium: those of the sample in turn, each with a number of its own in its last line."""
    sample = [page for page in collect([SAMPLE]) if isinstance(page, Page) and page.media == media]
    sample = [page for page in sample if not page.source.endswith(".md")]
    return list(islice(_numbered(sample), count))


def _numbered(sample: list[Page]) -> Iterator[Page]:
    for number, page in enumerate(cycle(sample)):
        mark = f"<!-- {number} -->" if page.media == "html" else f"\nNomor berkas {number}\n"
        content = page.content + mark.encode(page.encoding)
        source = f"{page.source}#{number}"
        yield replace(page, id=page_id(content, page.hints), content=content, sha256=sha256_hex(content), source=source)
