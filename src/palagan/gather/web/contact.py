"""How we name ourselves to hosts: the program and whom to write to, whom the user must tell."""

from __future__ import annotations

import re

from palagan.errors import InputError

_MAIL = re.compile(r"(?:mailto:)?([^\s@<>(),;:\"]{1,64}@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\".]{2,})")
_PAGE = re.compile(r"https?://[^\s<>()\"]+\.[^\s<>()\"]{2,}")
LONGEST = 200
"""Letters of a contact."""


def contact_of(text: str) -> str:
    """A mail address ("mailto:rina@kabar.example") or page as hosts are told it; anything else is an `InputError`."""
    told = text.strip()
    mail = _MAIL.fullmatch(told)
    if len(told) <= LONGEST and told.isascii():
        if mail:
            return f"mailto:{mail[1]}"
        if _PAGE.fullmatch(told):
            return told
    raise InputError(
        "is no contact",
        item=text,
        way_out="Give a mail address or a page at which hosts can reach you: rina@kabar.example, https://kabar.example/bot",
    )


def agent_of(contact: str, version: str) -> str:
    """The User-Agent: "Palagan/0.1 (+mailto:rina@kabar.example)"."""
    return f"Palagan/{'.'.join(version.split('.')[:2])} (+{contact_of(contact)})"
