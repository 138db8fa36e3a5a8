"""What was not taken, and why: a closed list of reasons, so that drops can be counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The stations of the flow, in order."""

    GATHER = "gather"
    ARTICLES = "articles"
    READING = "reading"
    RECORD = "record"


class Reason(StrEnum):
    """Why an item went no further. Each has one line of explanation in `docs/formats.md`."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too-large"
    UNKNOWN_FORMAT = "unknown-format"
    UNDECODABLE = "undecodable"
    UNREADABLE = "unreadable"
    BAD_ROW = "bad-row"
    NO_TEXT_COLUMN = "no-text-column"
    TRUNCATED = "truncated"
    ARCHIVE_BOMB = "archive-bomb"
    ARCHIVE_DAMAGED = "archive-damaged"
    ENCRYPTED = "encrypted"
    NOT_HTML = "not-html"
    HTTP_ERROR = "http-error"
    ROBOTS = "robots"
    FORBIDDEN = "forbidden"
    NOT_FETCHED = "not-fetched"
    DUPLICATE = "duplicate"
    HIDDEN = "hidden"
    UNSAFE_PATH = "unsafe-path"
    NOT_ARTICLE = "not-an-article"
    NO_BODY = "no-body"
    LANGUAGE = "language-not-read"
    FAILED = "failed"
    NO_SPAN = "no-span"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Drop:
    """One item left out: at which stage, which item (a path, a row, a page id), why, and what to do about it."""

    stage: Stage
    item: str
    reason: Reason
    detail: str = ""
