"""What a single line is by its own form and words: a link, a button, an invitation, a credit, a caption …"""

from __future__ import annotations

import re
from functools import cache

from palagan.articles.letters import folded
from palagan.articles.lines import Line
from palagan.articles.media import known_medium
from palagan.articles.outlets import known_outlet
from palagan.articles.words import alternation, first_words, holds_any, phrase_set, phrases

_FURNITURE = "furniture.toml"
_SCROLLS = ("scroll ", "gulir ")
_RIGHTS = ("copyright", "hak cipta", "©", "(c)")
_RIGHTS_REACH = 12


@cache
def _link_cue() -> re.Pattern[str]:
    cues = alternation(phrases(_FURNITURE, "related"))
    rest = r"\s*[:：]|\s*$|\s+(?:video|berita|dan|pula|juga)\b|\s*[\"'“‘]|\s+(?=[A-Z0-9])"
    return re.compile(rf"[\W_]*(?P<cue>{cues})(?P<rest>{rest})", re.IGNORECASE)


@cache
def _link_openers() -> frozenset[str]:
    return first_words(phrases(_FURNITURE, "related"))


def is_link(line: Line) -> bool:
    if line.length > 260 or line.fold.partition(" ")[0] not in _link_openers():
        return False
    match = _link_cue().match(line.text)
    if not match:
        return False
    if "juga" in match.group().lower() or match["rest"].strip()[:1] in (":", "："):
        return True
    if _HERE.search(line.text) and line.words <= 14:
        return True
    if " " not in match["cue"].strip():
        return False
    return not line.is_prose and (line.capitals >= 0.5 or line.menu < 0.5) and line.words >= 4


_PARTS = re.compile(r"\s*/\s*|\s+via\s+|\s*,\s*|:\s*")
_HERE = re.compile(r"(?:di\s?sini|tautan berikut|link berikut|here)\W*$", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"\W*(?:sumber|source)(?:\s+(?:berita|artikel))?\s*[:：]?\s+[A-Z@].{1,60}", re.IGNORECASE)
_BRACKETS = re.compile(r"\W{0,3}[\[(](?P<names>[\w .&'-]{2,40}(?:/[\w .&'-]{2,40}){0,2})[\])]\W*")


def is_credit(line: Line) -> bool:
    """Whether a line only names the source: "Sumber: Reuters", "[ANTARA]", "Artikel ini telah tayang di …"."""
    if line.length > 200:
        return False
    if line.words <= 8 and not line.is_prose:
        alone = _BRACKETS.fullmatch(line.text)
        if _SOURCE_LINE.fullmatch(line.text) or (alone and all(map(known_medium, _PARTS.split(alone["names"])))):
            return True
    start = line.text.lstrip(" *_([").lower()
    return start.startswith(phrases("credits.toml", "republished")) and line.words <= 40


def is_fixed(line: Line, outlet: str | None) -> bool:
    if line.length > 90:
        return False
    if line.fold in _fixed_lines() or (line.words <= 9 and line.fold.startswith(_SCROLLS)):
        return True
    known = known_outlet(outlet)
    return known is not None and holds_any(line.fold, known.furniture)


@cache
def _fixed_lines() -> frozenset[str]:
    return frozenset(folded(line) for line in phrase_set(_FURNITURE, "lines"))


@cache
def _feet() -> frozenset[str]:
    return frozenset(folded(line) for line in phrase_set(_FURNITURE, "foot"))


def is_foot(line: Line) -> bool:
    return (
        line.words <= 6
        and not line.is_prose
        and (line.fold in _feet() or any(line.fold.startswith(f"{foot} ") for foot in _feet() if " " in foot))
    )


def is_menu(line: Line) -> bool:
    if line.fold in _feet():
        return True
    return line.words <= 10 and not line.is_prose and line.menu >= (0.5 if line.words <= 3 else 0.6)


@cache
def _invites() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{alternation(phrases(_FURNITURE, 'invites'))})\b", re.IGNORECASE)


@cache
def _inviters() -> frozenset[str]:
    return first_words(phrases(_FURNITURE, "invites"))


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(phrases(_FURNITURE, 'offers'))})(?!\w)", re.IGNORECASE)


def is_invitation(line: Line) -> bool:
    """An order to the reader with something on offer, or a line full of offers."""
    if line.length > 500 or line.text.startswith(('"', "“", "'")):
        return False
    inviting = line.fold.partition(" ")[0] in _inviters() and _invites().match(line.text) is not None
    speaking = inviting or line.text[:_RIGHTS_REACH].lower().startswith(_RIGHTS)
    if not speaking and line.menu < 0.2:
        return False
    offers = len({match.group().lower() for match in _offers().finditer(line.text)})
    return offers >= (1 if speaking else 4)


_LAST_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,100})[)\]]\W*$")
_FIRST_CREDIT = re.compile(r"\W{0,2}(?P<medium>[A-Z][A-Z]{1,9})(?: PHOTO)?\s*/\s*[A-Z]")


def is_caption(line: Line) -> bool:
    """Whether a line is a picture's: it begins with "Foto:" and the like, or ends with whose picture it is."""
    if line.length > 400 or line.words > 60:
        return False
    if line.text.lstrip(" *_([").lower().startswith(phrases(_FURNITURE, "caption")):
        return True
    first = _FIRST_CREDIT.match(line.text)
    if first and known_medium(first["medium"]):
        return True
    last = _LAST_BRACKETS.search(line.text)
    if last is None or line.words > 45:
        tail = line.text.rsplit("/", 1)
        return len(tail) == 2 and line.words <= 45 and known_medium(tail[1].strip(" .)")) is not None
    parts = _PARTS.split(last["inside"])
    if parts[0].lower().split(" ")[0].strip(".") in phrase_set(_FURNITURE, "photo"):
        return True
    return known_medium(parts[-1]) is not None or (len(parts) > 1 and known_medium(parts[0]) is not None)


def is_photo_credit(line: Line) -> bool:
    """Whether a line only says whose a picture is: "Foto: AP", "AFP/NAME"."""
    return line.words <= 6 and not line.stops and not is_bracketed(line) and is_caption(line)


def is_signature(line: Line) -> bool:
    """ "(blq/bac)", "(Tribunnews.com/NAME)", "(*)": what a report is signed with."""
    return line.length <= 90 and re.fullmatch(r"\*?\([\w .,/&*'’-]{1,80}\)\W*|\[[\w/ ]{2,12}\]", line.text) is not None


def is_bracketed(line: Line) -> bool:
    """ "(Kantor Kepresidenan)", "(STR/AFP)": in a page's head, whose a picture is."""
    return line.length <= 90 and re.fullmatch(r"[(\[][^()\[\]]{2,80}[)\]]\W*", line.text) is not None
