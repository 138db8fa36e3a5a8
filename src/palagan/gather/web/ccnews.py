"""Web archives that lie on the web (Common Crawl's CC-NEWS and the like): their lists, and each fetched piece by piece.

A WARC file of CC-NEWS is a gigabyte. It is asked in pieces of a few megabytes (RFC 9110, 14.2), each as politely as any
other address, so that a fetch that is stopped goes on where it was, and never is much of it held.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from anyio import to_thread

from palagan.gather.web.asking import Asking, Refused
from palagan.gather.web.fetching import Failed
from palagan.languages.tables import lexicon

PIECE = 8 << 20
"""Bytes that are asked at once."""
MOST = 100_000
"""Archives of one list; CC-NEWS has some 700 a month."""
_UNPACKED = 32 << 20
_ENDINGS = (".warc.gz", ".warc")
_DAY = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_PART = ".part"

Progress = Callable[[int, int | None], None]
"""Told how many bytes are there, of how many (None: not known)."""


@dataclass(frozen=True, slots=True)
class Archive:
    """One WARC file on the web; `day` is that of its name (CC-NEWS-20201006123456-00012.warc.gz), None where none."""

    url: str
    name: str
    day: str | None


def archive_of(url: str) -> Archive | None:
    """The archive that an address is by its name; None for any other."""
    name = urlsplit(url).path.rpartition("/")[2]
    if not name.lower().endswith(_ENDINGS) or len(name) > 200:
        return None
    found = _DAY.search(name)
    return Archive(url, name, "-".join(found.groups()) if found else None)


def archives_in(url: str | None, content: bytes) -> tuple[Archive, ...]:
    """The archives that a list names ("warc.paths", packed by gzip or not), each line one path; none where it is no
    such list. Paths are of the host of the list; of a list that came as a file (`url` None), of Common Crawl's."""
    told = _unpacked(content)
    if told is None or b"<" in told[:100]:
        return ()
    base = url or lexicon("gather/web/finding.toml")["archives"]["base"]
    found: dict[str, Archive] = {}
    for line in io.BytesIO(told):
        path = line.decode("utf-8", "replace").strip()
        if not path:
            continue
        try:
            where = urljoin(base, path if "://" in path or path.startswith("/") else f"/{path}")
            archive = archive_of(where) if where.startswith(("http://", "https://")) else None
        except ValueError:
            archive = None
        if archive is None or len(found) >= MOST:
            return ()
        found[archive.url] = archive
    return tuple(found.values())


def _unpacked(content: bytes) -> bytes | None:
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            return packed.read(_UNPACKED)
    except (OSError, EOFError, zlib.error):
        return None


def of_days(archives: tuple[Archive, ...], since: str | None, until: str | None) -> tuple[Archive, ...]:
    """Those of the days from–until (ISO); one whose name tells no day is among them."""
    return tuple(
        one for one in archives
        if one.day is None or ((not since or one.day >= since[:10]) and (not until or one.day <= until[:10]))
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetching:
    """How fetching an archive ended: its file, or why it is not whole (what is there stays, and is gone on with)."""

    file: Path | None
    detail: str = ""


async def fetch_archive(asking: Asking, archive: Archive, folder: Path, tell: Progress, piece: int = PIECE) -> Fetching:
    """Fetch an archive into a folder, or the rest of it. One that lies there whole is not asked again."""
    whole = folder / archive.name
    if whole.exists():
        return Fetching(whole, "there already")
    part = folder / f"{archive.name}{_PART}"
    with part.open("ab") as file:
        while True:
            at = file.tell()
            answer = await asking.ask(archive.url, {"Range": f"bytes={at}-{at + piece - 1}"})
            if isinstance(answer, Refused | Failed):
                return Fetching(None, answer.detail)
            hop = answer.last
            told = _RANGE.fullmatch(hop.header("content-range") or "")
            if hop.status == 416 and at:  # nothing behind what is there
                break
            if hop.status == 200 and not at:
                await to_thread.run_sync(file.write, hop.packed)
                break
            if hop.status != 206 or told is None or int(told[1]) != at or not hop.packed:
                return Fetching(None, f"answered {hop.status} {hop.reason} to a question for a piece of it".strip())
            await to_thread.run_sync(file.write, hop.packed)
            size = int(told[3]) if told[3] != "*" else None
            tell(file.tell(), size)
            if file.tell() >= (size if size is not None else file.tell() + 1) or (
                size is None and len(hop.packed) < piece
            ):
                break
    part.rename(whole)
    return Fetching(whole)
