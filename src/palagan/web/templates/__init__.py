"""The templates and what stands ready in all of them."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from palagan import __version__
from palagan.model.ids import sha256_hex
from palagan.model.moments import iso, seconds_of
from palagan.record.parties import shown_name
from palagan.views.drawn import how_told
from palagan.views.headings import differing, heading
from palagan.views.messages import bounds, origins_told, pages_told, span_of_counts
from palagan.views.sentences import contradiction_told
from palagan.web.alerted import inside
from palagan.web.in_tongue import in_tongue
from palagan.web.moments import ago, clock_of, length
from palagan.web.words import knows, say

if TYPE_CHECKING:
    from palagan.web.asked import Asked


@cache
def environment() -> Environment:
    """Every word that is filled in is escaped; a name that is not there is a fault, not an empty text."""
    made = Environment(
        loader=PackageLoader("palagan.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(asset=asset, version=__version__, span_of_counts=span_of_counts, bounds=bounds, outside=outside)
    made.globals.update(inside=inside, moment=seconds_of)
    made.filters.update(day=day, clock=clock, zoned=clock_of, iso=iso, shown=shown_name)
    return made


def render(asked: Asked, template: str, **values: Any) -> str:
    """A template with `asked`, `t`, `link`, and the values."""
    tongue = asked.tongue
    return (
        environment()
        .get_template(template)
        .render(
            asked=asked,
            t=partial(_say, tongue),
            said=lambda told: in_tongue(told or "", tongue),
            knows=knows,
            link=asked.link,
            origins=partial(_tongued, origins_told, tongue),
            pages=lambda count: pages_told(count, tongue),
            how=lambda drawn, outlets=None: how_told(drawn, tongue, outlets),
            matter=lambda about: heading(about, tongue),
            differing=lambda differs: differing(differs, tongue),
            ago=lambda moment, now: ago(moment, now, tongue),
            lasting=lambda seconds: length(seconds, tongue),
            contradiction=lambda sentence, names=(): contradiction_told(sentence, tongue, names),
            **values,
        )
    )


def _say(tongue: Any, key: str, **values: object) -> str:
    return say(key, tongue, **values)


def _tongued(told: Any, tongue: Any, low: int, high: int) -> str:
    return str(told(low, high, tongue))


@cache
def asset(name: str) -> str:
    """The address of a static file, with a digest of it, so that browsers may keep it for ever."""
    content = resources.files("palagan").joinpath(f"web/static/{name}").read_bytes()
    return f"/static/{name}?v={sha256_hex(content)[:12]}"


def outside(url: str | None) -> str | None:
    """An address that may be linked to: http or https alone; None for anything else, which is shown as text."""
    if not url or any(ord(letter) < 33 for letter in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def day(moment: str | None) -> str:
    """The day of a moment; empty where it is unknown."""
    return (moment or "")[:10]


def clock(moment: str | None) -> str:
    """Day and minute of a moment: "2020-10-06 21:48"."""
    return (moment or "")[:16].replace("T", " ")


def bare(template: str, tongue: Any, **values: Any) -> str:
    """A template without a case: of refusals and of the log-in."""
    return environment().get_template(template).render(t=partial(_say, tongue), knows=knows, tongue=tongue, **values)
