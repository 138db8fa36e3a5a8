"""The message catalogue of the workbench: one file a screen under `messages/`, beside that of the views."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from palagan.languages.tables import lexicon
from palagan.views import messages
from palagan.views.messages import Tongue


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Section → name → text by language, of all files. Two files with one section add to it."""
    found: dict[str, dict[str, Any]] = {}
    folder = resources.files("palagan").joinpath("web/messages")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            for section, entries in lexicon(f"web/messages/{file.name}").items():
                found.setdefault(section, {}).update(entries)
    return found


def say(key: str, tongue: Tongue, **values: object) -> str:
    """The text under "section.name" with its values filled in: of the workbench, else of the views, else the name."""
    section, _, name = key.partition(".")
    entry = catalogue().get(section, {}).get(name)
    if entry is None:
        return messages.say(key, tongue, **values)
    text: str = entry[tongue]
    return text.format(**values) if values else text


def knows(key: str) -> bool:
    """Whether there is a text under "section.name"."""
    section, _, name = key.partition(".")
    return name in catalogue().get(section, {}) or name in lexicon("views/messages.toml").get(section, {})
