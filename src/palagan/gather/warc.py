"""WARC and WET files → pages: the stored answers that are text or HTML, each with its address and moment of capture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from palagan.gather.dates import utc_moment
from palagan.gather.http_body import unpacked_body
from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, page_of_bytes, too_large
from palagan.gather.streams import Item
from palagan.model.drop import Drop, Reason
from palagan.model.page import Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_HEADERS_ROOM = 1_000_000
"""Room for the packing of a body and its HTTP headers, beyond the limit of a page."""
_BODY_DETAILS = {
    Reason.TOO_LARGE: "Its body unpacks to more than is taken for one page.",
    Reason.ARCHIVE_DAMAGED: "Its body is damaged: it cannot be unpacked.",
    Reason.UNKNOWN_FORMAT: "Its body is packed by a method we cannot undo.",
}


def warc_pages(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    """The pages of a WARC file; `source` ends in "#offset=" and where the record begins in the file.

    In a file gzipped in one piece records have no offset of their own: there it is "#record=" and its number. Requests,
    metadata and the file's own description are parts of other records, neither pages nor drops.
    """
    from fastwarc.warc import ArchiveIterator

    records = iter(ArchiveIterator(item.stream, parse_http=False))
    number = 0
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except OSError as error:
            if item.failed() is None:
                detail = f"After {number} records it can no longer be read: {error}."
                yield item.drop(Reason.ARCHIVE_DAMAGED if number else Reason.UNKNOWN_FORMAT, detail)
            return
        number += 1
        source = f"{item.source}#{_place(item, record.stream_pos, number)}"
        taken = _taken(record, source, options)
        cut = isinstance(taken, Drop) and taken.reason is Reason.TRUNCATED
        if taken is not None and not (cut and item.failed() is not None):  # a file cut short is told once
            yield taken


def _place(item: Item, position: int, number: int) -> str:
    if item.gunzip is None:
        return f"offset={position}"
    start = item.gunzip.starts.pop(position, None)
    return f"record={number}" if start is None else f"offset={start}"


def _taken(record: WarcRecord, source: str, options: GatherOptions) -> Page | Drop | None:
    headers = record.headers
    url = (headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
    hints = replace(options.hints, url=url)
    origin = Origin(source, hints, utc_moment(headers.get("WARC-Date") or ""), _notes(record))
    if not (headers.get("Content-Length") or "").isdecimal():
        return origin.drop(Reason.TRUNCATED, "Its length is not told: the file is cut short or damaged here.")
    kind = (headers.get("WARC-Type") or "").lower()
    if kind in ("request", "metadata", "warcinfo"):
        return None if _is_whole(record) else _cut(origin)
    if kind == "revisit":
        return origin.drop(Reason.DUPLICATE, "The crawler saw the same page again and stored it only once.")
    if kind not in ("response", "resource", "conversion"):
        return origin.drop(Reason.UNKNOWN_FORMAT, f"A WARC record of the kind {kind[:40] or 'none'} is no page.")
    if record.content_length > options.limits.page_bytes + _HEADERS_ROOM:
        return too_large(origin, options.limits.page_bytes)
    if kind == "response" and (headers.get("Content-Type") or "").lower().startswith("application/http"):
        return _answer(record, origin, options)
    body = record.reader.read(record.content_length) if record.content_length else b""
    if len(body) < record.content_length:
        return _cut(origin)
    return _page(body, headers.get("Content-Type") or "", origin, options)


def _notes(record: WarcRecord) -> tuple[str, ...]:
    digest = record.headers.get("WARC-Payload-Digest") or record.headers.get("WARC-Block-Digest")
    cut = record.headers.get("WARC-Truncated")
    notes = [f"The digest its archive gives is {digest[:120]}."] if digest else []
    if cut:
        notes.append(f"The crawler cut this page short ({cut[:40]}).")
    return tuple(notes)


def _is_whole(record: WarcRecord) -> bool:
    return record.consume() >= record.content_length


def _cut(origin: Origin) -> Drop:
    return origin.drop(Reason.TRUNCATED, "The file is cut short in this record. Those before it are kept.")


def _answer(record: WarcRecord, origin: Origin, options: GatherOptions) -> Page | Drop:
    """The page in a stored HTTP answer with the status 200."""
    whole = record.content_length
    try:
        record.parse_http(auto_decode="none")
    except OSError as error:
        return origin.drop(Reason.ARCHIVE_DAMAGED, f"Its HTTP headers cannot be read: {error}.")
    body = record.reader.read(record.content_length) if record.content_length else b""
    if len(body) < record.content_length or record.content_length > whole:
        return _cut(origin)
    if not record.is_http_parsed:
        return origin.drop(Reason.ARCHIVE_DAMAGED, "It is no HTTP answer, though it is called one.")
    http = record.http_headers
    status = http.status_code
    if status != 200:
        return origin.drop(Reason.HTTP_ERROR, f"The outlet answered with HTTP status {status or 'unknown'}, not 200.")
    limit = options.limits.page_bytes
    plain = unpacked_body(body, http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "", limit)
    if isinstance(plain, Reason):
        return origin.drop(plain, _BODY_DETAILS[plain])
    return _page(plain, http.get("Content-Type") or "", origin, options)


def _page(body: bytes, media_type: str, origin: Origin, options: GatherOptions) -> Page | Drop:
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    if kind and kind not in ("text/html", "text/plain", "application/xhtml+xml"):
        return origin.drop(Reason.NOT_HTML, f"It is {kind[:80]}, not a page of text.")
    charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return page_of_bytes(body, replace(origin, charsets=(charset,) if charset else ()), options)
