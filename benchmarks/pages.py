"""Pages to measure with: the bundled sample, varied so that no two are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from palagan.gather.collect import collect
from palagan.gather.identity import page_id
from palagan.model.ids import sha256_hex
from palagan.model.page import Media, Page

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "karabakh-2020"
REAL = {"text": "gold/raw/id-*.txt", "html": "corpora/html-fixtures-id/test/fixtures/websites/*/*.html"}
"""Real pages in the shared folder, where there is one (`PALAGAN_SHARED`, else ../shared)."""


def real(media: Media) -> Sequence[Page]:
    """The real pages of one medium, each once; none where there is no shared folder."""
    shared = Path(os.environ.get("PALAGAN_SHARED") or ROOT.parent / "shared")
    files = sorted(shared.glob(REAL[media]))
    return [page for page in collect(files) if isinstance(page, Page)] if files else []


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
