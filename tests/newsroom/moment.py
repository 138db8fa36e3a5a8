"""The moment in the newsroom, in a file that several processes look at: whoever keeps the clock writes it there."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from types import TracebackType

_FORM = struct.Struct("<d")


class SharedMoment:
    """Seconds since 1970, the same for all who open the file. It outlives the process that wrote it, killed or not."""

    def __init__(self, path: Path, start: float | None = None) -> None:
        if start is not None:
            path.write_bytes(_FORM.pack(start))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _FORM.size)

    def now(self) -> float:
        """The moment."""
        return float(_FORM.unpack_from(self._map)[0])

    def set(self, moment: float) -> None:
        """Another moment, never an earlier one."""
        if moment > self.now():
            _FORM.pack_into(self._map, 0, moment)

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()

    def __enter__(self) -> SharedMoment:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()
