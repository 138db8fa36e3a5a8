"""Reports that fill the newsroom's days, made from words.toml: a story, told by one writer in its own words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from tests.newsroom.outlets import HERE

_SLOT = re.compile(r"\[(.)\]")
KINDS = {
    "id": ("fire", "fire", "drone", "meet", "accuse", "aid", "troops", "protest", "exercise", "urge"),
    "en": ("fire", "meet", "aid"),
}
_SIDES = ("Azerbaijan", "Armenia")


@dataclass(frozen=True, slots=True)
class Told:
    """A report: its title and paragraphs, with {hari} and {kemarin} where days stand."""

    title: str
    paragraphs: tuple[str, ...]


@cache
def words() -> dict[str, Any]:
    """words.toml as it stands."""
    return tomllib.loads((HERE / "words.toml").read_text("utf-8"))


def tell(rng: Random, language: str, shots: bool) -> Told:
    """A report of something small: six to eleven sentences in three to six paragraphs. `shots`: it may tell of some."""
    data = words()
    kinds = [kind for kind in KINDS[language] if shots or kind not in ("fire", "drone")]
    kind, pool = data[language][rng.choice(kinds)], data[language]["pool"]
    slots = _slots(rng, language)
    more = rng.sample(kind["more"], min(len(kind["more"]), rng.randint(2, 4)))
    rest = [*more, *rng.sample(kind["quotes"], 1), *rng.sample(pool["colour"], 2), rng.choice(pool["background"])]
    sentences = [_filled(sentence, slots, rng) for sentence in rest]
    paragraphs = [_filled(rng.choice(kind["leads"]), slots, rng)]
    while sentences:
        taken, sentences = sentences[: (size := rng.randint(1, 2))], sentences[size:]
        paragraphs.append(" ".join(taken))
    return Told(_filled(rng.choice(kind["titles"]), slots, rng), tuple(paragraphs))


def retold(told: Told, rng: Random, language: str) -> Told:
    """The report with one more paragraph and a new number of the wounded: what an edit says."""
    pool = words()[language]["pool"]
    added = {
        "id": f"Keterangan baru diterima redaksi pukul {rng.randint(6, 22):02}.{rng.randint(0, 59):02}: "
        f"{rng.randint(11, 89)} bangunan diperiksa petugas.",
        "en": f"New details reached the desk at {rng.randint(6, 22):02}:{rng.randint(0, 59):02}: "
        f"{rng.randint(11, 89)} buildings were inspected.",
    }[language]
    said = " ".join(told.paragraphs)
    colour = rng.choice([sentence for sentence in pool["colour"] if sentence not in said])
    return Told(told.title, (*told.paragraphs, f"{added} {colour}"))


def _slots(rng: Random, language: str) -> dict[str, str]:
    names = words()["names"]
    one, other = rng.sample(_SIDES, 2)
    town, further = rng.sample(names["towns"], 2)
    last = names["last_aze" if one == "Azerbaijan" else "last_arm"]
    person = f"{rng.choice(names['first'])} {rng.choice(last)}"
    onlooker = rng.choice(names["onlookers"])
    if language == "en":
        english = words()["en"]["names"]
        office = rng.choice((f"a spokesman for the defence ministry of {one}", f"the deputy foreign minister of {one}"))
        return {
            "a": english[one], "b": english[other], "R": english[onlooker], "T": town, "U": further,
            "S": f"{office}, {person}", "H": "{hari}", "N": "two three four",
        }  # fmt: skip
    office = rng.choice(names["offices"]).replace("[a]", one)
    return {
        "a": one, "b": other, "R": onlooker, "T": town, "U": further,
        "S": f"{office}, {person}", "H": "{hari}", "N": "dua tiga empat enam",
    }  # fmt: skip


def _filled(sentence: str, slots: dict[str, str], rng: Random) -> str:
    def put(match: re.Match[str]) -> str:
        if match[1] == "N":
            return rng.choice(slots["N"].split())
        if match[1] == "M":
            return str(rng.randint(4, 40) * 10)
        return slots[match[1]]

    filled = _SLOT.sub(put, sentence)
    return filled[0].upper() + filled[1:]
