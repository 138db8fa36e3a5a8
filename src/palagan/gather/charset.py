"""The character set of some bytes, and how sure that is.

The order: what the user forces; a byte order mark; UTF-8 where the bytes are valid UTF-8 (no other character set
yields valid UTF-8 by chance in a page's length); what the page or its HTTP header declares, if the bytes agree;
UTF-8 with some spoilt bytes; then a guess: windows-1252 for text that is mostly ASCII, charset-normalizer for the rest.
Whatever is not certain says so in one sentence.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from palagan.gather.data import data

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,39}")
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:+-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:+-]{1,40})""",
    re.IGNORECASE,
)
_C1 = re.compile("[\x80-\x9f]")
_MOSTLY_ASCII = 0.12
"""Share of non-ASCII bytes up to which a guess takes text as Latin: Indonesian and English stay under 0.02, French and
Turkish under 0.1; Cyrillic, Arabic and Chinese in their own sets are over 0.6."""
_SPOILT = 0.1
"""Share of characters lost in decoding beyond which the text counts as undecodable."""
_SAMPLE = 8_192
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Charset:
    """A character set, the text that the bytes are in it, and one sentence of doubt or None.

    `encoding` is a Python codec name; `content.decode(encoding, "replace")` gives `text`, without a byte order mark.
    """

    encoding: str
    text: str
    doubt: str | None = None


def codec_name(label: str) -> str | None:
    """The codec for a label as pages declare it; None for an unknown one and for codecs that are no character set.

    ASCII and ISO 8859-1 are read as windows-1252, as browsers do (WHATWG Encoding Standard, 4.2).
    """
    label = label.strip().lower()
    if not _LABEL.fullmatch(label):
        return None
    table = data("charset.toml")
    label = table["aliases"].get(label, label)
    try:
        info = codecs.lookup(label)
    except LookupError:
        return None
    name = table["aliases"].get(info.name, info.name)
    if name in table["not_character_sets"]:
        return None
    return str(name)


def declared_charsets(content: bytes) -> list[str]:
    """What the first 4 KB declare in an XML declaration or a meta element, in order."""
    return [(found[1] or found[2]).decode("ascii", "ignore") for found in _DECLARED.finditer(content[:4096])]


def marked(content: bytes) -> str | None:
    """The codec that a byte order mark names, or that the zeros of UTF-16 Latin text give away."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[: _SAMPLE & ~1]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 2 and odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 2 and even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def find_charset(content: bytes, *, declared: Iterable[str] = (), forced: str | None = None) -> Charset | None:
    """The character set of a whole page; None where no set makes text of it. `forced` is a name from `codec_name`."""
    if forced is not None:
        return _forced(content, forced)
    mark = marked(content)
    if mark is not None:
        return _spoilt(content, mark, mark)
    labels = list(declared)
    names = [name for name in map(codec_name, labels) if name is not None]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(content, [name for name in names if name != "utf-8"])
    seven_bit = next((name for name in names if name.startswith(("iso2022", "hz"))), None)
    if seven_bit and ("\x1b" in text or "~{" in text):
        return _spoilt(content, seven_bit, seven_bit)
    wrong = next((label for label in labels if codec_name(label) not in (None, "utf-8")), None)
    if wrong and not text.isascii():
        return Charset("utf-8", text, f"The page declares {wrong}, but its bytes are UTF-8.")
    return Charset("utf-8", text)


def _forced(content: bytes, name: str) -> Charset | None:
    mark = marked(content)
    if name == "utf-8" and mark == "utf-8-sig":
        name = mark
    return _spoilt(content, name, f"{name}, as was asked for")


def _spoilt(content: bytes, name: str, told: str) -> Charset | None:
    """The text in a set that is certain, with a doubt if some bytes do not fit it; None if many do not."""
    try:
        return Charset(name, content.decode(name))
    except UnicodeError:
        text = content.decode(name, "replace")
    lost = text.count("\ufffd")
    if lost > max(1, _SPOILT * len(text)):
        return None
    return Charset(name, text, f"Read as {told}, but {lost} characters in it are not valid.")


def _not_utf8(content: bytes, names: list[str]) -> Charset | None:
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    whole = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    mostly_utf8 = whole >= lost
    for name in names if not mostly_utf8 else []:
        try:
            return Charset(name, content.decode(name))
        except UnicodeError:
            continue
    if mostly_utf8 and lost <= max(1, _SPOILT * len(text)):
        return Charset("utf-8", text, f"Read as UTF-8, but {lost} characters in it are not valid.")
    return _guess(content)


def _guess(content: bytes) -> Charset | None:
    high = sum(1 for byte in content[: 8 * _SAMPLE] if byte > 0x7F)
    if high <= max(4, _MOSTLY_ASCII * min(len(content), 8 * _SAMPLE)):
        found = _spoilt(content, "windows-1252", "windows-1252")
        if found is not None and _control_share(found.text) < 0.01:
            return Charset(found.encoding, found.text, found.doubt or "Read as windows-1252, which is a guess.")
    from charset_normalizer import from_bytes

    first = next(at for at, byte in enumerate(content) if byte > 0x7F)
    best = from_bytes(content[max(0, first - 256) : first + _SAMPLE]).best()
    name = codec_name(best.encoding) if best is not None else None
    if name is None:
        return None
    found = _spoilt(content, name, name)
    if found is None or _control_share(found.text) >= 0.01:
        return None
    return Charset(found.encoding, found.text, found.doubt or f"Read as {name}, which is a guess.")


def _control_share(text: str) -> float:
    return len(_C1.findall(text[:65_536])) / max(1, len(text[:65_536]))
