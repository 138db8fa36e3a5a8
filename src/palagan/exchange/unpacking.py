"""Unpacking: a pack, checked to its last byte, restored as a new case, and its record made again and compared."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, delete, text, update

from palagan.errors import CaseError, InputError
from palagan.exchange.aside import made_aside, told_plainly
from palagan.exchange.contents import MEMBERS
from palagan.exchange.manifest import Manifest
from palagan.exchange.opened import Opened, open_pack
from palagan.exchange.restoring import Restoring
from palagan.run import Done, Now, Progress, run
from palagan.store.open import CaseFile, case_path, make_case, open_case
from palagan.store.packed import readers, record_digest
from palagan.store.runs import begin_run, end_run
from palagan.store.schema import facts
from palagan.store.watch_schema import alert_rules

_LEAST = 16
"""Hex digits of a hash that are enough to name a pack."""
_ROOM = 3
"""A case takes up about so many times what its pack unpacks to: indexes, and the record."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored where. `rows` by member; `asleep` what was turned off, by member; `left_out` rows that did not
    go in. `same_record`: whether the record made again is the packed one; None where that cannot be told (another
    version of the program, or none was packed), or where the run was stopped."""

    path: Path
    manifest: Manifest
    rows: Mapping[str, int]
    asleep: Mapping[str, int]
    left_out: Mapping[str, int]
    done: Done
    same_record: bool | None


Heard = Callable[[int, int], None]
"""Told how many bytes are checked, of how many."""


def _deaf(_done: int, _all: int) -> None:
    pass


def verify(pack: Path, tell: Heard = _deaf, root: str | None = None) -> Manifest:
    """Check every hash of a pack and restore nothing; gives its manifest. `root` is the hash it must have."""
    with open_pack(pack) as opened:
        _verify(opened, tell, root)
        return opened.manifest


def _verify(opened: Opened, tell: Heard, root: str | None) -> None:
    if root is not None and not (len(root) >= _LEAST and opened.manifest.root.startswith(root.lower())):
        raise InputError(
            f"is another pack: its hash is {opened.manifest.root}",
            item=str(opened.path),
            way_out=f"You asked for {root[:80]}; at least {_LEAST} digits of it must be given.",
        )
    opened.verify(tell)


def unpack(
    pack: Path,
    name: str | Path | None,
    now: Now,
    *,
    mine: bool = False,
    again: bool = False,
    root: str | None = None,
    workers: int = 1,
    tell: Heard = _deaf,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Restored:
    """Restore a pack as a new case and bring its record up.

    Subscriptions come paused, rules and channels off; with `mine` they come as they were. With `again` the packed
    readings are not believed: every page is read anew. A pack that is not whole is an `InputError` that names the
    member, a case that is there already a `CaseError`; nothing is left half.
    """
    with open_pack(pack) as opened:
        if "pages" not in opened.manifest.parts:
            raise InputError(
                "holds decisions alone",
                item=str(pack),
                way_out=f"Bring them into a case: palagan merge CASE {pack}",
            )
        path = unpack_path(pack, name)
        _free(path)
        _verify(opened, tell, root)
        _room(opened, path)
        with told_plainly(path), made_aside(path, new=True) as part:
            restored = _restore(opened, part, now, mine=mine, again=again)
        manifest = opened.manifest
    with closing(open_case(path)) as case:
        done = run(case, now, workers=workers, progress=progress, stopped=stopped)
        same = None if done.left else _same_record(case, manifest)
        _wake(case, restored.wake)
    return Restored(path, manifest, restored.rows, restored.asleep, restored.left_out, done, same)


def unpack_path(pack: Path, name: str | Path | None) -> Path:
    """The new case: as named, else the pack's own file name, in the folder where one is."""
    return case_path(name if name is not None else pack.name.removesuffix(".zip").removesuffix(".palagan"))


def _free(path: Path) -> None:
    if path.exists():
        raise CaseError("is there already", item=str(path), way_out="Name another: palagan unpack FILE CASE")
    if not path.parent.is_dir():
        raise CaseError("its folder is not there", item=str(path), way_out=f"Make it: mkdir -p {path.parent}")


def _room(opened: Opened, path: Path) -> None:
    needs = _ROOM * sum(member.size for member in opened.members.values())
    free = shutil.disk_usage(path.parent).free
    if needs > free:
        raise CaseError(
            f"needs about {needs >> 20:,} MB, and the disk has {free >> 20:,} MB",
            item=str(path),
            way_out="Make room, or name a case on another disk: palagan unpack FILE CASE",
        )


def _same_record(case: CaseFile, manifest: Manifest) -> bool | None:
    """Whether the record is the packed one; None where another reader or another version of the program made it."""
    with case.reading() as connection:
        found, read_by = record_digest(connection), readers(connection)
    packed = manifest.record
    if packed is None or found is None or found[0] != packed.made_of or read_by != manifest.readers:
        return None
    return found[1] == packed.sha256


def _wake(case: CaseFile, rules: list[dict[str, Any]]) -> None:
    """Turn one's own rules on again once the record stands: what happened long ago does not ring anew."""
    if rules:
        with case.writing() as connection:
            on = update(alert_rules).where(alert_rules.c.id == bindparam("id_"))
            connection.execute(on.values(state="on", since=bindparam("since")), rules)


def _restore(opened: Opened, part: Path, now: Now, *, mine: bool, again: bool) -> Restoring:
    restoring = Restoring(opened, mine=mine, again=again)
    with closing(make_case(part, now())) as case:
        with case.writing() as connection:
            connection.execute(delete(facts))
        for member in MEMBERS:
            if opened.holds(member.name) and not (again and member.part == "readings"):
                restoring.member(case, member)
        told = {"pack": opened.path.name, "root": opened.manifest.root, "again": again}
        with case.writing() as connection:
            end_run(connection, begin_run(connection, "unpack", told, now()), "done", {}, {}, now())
        with case.engine.connect() as plain:
            plain.execution_options(isolation_level="AUTOCOMMIT").execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    return restoring
