"""The words of pages, as copies need them, as bytes and back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from palagan.record.packing import pack, unpack
from palagan.record.sheet import Moment
from palagan.record.texts import Text


class KeptText(NamedTuple):
    """A text as bytes: its words, where they stand and its fingerprints, as whole numbers of 4 and 8 bytes."""

    outlet: str | None
    moment: Moment | None
    credits: tuple[str, ...]
    numbers: bytes
    starts: bytes
    ends: bytes
    prints: bytes


def pack_text(text: Text) -> bytes:
    """A text as bytes."""
    return pack(
        KeptText(
            text.outlet,
            text.moment,
            tuple(sorted(text.credits)),
            np.asarray(text.numbers, "<u4").tobytes(),
            np.asarray(text.starts, "<i4").tobytes(),
            np.asarray(text.ends, "<i4").tobytes(),
            np.asarray(text.prints, "<i8").tobytes(),
        )
    )


def unpack_text(order: tuple[int, int, str], told: bytes) -> Text:
    """The text again; `order` is its page's."""
    kept = unpack(told, KeptText)
    return Text(
        order=order,
        outlet=kept.outlet,
        moment=kept.moment,
        credits=frozenset(kept.credits),
        numbers=np.frombuffer(kept.numbers, "<u4"),
        starts=np.frombuffer(kept.starts, "<i4"),
        ends=np.frombuffer(kept.ends, "<i4"),
        prints=np.frombuffer(kept.prints, "<i8"),
    )
