"""Tokens and passwords: out of the environment or out of files that it names; never kept, never shown.

PALAGAN_TELEGRAM_TOKEN, PALAGAN_SMTP_URL and PALAGAN_WEBHOOK_SECRET, or the same with _FILE: the path of a file that
holds it alone. They are read anew each time, so that one that was changed counts at once.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from palagan.errors import InputError

TELEGRAM_TOKEN = "PALAGAN_TELEGRAM_TOKEN"
SMTP_URL = "PALAGAN_SMTP_URL"
WEBHOOK_SECRET = "PALAGAN_WEBHOOK_SECRET"
SECRET_NAMES = (TELEGRAM_TOKEN, SMTP_URL, WEBHOOK_SECRET)
HIDDEN = "•••"
_LONGEST = 4096
"""Characters of a secret; a file that holds more holds something else."""
_SHORTEST = 4
"""Characters from which on a secret is looked for in a text: shorter ones would blacken every word."""


class MissingSecretError(InputError):
    """A secret that a channel needs is not there, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secrets and settings of the environment; shown, it shows none."""

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)

    def reveal(self, name: str) -> str:
        """A secret. One that is not there, empty, or in a file that cannot be read, is a `MissingSecretError`."""
        value = self.environ.get(name, "").strip()
        if value:
            return value
        file = self.environ.get(f"{name}_FILE", "").strip()
        if not file:
            raise MissingSecretError(
                "is not set", item=name, way_out=f"Set it, or {name}_FILE to a file that holds it."
            )
        try:
            value = Path(file).read_text("utf-8")[: _LONGEST + 1].strip()
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            raise MissingSecretError(f"{file} cannot be read ({why})", item=f"{name}_FILE") from error
        if not value or len(value) > _LONGEST:
            told = "is empty" if not value else "holds more than a secret"
            raise MissingSecretError(f"{file} {told}", item=f"{name}_FILE")
        return value

    def setting(self, name: str) -> str | None:
        """A setting that is no secret; None where it is not set."""
        return self.environ.get(name, "").strip() or None

    def hide(self, words: str) -> str:
        """The words with every secret in them blackened, in whatever way it is written: what another program answered
        may repeat what it was given."""
        for one in sorted(self._written(), key=len, reverse=True):
            words = words.replace(one, HIDDEN)
        return words

    def _written(self) -> set[str]:
        found: set[str] = set()
        for name in SECRET_NAMES:
            try:
                secret = self.reveal(name)
            except MissingSecretError:
                continue
            parts = {secret, *_of_url(secret)} if name == SMTP_URL else {secret, secret.removeprefix("whsec_")}
            for part in parts:
                if len(part) >= _SHORTEST:
                    packed = base64.b64encode(part.encode("utf-8")).decode("ascii")
                    found |= {part, quote(part, safe=""), packed, packed.rstrip("=")}
        return found


def _of_url(url: str) -> set[str]:
    """The password of an address, as it stands there and as it is meant, and with its user as AUTH PLAIN says it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return set()
    if not parts.password:
        return set()
    user, password = unquote(parts.username or ""), unquote(parts.password)
    return {parts.password, password, f"\0{user}\0{password}"}
