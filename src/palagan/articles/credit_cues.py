"""The wordings that credit somebody, as patterns made from the languages' `credits.toml`."""

from __future__ import annotations

import re
from functools import cache

from palagan.articles.outlets import DOMAIN
from palagan.articles.words import alternation, lexicons, phrase_set, phrases, stems

FILE = "credits.toml"
NAME = (
    r"@[\w.]{2,30}"
    r"|[A-Z][\w&’'-]*(?:\.(?:com|co|id|net|org|tv|news|info)\b)*"
    r"(?:\s+(?:of|the|de|la|al|el|and)\s+[A-Z][\w&’'-]*|\s+[A-Z0-9][\w&’'-]*(?:\.com)?){0,4}"
)
"""What a name that nobody knows may look like: an account, or words with capitals."""
_MARKS = r"[\s:\"“'‘*_]"
SITES = ("instagram", "twitter", "facebook", "tiktok", "youtube", "telegram", "weibo", "truth social", "akun x")


@cache
def before() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Each cue with its stems and a pattern that fits where it stands right before a name, ending the text searched."""
    out = []
    for data in lexicons(FILE):
        for row in data["before"]:
            words = alternation(tuple(row["words"]))
            whose, comma = (r"(?:\s+[A-Z]\w+){0,3}", ",?") if row.get("comma") else ("", "")
            gap = _nouns() if row.get("bare") else _between()
            out.append(
                (
                    str(row["cue"]),
                    stems(row["words"]),
                    re.compile(
                        rf"(?:(?<!\w)|(?<=[a-z])(?=[A-Z]))(?i:{words})"
                        rf"(?:(?!\w){whose}{gap}{{0,{data['between_most']}}}{comma}{_MARKS}*)?$"
                    ),
                )
            )
    return tuple(out)


@cache
def after() -> re.Pattern[str]:
    """What stands right after a name that is credited as the subject: "(NNA), Senin (2/3), juga melaporkan"."""
    verbs = alternation(phrases(FILE, "after"))
    return re.compile(
        r"[\"”'’*_]*(?:\s*\([^)]{1,40}\))?"  # a short form in brackets
        r"(?:\s+[A-Z]\w+)?"  # whose it is
        r"(?:,?\s+yang\s+[a-z ]{5,40}?)?"  # "yang dikelola negara"
        r"(?:\s*(?:dan|serta)\s+(?:\w+\s+){1,4}?)?"  # "dan media lain"
        r"(?:,?\s*(?:pada\s+)?\w+\s*\([\d/]+\))?,?\s*"  # the day
        rf"(?:(?:juga|telah|sebelumnya|turut|ikut|pada)\s+(?:\w+\s+)?)?(?:{verbs})(?:nya)?\b"
    )


@cache
def strong() -> re.Pattern[str]:
    """A strong cue and the name after it, known or not."""
    return re.compile(
        rf"(?:(?<!\w)|(?<=[a-z])(?=[A-Z]))(?P<cue>(?i:{_strong_words()})(?:\s+dari|\s+oleh)?)"
        rf"(?P<between>(?:\s+(?i:{alternation(phrases(FILE, 'between'))})(?!\w)){{0,5}}){_MARKS}*(?P<name>{NAME})"
    )


@cache
def strong_small() -> re.Pattern[str]:
    """A strong cue with a name in small letters after it: "dilansir dari tribunnews"."""
    return re.compile(
        rf"(?<!\w)(?P<cue>(?i:{_strong_words()})(?:\s+dari|\s+oleh)?)(?:\s+(?:laman|situs|kantor berita))?"
        r"\s+(?P<name>[a-z][a-z0-9]{4,20})\b"
    )


@cache
def account() -> re.Pattern[str]:
    """An account and whose it is: "akun Instagram @nama", "dipantau YouTube Sekretariat Presiden"."""
    sites = "|".join((*SITES, "x"))
    return re.compile(
        rf"(?<!\w)(?i:(?:akun|kanal|channel|saluran)(?:\s+(?:resmi|media sosial))?\s+(?:{sites})"
        rf"|(?:dipantau|dikutip|dilansir)\s+(?:dari\s+)?(?:{sites}))\s+(?P<name>{NAME})"
    )


@cache
def collective() -> re.Pattern[str]:
    """A medium told by whose it is: "televisi pemerintah Iran"."""
    kinds = alternation(phrases(FILE, "collective"))
    return re.compile(rf"(?<!\w)(?i:{kinds})\s+[A-Z][\w-]+(?:\s(?:Utara|Selatan|Serikat|Saudi))?")


@cache
def republished() -> re.Pattern[str]:
    """The words before the name of the outlet whose text this is: "Artikel ini telah tayang di"."""
    return re.compile(rf"(?:{alternation(phrases(FILE, 'republished'))})\s*[:\"“]?\s*$", re.IGNORECASE)


@cache
def reprint() -> re.Pattern[str]:
    """The same with the outlet's name after them, known or not."""
    words = alternation(phrases(FILE, "republished"))
    return re.compile(rf"(?<!\w)(?i:{words})\s*[:\"“]?\s*(?P<name>(?i:{DOMAIN})|{NAME})")


@cache
def joined() -> re.Pattern[str]:
    """What stands between two names under one cue: "dan", ", serta kantor berita"."""
    joins = alternation(phrases(FILE, "joins"))
    return re.compile(rf"(?:\s*\([^)]*\))?\s*(?:,\s*)?(?:(?:{joins})\s*)?(?:kemudian\s+)?{_nouns()}?\s*")


@cache
def cue_of(words: str) -> str:
    """The name of the cue that these words are."""
    lowered = words.lower()
    for data in lexicons(FILE):
        for row in data["before"]:
            if any(lowered == word or lowered.startswith(f"{word} ") for word in row["words"]):
                return str(row["cue"])
    return "dilansir"


@cache
def media_nouns() -> re.Pattern[str]:
    """A noun that says what a medium is, ending the text searched."""
    return re.compile(rf"(?:{alternation(phrase_set(FILE, 'media'))})$")


@cache
def _nouns() -> str:
    return rf"(?:{_MARKS}*(?i:{alternation(phrases(FILE, 'between'))})(?![^\W\d_A-Z]))"


@cache
def _between() -> str:
    """Nouns of media, each with a country's word or two after it: "kantor berita Korsel"."""
    return rf"(?:{_nouns()}(?:\s+[A-Z]\w+(?=\s)){{0,2}})"


@cache
def strong_stems() -> tuple[str, ...]:
    """One of these stands in every text that has a strong cue."""
    return stems(word for data in lexicons(FILE) for row in data["before"] if row["strong"] for word in row["words"])


@cache
def key_stems(key: str) -> tuple[str, ...]:
    """One of these stands in every text that has a phrase of the list `key`."""
    return stems(phrases(FILE, key))


@cache
def _strong_words() -> str:
    return alternation(
        tuple(word for data in lexicons(FILE) for row in data["before"] if row["strong"] for word in row["words"])
    )
