"""Passwords, kept as argon2id hashes (RFC 9106) and never otherwise."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from palagan.errors import InputError

LEAST = 15
"""Characters, as NIST SP 800-63B-4 (2025) asks of passwords that stand alone; no rule of what must be in them."""
MOST = 256
"""Characters; what is longer is not hashed, so that nobody can keep the machine busy with it."""

HASHER = PasswordHasher()
"""RFC 9106's second choice: 64 MiB, three passes, four lanes."""
_AT_ONCE = BoundedSemaphore(2)
"""Hashes made at the same time: each takes 64 MiB."""


def hashed(password: str) -> str:
    """The hash of a new password with its salt and parameters. Too short or long is an `InputError`."""
    if not LEAST <= len(password) <= MOST:
        raise InputError(f"a password has {LEAST} to {MOST} characters", way_out="Choose another: four words will do.")
    with _AT_ONCE:
        return HASHER.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether the password is the one kept; None (no such user) takes as long and is False."""
    if len(password) > MOST:
        return False
    with _AT_ONCE:
        try:
            return HASHER.verify(kept or _nobodys(), password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's, so that it is made anew at the next log-in."""
    return HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody has this password")
