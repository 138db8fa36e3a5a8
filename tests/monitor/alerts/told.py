"""A case that hears of an invented strike and an invented truce, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from palagan.model.page import Hints, Page
from palagan.monitor.alerts.message import Message, of_json
from palagan.monitor.alerts.ring import Rung, ring
from palagan.monitor.alerts.rules import rule_of
from palagan.run import add_pages, run
from palagan.store.alerts import AlertRow, add_rule, last_alerts
from palagan.store.channels import Channel, add_channel
from palagan.store.messages import Letter, last_messages
from palagan.store.open import CaseFile
from tests.strategies import page_of

NOW = "2026-11-22T03:00:00Z"
BEGAN = "2020-10-07T00:00+07:00"
HOUR = 3600.0
THREE = (
    "Sedikitnya tiga orang tewas ketika roket menghantam pasar di Kota Ganja, Azerbaijan, Rabu (7/10/2020).\n"
    "Kementerian Pertahanan Azerbaijan menuduh Armenia menembakkan roket itu.\nArmenia membantah menembaki Ganja.",
    "Kabar Uji", "2020-10-07T18:00+07:00",
)  # fmt: skip
FIVE = (
    "Korban tewas akibat serangan roket di Ganja, Azerbaijan, Rabu (7/10/2020), naik menjadi lima orang, kata "
    "Kejaksaan Agung Azerbaijan, dikutip Reuters.\nRoket itu menghantam pasar.",
    "Harian Contoh", "2020-10-07T21:00+07:00",
)  # fmt: skip
TWELVE = (
    "Dua belas orang tewas akibat serangan roket di Ganja, Azerbaijan, Rabu (7/10/2020), kata Kejaksaan Agung "
    "Azerbaijan, Kamis (8/10/2020), seperti dilansir AFP.\nArmenia membantah menembaki Ganja.",
    "Warta Coba", "2020-10-08T09:00+07:00",
)  # fmt: skip
BROKEN = (
    "Azerbaijan menuduh Armenia melanggar gencatan senjata di Terter, Minggu (11/10/2020), dikutip Reuters.\n"
    "Armenia dan Azerbaijan menyepakati gencatan senjata di Moskow, Sabtu (10/10/2020).",
    "Kabar Uji", "2020-10-11T12:00+07:00",
)  # fmt: skip
BROKEN_TOO = (
    "Kementerian Pertahanan Azerbaijan menuduh Armenia melanggar gencatan senjata di Terter, Minggu (11/10/2020), "
    "seperti dilansir AFP.\nArmenia membantah melanggar kesepakatan yang dicapai di Moskow itu.",
    "Harian Contoh", "2020-10-11T15:00+07:00",
)  # fmt: skip
Told = tuple[str, str, str]
"""The words of a page, its outlet, when it was published."""


def page(told: Told) -> Page:
    """The page of some words."""
    words, outlet, published = told
    made = page_of(words)
    return replace(made, hints=Hints(outlet=outlet, published=published, language="id"))


def bring(case: CaseFile, *several: Told) -> None:
    """Pages added, read and brought into the record."""
    add_pages(case, map(page, several), lambda: NOW, {})
    run(case, lambda: NOW)


def at(moment: str) -> float:
    """A moment as seconds since 1970."""
    return datetime.fromisoformat(moment).timestamp()


def rung(case: CaseFile, told: Told, later: float = HOUR) -> Rung:
    """A page brought, and the rules asked some seconds after it was published."""
    bring(case, told)
    return ring(case, at(told[2]) + later)


def with_rule(
    case: CaseFile, fields: Mapping[str, Any], *channels: str, since: str = BEGAN, name: str = "aturan"
) -> str:
    """A rule turned on at a moment; its id."""
    with case.writing() as connection:
        for channel in channels:
            add_channel(connection, Channel(channel, "webhook", {}, None, None, "on", NOW))
        return add_rule(connection, name, rule_of(fields), channels, now=at(since))


def alerts(case: CaseFile) -> list[AlertRow]:
    """What rang, the last first."""
    with case.reading() as connection:
        return list(last_alerts(connection))


def messages(case: CaseFile, channel: str = "meja") -> list[Letter]:
    """What was put into the outbox, the first first."""
    with case.reading() as connection:
        return list(reversed(last_messages(connection, channel)))


def message(case: CaseFile) -> Message:
    """The message of the one matter that rang."""
    (one,) = alerts(case)
    return of_json(one.told)
