"""Values of the record as bytes and back (msgpack): compact, quick, and no code in them."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

_encoder = msgspec.msgpack.Encoder(order="deterministic")


def pack(value: object) -> bytes:
    """The bytes of a value made of dataclasses, tuples, sets, numbers and text; the same value gives the same bytes."""
    return _encoder.encode(value)


def unpack(told: bytes, kind: type[T]) -> T:
    """The value of that kind; `msgspec.ValidationError` where the bytes hold another."""
    return cast(T, _decoder(cast(Any, kind)).decode(told))


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.msgpack.Decoder(kind)
