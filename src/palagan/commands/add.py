"""`palagan add`: pages into a case."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from palagan.commands.options import CaseName, Encoding, Json, Language, Map, Outlet, Paths, Published, Title, Url

if TYPE_CHECKING:
    from palagan.run import Added

T = TypeVar("T")


def add(
    case: CaseName,
    paths: Paths,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    language: Language = None,
    encoding: Encoding = None,
    columns: Map = None,
    as_json: Json = False,
) -> None:
    """Put pages into a case: files, folders, archives, tables.

    Takes text, HTML, JSONL, JSON, CSV, WARC and ZIP files, folders of them, and standard input (-). The same page
    twice is one page; the same address with other bytes is a new version of it. What cannot be taken is counted by
    reason, and `palagan status CASE --dropped REASON` lists it.

    \b
    Examples:
        palagan add papua-2026 pages/ crawl.warc.gz
        palagan add papua-2026 scraped.csv --map text=isi --map published=tanggal
        curl -s https://contoh.example/berita | palagan add papua-2026 - --url https://contoh.example/berita
    """
    from palagan.clock import now
    from palagan.commands.options import gather_options, given_paths
    from palagan.commands.output import give_json
    from palagan.gather.collect import collect
    from palagan.run import add_pages
    from palagan.store.open import open_case

    options = gather_options(outlet, published, title, url, language, encoding, columns)
    told = {"paths": paths, "outlet": outlet, "published": published, "url": url, "map": columns, "encoding": encoding}
    opened = open_case(case)
    arrivals = collect(given_paths(paths), options, sys.stdin.buffer)
    added = add_pages(opened, _counted(arrivals), now, {name: value for name, value in told.items() if value})
    opened.close()
    if as_json:
        give_json({"pages": dict(added.pages), "dropped": dict(added.dropped)})
    else:
        _tell(case, added)


def _counted(arrivals: Iterable[T]) -> Iterator[T]:
    """The arrivals, their number running along on a terminal."""
    count = 0
    shown = sys.stderr.isatty()
    for count, arrival in enumerate(arrivals, start=1):
        if shown and count % 100 == 0:
            sys.stderr.write(f"\r{count:,} looked at ")
            sys.stderr.flush()
        yield arrival
    if shown and count >= 100:
        sys.stderr.write("\r\x1b[K")


def _tell(case: str, added: Added) -> None:
    from palagan.commands.output import by_reason, say

    counts = added.pages
    parts = [f"{counts.get('new', 0)} new"]
    for kind, words in (
        ("version", "new versions of known addresses"),
        ("duplicate", "duplicates"),
        ("known", "there already"),
        ("completed", "there already, now told more of"),
    ):
        if counts.get(kind):
            parts.append(f"{counts[kind]} {words}")
    say("Pages: " + " · ".join(parts) + ".")
    dropped = {reason: count for reason, count in added.dropped.items() if reason != "duplicate"}
    if dropped:
        first = max(dropped, key=lambda reason: dropped[reason])
        say(f"Dropped: {by_reason(dropped.items())}. List them: palagan status {case} --dropped {first}")
    if counts.get("new") or counts.get("version") or counts.get("completed"):
        say(f"Next: palagan run {case}")
