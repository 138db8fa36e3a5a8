"""Of what waits for one channel, what goes now, what is held and why: a pure function of the outbox and the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from palagan.store.messages import Letter

LONGEST_WAIT = 3 * 86_400.0
"""Seconds after which a message that could not be sent is no longer news."""
STUBBORN = 6
"""Tries in vain after which others go before a message: it may be the one that cannot be taken."""
TOLD_IN_DIGEST = "grew after it was told in a digest"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do now. `failed`, `dropped`: ids; `held`: id → moment until which quiet hours or the budget hold it;
    `follows`: id → moment at which a change that only grows may follow; `fold`: held ones that go as one; `send`: the
    next. `again_at`: when to look again, None where nothing waits."""

    failed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    held: tuple[tuple[str, float], ...] = ()
    follows: tuple[tuple[str, float], ...] = ()
    fold: tuple[Letter, ...] = ()
    send: Letter | None = None
    silent: bool = False
    again_at: float | None = None


def choose(
    letters: Sequence[Letter],
    now: float,
    *,
    not_before: float | None,
    told: Mapping[str, Letter],
    edits: bool,
    follows: float,
    hold: Callable[[], float | None],
) -> Choice:
    """The choice among letters in order of making.

    `not_before`: the channel rests until then. `told`: alert → what was last sent of it by the channel, for those of
    which something waits that is not to be heard. `edits` and `follows` are those of its kind. `hold` gives the moment
    until which what is to be heard is held, None for none. A grave one goes before others, and is held by nothing but
    the channel's rest.
    """
    failed = tuple(one.id for one in letters if now - one.made > LONGEST_WAIT)
    left = [one for one in letters if one.id not in failed]
    dropped: list[str] = []
    held: list[tuple[str, float]] = []
    later: list[tuple[str, float]] = []
    ready: list[tuple[Letter, bool]] = []
    until = hold() if left else None
    for one in left:
        before = told.get(one.alert) if one.alert else None
        silent = not one.loud and before is not None
        if silent and before is not None and edits:
            if before.remote is None:
                dropped.append(one.id)
            else:
                ready.append((one, True))
            continue
        if silent and before is not None and now < (soonest := (before.sent or 0.0) + follows):
            later.append((one.id, soonest))
        elif until is not None and not one.grave:
            held.append((one.id, until))
        else:
            ready.append((one, silent))
    moments = [moment for _, moment in (*held, *later)]
    rests = not_before is not None and now < not_before
    fold = tuple(one for one, silent in ready if one.state == "held" and one.alert and not silent and not one.grave)
    fold = fold if len(fold) > 1 and not rests else ()
    ready = [pair for pair in ready if pair[0] not in fold]
    ready.sort(key=lambda pair: (pair[0].tries >= STUBBORN, not pair[0].grave))
    if rests and ready:
        moments.append(not_before or now)
    chosen = ready[0] if ready and not rests and not fold else None
    if fold or (chosen and len(ready) > 1):
        moments.append(now)
    return Choice(
        failed,
        tuple(dropped),
        tuple(held),
        tuple(later),
        fold,
        chosen[0] if chosen else None,
        chosen[1] if chosen else False,
        min(moments, default=None),
    )
