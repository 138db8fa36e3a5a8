"""Moments between the clock, which counts seconds since 1970, and people and pages, who write ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime


def iso(moment: float) -> str:
    """A moment as people and pages have it: ISO 8601 UTC, to the second."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds_of(moment: str | None) -> float | None:
    """Seconds since 1970 of an ISO 8601 day or moment, UTC where it names no zone; None where it is none."""
    if not moment:
        return None
    try:
        told = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
