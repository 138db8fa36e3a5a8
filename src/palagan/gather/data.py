"""Reading the data files that stand in this folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from palagan.errors import DataError


@cache
def data(name: str) -> dict[str, Any]:
    """A TOML file of `palagan/gather/`, parsed. Treat as read-only. A malformed one is a `DataError`."""
    try:
        return tomllib.loads(resources.files("palagan.gather").joinpath(name).read_text("utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"data file cannot be read: {error}", item=f"gather/{name}", way_out="Reinstall Palagan."
        ) from error
