"""Addresses that pages, feeds and sitemaps name, made whole; and two addresses of one page known as one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from palagan.gather.identity import canonical_url

LONGEST = 2000
"""Characters of an address that is followed."""
_AMP = {("amp", "1"), ("amp", ""), ("outputType", "amp"), ("output", "amp")}
_AMP_ENDS = ("/amp", ".amp", "/amp.html")
_SAME_HOST = ("www.", "m.", "amp.", "mobile.")


def absolute(named: object, base: str) -> str | None:
    """What a page at `base` means by an address, without fragment and tracking; None for what is no web address."""
    if not isinstance(named, str):
        return None
    told = "".join(letter for letter in named.strip() if letter not in "\t\r\n")
    if not told or len(told) > LONGEST:
        return None
    try:
        whole = urljoin(base, told)
        parts = urlsplit(whole)
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or parts.port == 0:
            return None
    except ValueError:
        return None
    return canonical_url(whole)


def one_form(url: str) -> str:
    """A key that is the same for all addresses of one page: http and https, "www.", "m." and AMP, a slash at the end,
    parameters in any order. It is not to be asked."""
    parts = urlsplit(canonical_url(url))
    host = parts.netloc
    for start in _SAME_HOST:
        host = host.removeprefix(start)
    path = parts.path.rstrip("/")
    for end in _AMP_ENDS:
        path = path.removesuffix(end)
    pairs = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair not in _AMP)
    return urlunsplit(("https", host, path, urlencode(pairs), ""))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, "www." aside."""
    hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    return hosts[0] == hosts[1]
