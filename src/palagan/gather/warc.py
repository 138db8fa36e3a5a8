"""WARC and WET files → pages: the stored answers that are text or HTML, each with its address and moment of capture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from palagan.gather import warc_notes
from palagan.gather.dates import utc_moment
from palagan.gather.http_body import unpacked_body
from palagan.gather.options import GatherOptions
from palagan.gather.pages import Origin, named_charsets, page_of_answer, page_of_bytes, too_large
from palagan.gather.streams import Item
from palagan.gather.warc_notes import Note
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


@dataclass(frozen=True, slots=True)
class _Held:
    """An answer that was read, until it is known what stands beside it: the record's id and its body, or its drop."""

    id: str
    origin: Origin
    drop: Drop | None = None
    body: bytes = b""
    media_type: str = ""
    is_answer: bool = False
    """Whether it came from a server, whose word on what it is may be wrong."""

    def told(self, note: Note | None, options: GatherOptions) -> Page | Drop | None:
        """What it comes to. With a note of ours it is taken as it was then; one that is no page is passed over."""
        if note is None:
            return self.drop or _page(self.body, self.media_type, self.origin, options)
        if note.role != "page":
            return None
        hints = {name: value for name, value in asdict(note.hints).items() if value is not None}
        hints["url"] = note.hints.url
        origin = replace(self.origin, hints=replace(self.origin.hints, **hints), notes=note.notes)
        if self.drop is not None or self.is_answer:
            return self.drop or page_of_answer(self.body, self.media_type, origin, options)
        return page_of_bytes(self.body, replace(origin, charsets=named_charsets(self.media_type)), options)


def warc_pages(item: Item, options: GatherOptions) -> Iterator[Page | Drop]:
    """The pages of a WARC file; `source` ends in "#offset=" and where the record begins in the file.

    In a file gzipped in one piece records have no offset of their own: there it is "#record=" and its number. Requests,
    metadata and the file's own description are parts of other records, neither pages nor drops; our own notes
    (`warc_notes.py`) say how the answer before them is taken.
    """
    from fastwarc.warc import ArchiveIterator

    records = iter(ArchiveIterator(item.stream, parse_http=False))
    number = 0
    held: _Held | None = None
    note: Note | None = None
    while True:
        try:
            record = next(records)
        except StopIteration:
            record = None
        except OSError as error:
            yield from _let_go(held, note, options)
            if item.failed() is None:
                detail = f"After {number} records it can no longer be read: {error}."
                yield item.drop(Reason.ARCHIVE_DAMAGED if number else Reason.UNKNOWN_FORMAT, detail)
            return
        if record is not None and held is not None and _is_beside(record, held):
            number += 1
            note = warc_notes.read(record.reader.read(record.content_length)) or note
            continue
        yield from _let_go(held, note, options)
        held, note = None, None
        if record is None:
            return
        number += 1
        source = f"{item.source}#{_place(item, record.stream_pos, number)}"
        taken = _taken(record, source, options)
        if isinstance(taken, _Held):
            held = taken
            continue
        cut = isinstance(taken, Drop) and taken.reason is Reason.TRUNCATED
        if taken is not None and not (cut and item.failed() is not None):  # a file cut short is told once
            yield taken


def _let_go(held: _Held | None, note: Note | None, options: GatherOptions) -> Iterator[Page | Drop]:
    told = held.told(note, options) if held is not None else None
    if told is not None:
        yield told


def _is_beside(record: WarcRecord, held: _Held) -> bool:
    """Whether a record is a note of ours on the one before it."""
    headers = record.headers
    return (
        (headers.get("WARC-Type") or "").lower() == "metadata"
        and (headers.get("Content-Type") or "") == warc_notes.MEDIA_TYPE
        and bool(held.id)
        and headers.get("WARC-Refers-To") == held.id
        and (headers.get("Content-Length") or "").isdecimal()
        and record.content_length <= warc_notes.MOST
    )


def _place(item: Item, position: int, number: int) -> str:
    if item.gunzip is None:
        return f"offset={position}"
    start = item.gunzip.starts.pop(position, None)
    return f"record={number}" if start is None else f"offset={start}"


def _taken(record: WarcRecord, source: str, options: GatherOptions) -> _Held | Drop | None:
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
        return _held(record, origin, Reason.DUPLICATE, "The crawler saw the same page again and stored it only once.")
    if kind not in ("response", "resource", "conversion"):
        return origin.drop(Reason.UNKNOWN_FORMAT, f"A WARC record of the kind {kind[:40] or 'none'} is no page.")
    if record.content_length > options.limits.page_bytes + _HEADERS_ROOM:
        return too_large(origin, options.limits.page_bytes)
    if kind == "response" and (headers.get("Content-Type") or "").lower().startswith("application/http"):
        return _answer(record, origin, options)
    body = record.reader.read(record.content_length) if record.content_length else b""
    if len(body) < record.content_length:
        return _cut(origin)
    return _Held(_id(record), origin, body=body, media_type=headers.get("Content-Type") or "")


def _id(record: WarcRecord) -> str:
    return record.headers.get("WARC-Record-ID") or ""


def _held(record: WarcRecord, origin: Origin, reason: Reason, detail: str) -> _Held:
    """An answer that is no page, unless a note says that it is none of a page's own."""
    return _Held(_id(record), origin, drop=origin.drop(reason, detail))


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


def _answer(record: WarcRecord, origin: Origin, options: GatherOptions) -> _Held | Drop:
    """A stored HTTP answer; one with another status than 200 is no page."""
    whole = record.content_length
    number = _id(record)
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
        told = f"The outlet answered with HTTP status {status or 'unknown'}, not 200."
        return _Held(number, origin, drop=origin.drop(Reason.HTTP_ERROR, told))
    limit = options.limits.page_bytes
    plain = unpacked_body(body, http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "", limit)
    if isinstance(plain, Reason):
        return _Held(number, origin, drop=origin.drop(plain, _BODY_DETAILS[plain]))
    return _Held(number, origin, body=plain, media_type=http.get("Content-Type") or "", is_answer=True)


def _page(body: bytes, media_type: str, origin: Origin, options: GatherOptions) -> Page | Drop:
    kind = media_type.partition(";")[0].strip().lower()
    if kind and kind not in ("text/html", "text/plain", "application/xhtml+xml"):
        return origin.drop(Reason.NOT_HTML, f"It is {kind[:80]}, not a page of text.")
    return page_of_bytes(body, replace(origin, charsets=named_charsets(media_type)), options)
