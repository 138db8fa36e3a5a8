"""What the first visitor would wait for, loaded before anybody comes; and the collector of garbage kept off it.

The gazetteer, the roots of words and the catalogue are hundreds of thousands of small objects that live as long as the
server. Looking through them for garbage took 170 ms now and then, in the middle of an answer of 40.
"""

from __future__ import annotations

import gc
from functools import cache

from palagan.languages.lemmas import lemma
from palagan.places.gazetteer import spellings, towns
from palagan.places.shapes import bounds, drawn
from palagan.web.templates import environment
from palagan.web.words import catalogue

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 50
"""New objects until a collection, and collections of each age until one of the next (Python's own: 700, 10, 10)."""


@cache
def warm_up() -> None:
    """Load what lives as long as the server, and let the collector pass it by; once a process."""
    catalogue()
    lemma("menembaki")
    towns("jakarta")
    spellings()
    for id_ in drawn("countries"):
        bounds("countries", id_)
    made = environment()
    for name in made.list_templates(extensions=["jinja"]):
        made.get_template(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
