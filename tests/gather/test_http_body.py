from __future__ import annotations

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.http_body import unpacked_body
from palagan.model.drop import Reason

BODY = b"<p>Kota itu tenang.</p>" * 50
LIMIT = 100_000


def brotli(body: bytes) -> bytes:
    from fastwarc.stream_io import BrotliWriter

    file = io.BytesIO()
    writer = BrotliWriter(file)
    writer.write(body)
    writer.close()
    return file.getvalue()


def chunked(body: bytes, size: int) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(body) + engine.flush()


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY, mtime=0), "gzip"),
        (gzip.compress(BODY, mtime=0), "X-GZIP"),
        (zlib.compress(BODY), "deflate"),
        (raw_deflate(BODY), "deflate"),
        (gzip.compress(zlib.compress(BODY), mtime=0), "deflate, gzip"),
    ],
)
def test_a_body_is_unpacked(packed: bytes, name: str) -> None:
    assert unpacked_body(packed, "", name, LIMIT) == BODY
    assert unpacked_body(chunked(packed, 100), "chunked", name, LIMIT) == BODY


def test_brotli_is_unpacked() -> None:
    assert unpacked_body(brotli(BODY), "", "br", LIMIT) == BODY


@pytest.mark.parametrize("name", ["gzip", "deflate", "br"])
def test_a_body_that_was_stored_plain_is_taken_as_it_is(name: str) -> None:
    assert unpacked_body(BODY, "chunked", name, LIMIT) == BODY


def test_what_cannot_be_unpacked_says_why() -> None:
    assert unpacked_body(gzip.compress(BODY)[:-9], "", "gzip", LIMIT) is Reason.ARCHIVE_DAMAGED
    assert unpacked_body(gzip.compress(b"x" * (LIMIT + 1)), "", "gzip", LIMIT) is Reason.TOO_LARGE
    assert unpacked_body(brotli(b"x" * (LIMIT + 1)), "", "br", LIMIT) is Reason.TOO_LARGE
    assert unpacked_body(b"x" * (LIMIT + 1), "", "", LIMIT) is Reason.TOO_LARGE
    assert unpacked_body(BODY, "", "zstd", LIMIT) is Reason.UNKNOWN_FORMAT


@given(st.binary(max_size=300), st.integers(1, 50))
def test_chunks_come_back_joined(body: bytes, size: int) -> None:
    assert unpacked_body(chunked(body, size), "chunked", "", LIMIT) == body


@given(st.binary(max_size=200), st.sampled_from(["", "chunked"]), st.sampled_from(["", "gzip", "deflate", "br", "x"]))
def test_any_bytes_give_a_body_or_a_reason(body: bytes, transfer: str, content: str) -> None:
    assert isinstance(unpacked_body(body, transfer, content, LIMIT), bytes | Reason)
