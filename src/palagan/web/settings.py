"""How the workbench is served: which case, where it listens, who may come in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from palagan.monitor.asking_for import Means

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """`host` and `port` to listen on. `local`: nobody but this machine can reach it. `watch`: watch the case as well;
    `means`: how hosts are asked, None for what the environment and the case say."""

    case: Path
    host: str = "127.0.0.1"
    port: int = 8700
    watch: bool = False
    means: Means | None = None

    @property
    def local(self) -> bool:
        """Whether it listens on loopback alone."""
        return self.host in LOOPBACK
