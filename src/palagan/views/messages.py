"""The message catalogue: what people read, in Indonesian or English."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal

from palagan.languages.tables import lexicon

Tongue = Literal["id", "en"]
TONGUES: tuple[Tongue, ...] = ("id", "en")
_FILE = "views/messages.toml"


def say(key: str, tongue: Tongue, **values: object) -> str:
    """The text under "section.name" with its values filled in; a key that is not there is given back as it stands."""
    section, _, name = key.partition(".")
    entry = lexicon(_FILE).get(section, {}).get(name)
    if entry is None:
        return name or key
    text: str = entry[tongue]
    return text.format(**values) if values else text


def tongue_of(wanted: str | None, environment: dict[str, str] | None = None) -> Tongue:
    """The language to speak: the one asked for, else PALAGAN_LANG, else the locale's; else English."""
    settings = dict(os.environ) if environment is None else environment
    for value in (wanted, settings.get("PALAGAN_LANG"), settings.get("LC_ALL"), settings.get("LANG")):
        if value:
            return "id" if value.lower().startswith("id") else "en"
    return "en"


def span_of_counts(low: int, high: int) -> str:
    """ "3" or "2–4"."""
    return str(low) if low == high else f"{low}–{high}"


def bounds(low: float | None, high: float | None, unknown: str = "?") -> str:
    """Bounds of a toll as people write them: "12", "100–999", "≥ 30", "≤ 50"."""
    if low is None and high is None:
        return unknown
    if low is None:
        return f"≤ {_number(high)}"
    if high is None:
        return f"≥ {_number(low)}"
    return _number(low) if low == high else f"{_number(low)}–{_number(high)}"


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:g}" if value != int(value) or abs(value) < 10_000 else f"{int(value):,}".replace(",", " ")


def origins_told(low: int, high: int, tongue: Tongue) -> str:
    """ "1 origin", "2–4 origins"; "1 asal"."""
    return say("count.origin" if low == high == 1 else "count.origins", tongue, n=span_of_counts(low, high))


def pages_told(count: int, tongue: Tongue) -> str:
    """ "1 page", "3 pages"; "3 halaman"."""
    return say("count.page" if count == 1 else "count.pages", tongue, n=count)


def carried_told(fields: Sequence[str], tongue: Tongue) -> str:
    """Which fields of a happening stand in other sentences only: "date from another sentence"; "" for none."""
    return say("carried_over." + "_".join(fields), tongue) if fields else ""
