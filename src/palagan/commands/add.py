"""`palagan add`: pages into a case."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from palagan.commands.options import CaseName, Encoding, Json, Language, Map, Outlet, Published, Title, Url
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.gather.options import GatherOptions
    from palagan.run import Added
    from palagan.store.open import CaseFile

T = TypeVar("T")

Given = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Files, folders, - for standard input; or addresses.", show_default=False),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Listen to what an address is, without asking.")]
List = Annotated[str | None, typer.Option("--list", metavar="FILE", help="A list of addresses of pages, one a line.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Of addresses: pages from this day on: 2026-11-01.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Of archives: up to and including this day.")]
Into = Annotated[str | None, typer.Option(metavar="FOLDER", help="Of archives: where they are fetched to.")]
Site = Annotated[
    list[str] | None, typer.Option("--site", metavar="HOST", help="Only pages of this site. May be repeated.")
]


def add(
    case: CaseName,
    paths: Given = None,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    url: Url = None,
    language: Language = None,
    encoding: Encoding = None,
    columns: Map = None,
    yes: Yes = False,
    list_: List = None,
    since: Since = None,
    until: Until = None,
    into: Into = None,
    site: Site = None,
    as_json: Json = False,
) -> int:
    """Put pages into a case, or tell it what to listen to.

    Takes text, HTML, JSONL, JSON, CSV, WARC and ZIP files, folders of them, and standard input (-). The same page
    twice is one page; the same address with other bytes is a new version of it. What cannot be taken is counted by
    reason, and `palagan status CASE --dropped REASON` lists it.

    Of an address it is found out what lies there: feed, sitemap, section page, article. That is told before anything
    is listened to; an article is added at once. `palagan sources` shows what the case listens to.

    \b
    Examples:
        palagan add papua-2026 pages/ crawl.warc.gz
        palagan add papua-2026 scraped.csv --map text=isi --map published=tanggal
        curl -s https://contoh.example/berita | palagan add papua-2026 - --url https://contoh.example/berita
        palagan add papua-2026 https://contoh.example/rss
        palagan add papua-2026 --list addresses.txt
        palagan add papua-2026 warc.paths.gz --into archives/ --since 2026-11-01 --site contoh.example
    """
    from palagan.commands.add_addresses import Result, Wishes, add_addresses, add_list, check_spelling, is_address
    from palagan.commands.add_archives import is_archive_list
    from palagan.commands.options import gather_options
    from palagan.commands.output import give_json
    from palagan.store.open import open_case

    given = paths or []
    archives = [path for path in given if is_archive_list(path)]
    urls = [path.strip() for path in given if is_address(path) and path not in archives]
    files = [path for path in given if not is_address(path) and path not in archives]
    if not given and list_ is None:
        raise InputError(
            "There is nothing to add.", way_out="Name a file, a folder, an address, or - for standard input."
        )
    for path in files:
        check_spelling(path)
    if (urls or list_) and (published or title or url or encoding or columns):
        raise InputError("--published, --title, --url, --encoding and --map are for files, not for addresses")
    if archives and not into:
        raise InputError(
            "is fetched into a folder",
            item=archives[0],
            way_out=f"Name it: palagan add {case} {archives[0]} --into FOLDER",
        )
    options = gather_options(outlet, published, title, url, language, encoding, columns)
    wishes = Wishes(yes, as_json, outlet, language, _day(since, "--since"))
    result = Result()
    told: dict[str, Any] = {}
    opened = open_case(case)
    try:
        if files:
            added = _files(opened, files, options, site)
            told |= {"pages": dict(added.pages), "dropped": dict(added.dropped)}
            if not as_json:
                _tell(case, added)
        for one in archives:
            added = _archives(opened, one, into or "", options, wishes, _day(until, "--until"), site)
            told |= {"pages": dict(added.pages), "dropped": dict(added.dropped)}
            if not as_json:
                _tell(case, added)
        if list_ is not None:
            told |= add_list(opened, list_, wishes)
            if not as_json:
                from palagan.commands.output import say

                say(f"Next: palagan watch {case} --once")
        if urls:
            add_addresses(opened, case, urls, wishes, result)
            told |= {"addresses": result.told}
    finally:
        opened.close()
    if as_json:
        give_json(told)
    return 1 if result.failed else 0


def _day(written: str | None, option: str) -> str | None:
    from palagan.gather.dates import iso_date

    if written is None:
        return None
    day = iso_date(written)
    if day is None:
        raise InputError("is not a date we can read", item=f"{option} {written}", way_out="Write it as 2026-11-01.")
    return day[:10]


def _files(case: CaseFile, paths: list[str], options: GatherOptions, sites: list[str] | None) -> Added:
    from palagan.clock import now
    from palagan.commands.add_archives import of_sites
    from palagan.commands.options import given_paths
    from palagan.gather.collect import collect
    from palagan.run import add_pages

    hints = options.hints
    told: dict[str, Any] = {
        "paths": paths, "outlet": hints.outlet, "published": hints.published, "url": hints.url,
        "map": dict(options.columns), "encoding": options.encoding, "site": sites,
    }  # fmt: skip
    arrivals = collect(given_paths(paths), options, sys.stdin.buffer)
    arrivals = of_sites(arrivals, sites) if sites else arrivals
    return add_pages(case, _counted(arrivals), now, {name: value for name, value in told.items() if value})


def _archives(
    case: CaseFile,
    given: str,
    into: str,
    options: GatherOptions,
    wishes: Any,
    until: str | None,
    sites: list[str] | None,
) -> Added:
    from pathlib import Path

    from palagan.clock import now
    from palagan.commands.add_archives import archives_of, chosen, fetched, gathered
    from palagan.commands.output import say
    from palagan.run import add_pages

    every = archives_of(case, given)
    some = chosen(every, wishes.since, until, given)
    if not wishes.quiet:
        say(f"{len(some):,} of {len(every):,} archives: {some[0].name} to {some[-1].name}")
    files = fetched(case, some, Path(into), wishes.quiet)
    return add_pages(case, _counted(gathered(files, options, sites)), now, {"paths": [given], "into": into})


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
        ("duplicate", "the same as another"),
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
