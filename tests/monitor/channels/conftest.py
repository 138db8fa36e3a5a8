"""What several tests of channels need: a Bot API of their own, and an outbox with one channel to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from palagan.store.open import CaseFile
from tests.monitor.channels.bot_api import BotApi, bot_api
from tests.monitor.channels.outbox import Outbox, outbox


@pytest.fixture
def api() -> Iterator[BotApi]:
    with bot_api() as api:
        yield api


@pytest.fixture
def box(case: CaseFile, api: BotApi) -> Outbox:
    found = outbox(case, api)
    found.channel()
    return found
