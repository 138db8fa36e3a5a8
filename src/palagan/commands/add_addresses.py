"""Addresses given to `palagan add`: found out, shown, and then listened to, taken, fetched or noted."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palagan.commands.found_lines import NAMES, finding_json, finding_lines, way_out
from palagan.commands.output import harmless, say, warn
from palagan.errors import InputError

if TYPE_CHECKING:
    from palagan.gather.web.finding import Finding, Found
    from palagan.monitor.asking_for import Means
    from palagan.monitor.clock import Clock
    from palagan.store.open import CaseFile

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/.*)?", re.IGNORECASE)


def is_address(given: str) -> bool:
    """Whether something given as a path is an address of the web."""
    return _ADDRESS.match(given.strip()) is not None


def check_spelling(given: str) -> None:
    """An address without its beginning is an `InputError`, where there is no file of that name."""
    if not os.path.lexists(given) and _BARE.fullmatch(given) and ("/" in given or given.startswith("www.")):
        raise InputError("there is no such file", item=given, way_out=f"If it is an address, write https://{given}")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says beside the addresses. `sure`: subscribe without asking; `quiet`: JSON is wanted, so nothing is
    said or asked."""

    sure: bool = False
    quiet: bool = False
    outlet: str | None = None
    language: str | None = None
    since: str | None = None


@dataclass(slots=True)
class Result:
    """What became of the addresses, for programs; `failed` where one gave nothing."""

    told: list[dict[str, Any]] = field(default_factory=list)
    subscribed: int = 0
    pages: int = 0
    failed: bool = False


def add_addresses(case: CaseFile, name: str, urls: list[str], wishes: Wishes, result: Result) -> None:
    """Look at each address and do with it what it is for; `result` tells what became of them."""
    import anyio

    from palagan.monitor.asking_for import means_of
    from palagan.monitor.clock import RealClock
    from palagan.monitor.subscribing import look_at

    means, clock = means_of(case, os.environ), RealClock()
    for url in urls:
        waiting = _waiting(f"Asking {url} …", wishes.quiet)
        finding = anyio.run(partial(look_at, case, means, clock, url))
        waiting()
        told = finding_json(finding)
        result.told.append({"url": url, **told, **_done(case, name, means, clock, finding, wishes, result)})


def _done(
    case: CaseFile, name: str, means: Means, clock: Clock, finding: Finding, wishes: Wishes, result: Result
) -> dict[str, Any]:
    what = finding.what
    useful = [one for one in (what, *finding.offers) if one.is_source]
    if what.kind in ("nothing", "refused") and not useful:
        result.failed = True
        if not wishes.quiet:
            warn(f"palagan: {what.url}: {what.detail}. {way_out(what, name)}")
        return {}
    if what.kind == "article":
        return _article(case, name, means, clock, finding, wishes, result)
    if what.kind in ("archive", "archives"):
        raise InputError(
            f"is {'an archive' if what.kind == 'archive' else 'a list of archives'}, which is fetched into a folder",
            item=what.url,
            way_out=f"Name the folder: palagan add {name} {what.url} --into FOLDER",
        )
    choices = [what, *finding.offers]
    preferred = preference(finding)
    if not wishes.quiet:
        say(*finding_lines(finding, number=len(choices) > 1))
    chosen = _chosen(choices, preferred, name, wishes)
    subscribed = [_subscribe(case, clock, one, what, wishes, result) for one in chosen]
    if subscribed and not wishes.quiet:
        say(f"Next: palagan watch {name}")
    return {"subscribed": subscribed}


def preference(finding: Finding) -> list[int]:
    """Which of what was found is listened to unless the user says otherwise: what was asked for; of a front page, which
    is about everything and changes all the time, its feeds, else its news sitemap."""
    from palagan.gather.web.sites import is_front

    what = finding.what
    if what.is_source and not (what.kind == "section" and is_front(what.url)):
        return [0]
    for kind in ("feed", "news-sitemap", "sitemap-index", "sitemap"):
        places = [place for place, one in enumerate(finding.offers, start=1) if one.kind == kind and one.items]
        if places:
            return places[:1]
    return [0] if what.is_source else []


def _chosen(choices: list[Found], preferred: list[int], name: str, wishes: Wishes) -> list[Found]:
    """What the user wants of what was found: asked on a terminal, `--yes` else."""
    if wishes.sure:
        return [choices[place] for place in preferred]
    if wishes.quiet:
        return []
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say(f"Nothing is listened to yet. To listen to it: palagan add {name} {choices[preferred[0]].url} --yes")
        return []
    numbers = ",".join(str(place + 1) for place in preferred)
    many = len(choices) > 1
    question = f"Listen to {numbers}? [Y/n, or numbers, as in 1,2] " if many else "Listen to it? [Y/n] "
    while True:
        try:
            answer = input(question).strip().lower()
        except EOFError:
            return []
        picked = picked_of(answer, preferred, len(choices))
        if picked is not None:
            return [choices[place] for place in picked]
        say(f"Answer y, n{f', or numbers from 1 to {len(choices)}' if many else ''}.")


def picked_of(answer: str, preferred: list[int], number: int) -> list[int] | None:
    """The places that an answer means, "" and "y" those preferred; None where it means nothing."""
    if answer in ("", "y", "yes", "ya", "j"):
        return preferred
    if answer in ("n", "no", "tidak", "t", "0"):
        return []
    words = [word for word in re.split(r"[\s,]+", answer) if word]
    if not all(word.isascii() and word.isdecimal() and 1 <= int(word) <= number for word in words):
        return None
    return list(dict.fromkeys(int(word) - 1 for word in words))


def _subscribe(case: CaseFile, clock: Clock, one: Found, what: Found, wishes: Wishes, result: Result) -> dict[str, Any]:
    from palagan.monitor.subscribing import subscribe_to

    row, new = subscribe_to(
        case, one, clock.now(), outlet=wishes.outlet, language=wishes.language, since=wishes.since,
        found_in=what.url if one is not what else None,
    )  # fmt: skip
    result.subscribed += new
    if not wishes.quiet:
        say(f"{'Listening' if new else 'Listening already'} to {row.name} ({NAMES[row.kind]}, {row.id}).")
        if one.barred and one.barred == one.items:
            warn("Its robots.txt forbids all of its pages: they will be listed, not fetched.")
    return {"id": row.id, "url": row.url, "kind": row.kind, "name": row.name, "new": new}


def _article(
    case: CaseFile, name: str, means: Means, clock: Clock, finding: Finding, wishes: Wishes, result: Result
) -> dict[str, Any]:
    import anyio

    from palagan.monitor.subscribing import bring

    what = finding.what
    work = partial(bring, case, means, clock, what.url, finding.fetched, language=wishes.language, outlet=wishes.outlet)
    brought = anyio.run(work)
    result.pages += brought.new
    result.failed = result.failed or brought.page is None
    if not wishes.quiet:
        say(*finding_lines(finding, number=False))
        if brought.page is None:
            later = " The watcher asks for it again." if brought.again else ""
            warn(f"palagan: {what.url}: {brought.detail}.{later}")
        elif brought.new:
            say(f"Added as {brought.page}.", f"Next: palagan run {name}")
        else:
            say(f"It is there already, as {brought.page}.")
    return {"page": brought.page, "new": brought.new, "detail": brought.detail}


def _waiting(line: str, quiet: bool) -> Callable[[], None]:
    """Show on a terminal what is waited for; what is given takes it away again."""
    shown = sys.stderr.isatty() and not quiet
    if shown:
        sys.stderr.write(harmless(line))
        sys.stderr.flush()
    return lambda: _gone() if shown else None


def _gone() -> None:
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()


def add_list(case: CaseFile, source: str, wishes: Wishes) -> dict[str, Any]:
    """Note the addresses of a list, a file or "-"; the watcher takes them, politely and whatever stops it."""
    from palagan.monitor.asking_for import means_of
    from palagan.monitor.clock import RealClock
    from palagan.monitor.subscribing import listed, note_list

    means = means_of(case, os.environ)
    try:
        if source == "-":
            lines = sys.stdin.read().splitlines()
        else:
            lines = Path(source).read_text("utf-8", "replace").splitlines()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", item=source, way_out="Name a file, or -.") from error
    told = listed(lines, means)
    if not told.items:
        raise InputError("holds no address of a page", item=source, way_out="Write one a line: https://…")
    noted = note_list(case, told.items, RealClock().now())
    hosts = len(noted.hosts)
    if not wishes.quiet:
        there = len(told.items) - noted.found
        known = f", {there:,} were known" if there else ""
        say(f"Noted {noted.found:,} addresses on {hosts:,} host{'s' if hosts != 1 else ''}{known}.")
        if told.bad:
            warn(f"{told.bad:,} lines are no address that can be asked: {', '.join(told.first_bad)}")
    return {"listed": len(told.items), "noted": noted.found, "no_address": told.bad}
