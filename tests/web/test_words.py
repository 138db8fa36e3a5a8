"""Every word on a screen stands in the catalogue, in both languages, with the same places to fill."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import palagan.web
from palagan.web.words import catalogue, knows

WEB = Path(palagan.web.__file__).parent
_KEY = re.compile(r"""\bt\(\s*["']([a-z_]+\.[A-Za-z_]\w*)["']\s*[,)]""")


def test_templates_say_only_what_the_catalogue_has() -> None:
    missing = [
        f"{template.name}: {key}"
        for template in sorted((WEB / "templates").glob("*.jinja"))
        for key in _KEY.findall(template.read_text("utf-8"))
        if not knows(key)
    ]
    assert missing == []


def test_every_text_is_there_in_both_languages() -> None:
    for section, entries in catalogue().items():
        for name, entry in entries.items():
            assert set(entry) == {"id", "en"}, f"{section}.{name}"
            places = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in entry.values()]
            assert places[0] == places[1], f"{section}.{name}"


def test_no_template_marks_words_as_safe_or_styles_inline() -> None:
    for template in sorted((WEB / "templates").glob("*.jinja")):
        text = template.read_text("utf-8")
        for wrong in ("|safe", "| safe", " style=", "<script>", "hx-on", " onclick=", "javascript:"):
            assert wrong not in text, f"{template.name}: {wrong}"
