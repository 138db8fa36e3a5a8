"""Archives given to `palagan add`: chosen by their days, fetched politely into a folder, then put into the case."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from palagan.commands.output import harmless, say
from palagan.errors import InputError, PalaganError
from palagan.gather.web.ccnews import Archive, archive_of, archives_in, of_days
from palagan.model.drop import Drop
from palagan.model.page import Page

if TYPE_CHECKING:
    from palagan.gather.options import GatherOptions
    from palagan.store.open import CaseFile

_LIST = (".paths", ".paths.gz")


def is_archive_list(given: str) -> bool:
    """Whether a path or an address is that of a list of archives ("warc.paths.gz"), or of one archive on the web."""
    path = urlsplit(given).path if "://" in given else given
    return path.endswith(_LIST) or ("://" in given and archive_of(given) is not None)


def archives_of(case: CaseFile, given: str) -> tuple[Archive, ...]:
    """The archives that a list names, on the web or in a file; or the one."""
    if "://" in given:
        one = archive_of(given)
        return (one,) if one is not None else _listed_on_the_web(case, given)
    try:
        found = archives_in(None, Path(given).read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", item=given) from error
    if not found:
        raise InputError("is no list of archives", item=given, way_out="Each line must name a .warc.gz file.")
    return found


def _listed_on_the_web(case: CaseFile, url: str) -> tuple[Archive, ...]:
    import anyio

    from palagan.gather.web.fetching import Fetched
    from palagan.monitor.asking_for import asking_for, means_of
    from palagan.monitor.clock import RealClock

    means, clock = means_of(case, os.environ), RealClock()

    async def ask() -> tuple[Archive, ...]:
        async with asking_for(case, means, clock) as asking:
            answer = await asking.ask(url)
        if not isinstance(answer, Fetched):
            raise PalaganError(answer.detail, item=url, way_out="Fetch the archives another way and add their folder.")
        found = archives_in(url, answer.last.body) if answer.last.status == 200 else ()
        if not found:
            raise PalaganError(f"is no list of archives (answered {answer.last.status})", item=url)
        return found

    return anyio.run(ask)


def chosen(archives: tuple[Archive, ...], since: str | None, until: str | None, given: str) -> tuple[Archive, ...]:
    """Those of the days that the user names."""
    found = of_days(archives, since, until)
    if not found:
        raise InputError(
            f"names {len(archives):,} archives, none of these days",
            item=given,
            way_out=f"They are of {archives[0].day} to {archives[-1].day}.",
        )
    return found


def fetched(case: CaseFile, archives: Iterable[Archive], folder: Path, quiet: bool) -> Iterator[Path]:
    """The files of archives, each fetched when it is its turn. One that cannot be had ends it, with what to do."""
    import anyio

    from palagan.gather.web.ccnews import fetch_archive
    from palagan.monitor.asking_for import asking_for, means_of
    from palagan.monitor.clock import RealClock

    means, clock = means_of(case, os.environ), RealClock()
    folder.mkdir(parents=True, exist_ok=True)
    for archive in archives:

        async def fetch(one: Archive = archive) -> Any:
            async with asking_for(case, means, clock) as asking:
                return await fetch_archive(asking, one, folder, partial(_progress, one.name, quiet))

        done = anyio.run(fetch)
        if sys.stderr.isatty() and not quiet:
            sys.stderr.write("\r\x1b[K")
        if done.file is None:
            raise PalaganError(
                done.detail,
                item=archive.url,
                way_out="What was fetched stays; run it again to go on, or fetch it another way and add its folder.",
            )
        if not quiet:
            say(f"{archive.name}: {done.detail or 'fetched'}")
        yield done.file


def _progress(name: str, quiet: bool, there: int, size: int | None) -> None:
    if sys.stderr.isatty() and not quiet:
        of = f" of {size / 1e6:,.0f}" if size else ""
        sys.stderr.write(f"\r\x1b[K{harmless(name)}: {there / 1e6:,.0f}{of} MB")
        sys.stderr.flush()


def of_sites(arrivals: Iterable[Page | Drop], sites: list[str]) -> Iterator[Page | Drop]:
    """The pages of some sites alone ("kabar.example" and what lies under it); of nothing else is a drop noted."""
    wanted = tuple(site.lower().removeprefix("www.").strip("./") for site in sites)
    for one in arrivals:
        if isinstance(one, Page) and one.url:
            host = (urlsplit(one.url).hostname or "").lower()
            if any(host == site or host.endswith(f".{site}") for site in wanted):
                yield one


def gathered(files: Iterable[Path], options: GatherOptions, sites: list[str] | None) -> Iterator[Page | Drop]:
    """The pages of these archives, one file after another."""
    from palagan.gather.collect import collect

    for file in files:
        arrivals = collect([file], options)
        yield from of_sites(arrivals, sites) if sites else arrivals
