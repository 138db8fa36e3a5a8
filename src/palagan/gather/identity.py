"""What makes a page the same page: its address, else its outlet's own id, else its bytes alone."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from palagan.gather.data import data
from palagan.model.ids import content_id, sha256_hex
from palagan.model.page import Hints

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonical_url(url: str) -> str:
    """The address without what changes from link to link: fragment, tracking parameters, upper case in the host.

    Path, other parameters and their order stay, and so do AMP addresses and "?page=2": they are other bytes. An address
    that cannot be taken apart comes back as it is.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not parts.netloc:
        return url
    scheme = parts.scheme.lower()
    user, at, host = parts.netloc.rpartition("@")
    host = host.lower().removesuffix(_DEFAULT_PORTS.get(scheme, " "))
    query = "&".join(piece for piece in parts.query.split("&") if not _is_tracking(piece))
    return urlunsplit((scheme, user + at + host, parts.path or "/", query, ""))


def _is_tracking(piece: str) -> bool:
    name = piece.partition("=")[0].lower()
    table = data("tracking.toml")
    return name in table["names"] or any(name.startswith(prefix) for prefix in table["prefixes"])


def page_identity(hints: Hints) -> str:
    """The address, else "outlet/id", else "". A row's id without an outlet says nothing: every table counts from 1."""
    if hints.url:
        return canonical_url(hints.url)
    if hints.outlet and hints.external_id:
        return f"{hints.outlet}/{hints.external_id}"
    return ""


def page_id(content: bytes, hints: Hints, sha256: str | None = None) -> str:
    """The page's id, from its identity and the SHA-256 of its bytes: the same page from two paths is one page.

    `sha256`: that of the bytes, where it is known.
    """
    return content_id("pg", page_identity(hints), sha256 or sha256_hex(content))
