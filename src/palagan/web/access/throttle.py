"""How often a password may be guessed: waits that double, for an address, for a user, and for both together.

Every attempt is counted before its password is looked at, so attempts at the same time gain nothing; a right one takes
its own counts back. Counts are kept in the file, so a restart forgives nothing.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from palagan.web.access.users import key_of

FORGOTTEN = 3600
"""Seconds without an attempt after which the counts begin anew."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`free` attempts cost nothing; each further one a wait of 2, 4, 8 … seconds, at most `longest`."""

    free: int
    longest: int


LIMITS = {"both": Limit(5, 900), "address": Limit(20, 900), "user": Limit(20, 60)}
"""Of a user from one address; of an address whatever the user; of a user wherever from. The last is short, or anybody
could lock out a user whose name is known."""


def attempt(connection: sqlite3.Connection, name: str, address: str, now: int) -> int:
    """Count an attempt; gives the seconds that must pass before one is taken, 0 where this one is taken."""
    connection.execute("DELETE FROM failures WHERE last <= ?", (now - FORGOTTEN,))
    kept = {
        row["what"]: row
        for row in connection.execute("SELECT * FROM failures WHERE what IN (?, ?, ?)", _whats(name, address))
    }
    waits = [0]
    for what, limit in zip(_whats(name, address), LIMITS.values(), strict=True):
        row = kept.get(what)
        if row is not None and row["count"] >= limit.free:
            wait = min(limit.longest, 2 ** min(row["count"] - limit.free + 1, 20))
            waits.append(row["last"] + wait - now)
    if max(waits) > 0:
        return max(waits)
    for what in _whats(name, address):
        connection.execute(
            "INSERT INTO failures (what, count, last) VALUES (?, 1, ?) "
            "ON CONFLICT (what) DO UPDATE SET count = count + 1, last = excluded.last",
            (what, now),
        )
    return 0


def forgive(connection: sqlite3.Connection, name: str, address: str) -> None:
    """Take the attempt that was right back: the user's counts begin anew, the address's is one less."""
    both, by_address, by_user = _whats(name, address)
    connection.execute("DELETE FROM failures WHERE what IN (?, ?)", (both, by_user))
    connection.execute("UPDATE failures SET count = max(count - 1, 0) WHERE what = ?", (by_address,))


def _whats(name: str, address: str) -> tuple[str, str, str]:
    """What the counts of both, of the address and of the user stand under; a name as a digest, of whatever length."""
    user = sha256(key_of(name).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    whence = network_of(address)
    return f"both {whence} {user}", f"address {whence}", f"user {user}"


def network_of(address: str) -> str:
    """An address as it is counted: of IPv6 the network of one customer (/64), since each has addresses without end."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:60]
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(IPv6Address(int(parsed) >> 64 << 64)) + "/64"
    return str(parsed)
