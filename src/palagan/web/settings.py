"""How the workbench is served: which case, where it listens, who may come in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """`host` and `port` to listen on. `local`: nobody but this machine can reach it. `contact`: who gathers, where it
    is not to be what the case says; `watch`: watch the case as well."""

    case: Path
    host: str = "127.0.0.1"
    port: int = 8700
    contact: str | None = None
    watch: bool = False

    @property
    def local(self) -> bool:
        """Whether it listens on loopback alone."""
        return self.host in LOOPBACK
