"""What a host allows: its robots.txt, read as RFC 9309 says, by protego."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

LARGEST = 500 << 10
"""Bytes of a robots.txt that are read (RFC 9309, 2.5: at least 500 kibibytes)."""
KEPT = 24 * 3600
"""Seconds for which one is held to (RFC 9309, 2.4)."""
SLOWEST = 120.0
"""Seconds between two requests that a host may ask for; one that asks for more is asked so often all the same."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for one agent. `closed` says why nothing is allowed, where it is so."""

    text: str = ""
    closed: str | None = None

    def allows(self, url: str, agent: str) -> bool:
        """Whether the address may be asked. The agent is told by its first word ("Palagan/0.1 (…)" → "palagan")."""
        if self.closed is not None:
            return False
        return bool(self._rules().can_fetch(url, _token(agent)))

    def delay(self, agent: str) -> float | None:
        """Seconds that the host wants between two requests; None where it does not say."""
        rules = self._rules()
        asked = rules.crawl_delay(_token(agent))
        rate = rules.request_rate(_token(agent))
        if rate is not None and rate.requests:
            asked = max(asked or 0.0, rate.seconds / rate.requests)
        return None if asked is None else min(float(asked), SLOWEST)

    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names."""
        return tuple(dict.fromkeys(self._rules().sitemaps))

    def _rules(self) -> Protego:
        return Protego.parse(self.text)


def robots_of(status: int, body: bytes) -> Robots:
    """The rules that an answer to robots.txt means: none where there is none (4xx), all shut where it fails (5xx).

    RFC 9309, 2.3.1.3 and 2.3.1.4. A host that refuses even that file (401, 403) is taken at its word: it forbids.
    """
    if 200 <= status < 300:
        return Robots(body[:LARGEST].decode("utf-8", "replace").lstrip("\ufeff"))
    if status in (401, 403):
        return Robots(closed=f"it refuses its robots.txt ({status})")
    if status == 429 or status >= 500:
        return Robots(closed=f"its robots.txt cannot be had now ({status})")
    return Robots()


def robots_url(url: str) -> str:
    """Where the robots.txt of an address lies."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))


def _token(agent: str) -> str:
    return agent.split("/")[0].split()[0].lower() if agent.strip() else "*"
