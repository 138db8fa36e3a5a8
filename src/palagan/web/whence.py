"""Whence a request comes: the host it was sent to, and the page that sent it.

Another site that a browser shows may send requests here, and may point a name of its own at this machine (DNS
rebinding). Browsers say both: `Host`, `Origin`, `Sec-Fetch-Site`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from palagan.web.guard import RefusalError
from palagan.web.refusals import tongue_for
from palagan.web.settings import LOOPBACK
from palagan.web.words import say

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


def check_host(request: Request, *, closed: bool) -> None:
    """Refuse what was sent to another name than this machine's own, where nobody has to log in (`closed` is False).

    What a proxy passes on comes from elsewhere too, and is refused likewise. Where people log in, a foreign name brings
    no session with it, and the public name is not known here.
    """
    host = request.headers.get("host", "")
    told = f"http://{host}"
    try:
        name = urlsplit(told).hostname or ""
    except ValueError:
        name = ""
    bad = not name or "@" in host or "/" in host or "\\" in host
    if bad or (not closed and name not in LOOPBACK):
        raise RefusalError(
            say("gate.host", tongue_for(request)),
            421,
            item=host[:100] or None,
            way_out=say("gate.host_out", tongue_for(request)),
        )
    if not closed and any(one in request.headers for one in _PASSED_ON):
        raise RefusalError(
            say("gate.proxy", tongue_for(request)), 421, way_out=say("gate.proxy_out", tongue_for(request))
        )


def check_origin(request: Request) -> None:
    """Refuse what a page of another site asks for: forms and scripts always, pictures and frames too; links may lead
    here."""
    site = request.headers.get("sec-fetch-site")
    if site in ("same-origin", "none"):
        return
    follows_link = request.method == "GET" and request.headers.get("sec-fetch-mode") == "navigate"
    if site is not None and not (follows_link and request.headers.get("sec-fetch-dest", "document") == "document"):
        raise _elsewhere(request)
    origin = request.headers.get("origin")
    if origin is not None and request.method != "GET" and _netloc(origin) != request.headers.get("host", "").lower():
        raise _elsewhere(request)


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


def _elsewhere(request: Request) -> RefusalError:
    tongue = tongue_for(request)
    return RefusalError(say("gate.elsewhere", tongue), 403, way_out=say("gate.elsewhere_out", tongue))
