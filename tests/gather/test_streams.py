from __future__ import annotations

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.options import Limits
from palagan.gather.streams import Budget, Guarded, Gunzip, Item, size
from palagan.model.drop import Reason


def reading(pull: list[bytes | Exception]) -> Guarded:
    pieces = iter(pull)

    def next_piece(_: int) -> bytes:
        piece = next(pieces, b"")
        if isinstance(piece, Exception):
            raise piece
        return piece

    return Guarded(next_piece)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (EOFError(), Reason.TRUNCATED),
        (zlib.error("x"), Reason.ARCHIVE_DAMAGED),
        (OSError(5, "Input/output error"), Reason.UNREADABLE),
        (NotImplementedError(), Reason.UNKNOWN_FORMAT),
    ],
)
def test_damage_ends_the_stream_and_is_told(error: Exception, reason: Reason) -> None:
    item = Item("a", "a", reading([b"abc", b"def", error, b"ghi"]), Budget(Limits()))
    assert item.failed() is None
    assert item.stream.read() == b"abcdef"
    failed = item.failed()
    assert failed is not None
    assert failed.reason is reason


def test_a_head_from_a_slow_pipe_is_whole() -> None:
    item = Item("-", "", reading([b"a" * 10] * 1_000), Budget(Limits()))
    assert len(item.head()) == 10_000
    assert len(item.stream.read()) == 10_000


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=5), st.integers(1, 64))
def test_members_come_out_joined_and_their_starts_are_known(parts: list[bytes], step: int) -> None:
    members = [gzip.compress(part) for part in parts]
    gunzip = Gunzip(io.BytesIO(b"".join(members)))
    plain = b""
    while piece := gunzip.read(step):
        assert len(piece) <= step
        plain += piece
    assert plain == b"".join(parts)
    assert gunzip.starts[0] <= sum(map(len, members))
    unpacked = packed = 0
    for part, member in zip(parts, members, strict=True):
        if part:
            assert gunzip.starts[unpacked] == packed
        unpacked += len(part)
        packed += len(member)


@given(st.binary(min_size=1, max_size=200), st.data())
def test_a_cut_is_told_from_an_end(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    cut = data.draw(st.integers(1, len(packed) - 1))
    guard = Guarded(Gunzip(io.BytesIO(packed[:cut])).read)
    plain = io.BufferedReader(guard).read()
    assert content.startswith(plain)
    assert guard.failure is not None
    assert guard.failure.reason is Reason.TRUNCATED


def test_a_budget_is_spent_once_for_all_that_share_it() -> None:
    budget = Budget(Limits(unpacked_bytes=15))
    first = Guarded(io.BytesIO(b"a" * 10).read, budget=budget)
    second = Guarded(io.BytesIO(b"a" * 10).read, budget=budget)
    assert io.BufferedReader(first).read() == b"a" * 10
    assert io.BufferedReader(second).read() == b""
    assert second.failure is not None
    assert second.failure.reason is Reason.ARCHIVE_BOMB


def test_sizes_as_people_say_them() -> None:
    assert [size(count) for count in (7, 1_500, 20_000_000, 32_000_000_000)] == ["7 bytes", "1.5 KB", "20 MB", "32 GB"]
