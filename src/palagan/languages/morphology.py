"""Indonesian derivation: the written forms of a root with an affix, for lexicons that list roots.

Source of the rules: Sneddon, Indonesian Reference Grammar (2010), chapter 1: the nasal of meN-/peN- takes the place of
a root's first k, p, s, t and is ng-, ny-, m-, n- or nothing before the others; one-syllable roots take menge-/penge-.
"""

from __future__ import annotations

from palagan.errors import DataError

_VOWELS = frozenset("aeiou")
_CLUSTERS = ("kr", "kl", "pr", "pl", "tr", "sk", "sp", "st", "sl", "sw", "ks", "ps", "kh", "sy", "str")


def nasal(prefix: str, root: str) -> str:
    """`prefix` ("me" or "pe") with its nasal before the root: nasal("me", "serang") is "menyerang".

    Loan roots that begin with two consonants keep the first ("memproses"); one-syllable roots take -nge- ("mengebom").
    """
    first = root[0]
    if _syllables(root) == 1:
        return f"{prefix}nge{root}"
    if first in _VOWELS or first in "gh":
        return f"{prefix}ng{root}"
    if root.startswith("kh"):
        return f"{prefix}ng{root}"
    if first == "k":
        return f"{prefix}ng{root}" if root.startswith(_CLUSTERS) else f"{prefix}ng{root[1:]}"
    if first == "p":
        return f"{prefix}m{root}" if root.startswith(_CLUSTERS) else f"{prefix}m{root[1:]}"
    if first == "s":
        return f"{prefix}n{root}" if root.startswith(("sk", "sp", "st", "sw", "sy")) else f"{prefix}ny{root[1:]}"
    if first == "t":
        return f"{prefix}n{root}" if root.startswith("tr") else f"{prefix}n{root[1:]}"
    if first in "bfv":
        return f"{prefix}m{root}"
    if first in "cdjz":
        return f"{prefix}n{root}"
    return f"{prefix}{root}"


def _syllables(root: str) -> int:
    return sum(1 for i, letter in enumerate(root) if letter in _VOWELS and (i == 0 or root[i - 1] not in _VOWELS))


def derive(root: str, affix: str) -> str:
    """One written form: `affix` names the derivation ("meN", "meN-kan", "di", "di-i", "peN-an", "-an", "ber", "0" …).

    A phrase is derived on its first word ("tembak jatuh" → "menembak jatuh"). An unknown affix is a `DataError`.
    """
    head, _, rest = root.partition(" ")
    tail = f" {rest}" if rest else ""
    match affix:
        case "0" | "=":
            form = head
        case "meN":
            form = nasal("me", head)
        case "mem" | "meng":
            form = affix + head
        case "mem-kan":
            form = f"mem{head}kan"
        case "meN-kan" | "meN-i":
            form = nasal("me", head) + affix[4:]
        case "di" | "ter" | "ber":
            form = ("be" if affix == "ber" and head.startswith("r") else affix) + head
        case "di-kan" | "di-i":
            form = "di" + head + affix[3:]
        case "ber-an":
            form = f"ber{head}an"
        case "peN-an":
            form = nasal("pe", head) + "an"
        case "per-an":
            form = ("pe" if head.startswith("r") else "per") + head + "an"
        case "ke-an":
            form = f"ke{head}an"
        case "-an" | "-kan" | "-i" | "-nya":
            form = head + affix[1:]
        case "0-kan":
            form = f"{head}kan"
        case _:
            raise DataError(f"unknown affix {affix!r}", item=root)
    return form + tail
