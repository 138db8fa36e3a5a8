"""Words of pages within XML: escaped, and without the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2, Char) does not allow."""


def fit(words: str) -> str:
    """The words with U+FFFD for each character that XML cannot hold."""
    return _UNFIT.sub("\ufffd", words)


def told(value: object) -> str:
    """A value as the text of an element; true and false as XML Schema writes them."""
    return escape(fit(_plain(value)))


def attributes(values: Mapping[str, object]) -> str:
    """' name="value"' for each value that is known."""
    return "".join(f" {name}={quoteattr(fit(_plain(value)))}" for name, value in values.items() if value is not None)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
