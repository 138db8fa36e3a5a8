"""One thing of the agenda asked: a source is listened to, an address taken. What goes wrong is a result as well."""

from __future__ import annotations

from palagan.flow import one_alone
from palagan.gather.web.asking import Asking
from palagan.gather.web.links import same_site
from palagan.gather.web.listening import Conditions, Heard, listen
from palagan.gather.web.taking import Known, Taken, take
from palagan.model.moments import iso
from palagan.model.page import Hints
from palagan.monitor.clock import Clock
from palagan.monitor.noting import item_of
from palagan.store.addresses import Address
from palagan.store.subscriptions import Subscription


async def ask_source(asking: Asking, source: Subscription, clock: Clock) -> Heard:
    """What a source names now."""
    known = Conditions(source.etag, source.modified)
    return await one_alone(
        listen(
            asking, source.kind, source.url, known, source.since, clock.now(),
            first=source.heard is None, heard=source.heard,
        ),
        lambda told: Heard("failed", f"it could not be read: {told}"),
    )  # fmt: skip


async def ask_address(asking: Asking, address: Address, source: Subscription | None, clock: Clock) -> Taken:
    """What an address gives now. Its outlet is that of the source that named it, where both are of one site."""
    told = item_of(address.told, address.url)
    own = source is not None and same_site(source.url, address.url)
    hints = Hints(
        outlet=source.outlet if source is not None and own else None,
        language=told.language or (source.language if source is not None and own else None),
    )
    known = Known(address.etag, address.modified, address.digest) if address.page is not None else None
    return await one_alone(
        take(
            asking, address.url, told, hints, known, lambda: iso(clock.now()),
            alone=address.state == "new" and address.same_as is not None,
        ),
        lambda detail: _failed(address.url, detail),
    )  # fmt: skip


def _failed(url: str, detail: str) -> Taken:
    return Taken(
        outcome="failed", detail=f"what came could not be read: {detail}", url=url, page=None, drop=None, captures=(),
        status=None, etag=None, modified=None, digest=None, same_as=None, until=None, aliases=(),
    )  # fmt: skip
