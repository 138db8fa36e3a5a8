"""Palagan: the sourced record of a conflict, read from the news.

`palagan.Case` is a case on disk, `palagan.read` reads one page; both are imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palagan.case import Case, read

__version__ = "0.1.0"
__all__ = ["Case", "__version__", "read"]


def __getattr__(name: str) -> object:
    if name in {"Case", "read"}:
        from palagan import case

        return getattr(case, name)
    raise AttributeError(f"module 'palagan' has no attribute '{name}'")
