"""A mail server on loopback that speaks SMTP by aiosmtpd: STARTTLS, AUTH, and the refusals that a test orders."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.monitor.channels.in_thread import listening_in_thread

USER, PASSWORD = "meja@redaksi.example", "kata/sandi:rahasia@1"


@dataclass(slots=True)
class MailServer:
    """The mails it took, in order, with who they were for. `refuses`: recipient → answers, the next first, in the place
    of "250 OK"; `at_data`: the same at the end of a mail; `logged_in` how often somebody did."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    refuses: dict[str, list[str]] = field(default_factory=dict)
    at_data: list[str] = field(default_factory=list)
    at_sender: list[str] = field(default_factory=list)
    seen_in_clear: list[str] = field(default_factory=list)
    logged_in: int = 0
    port: int = 0

    def environ(self, scheme: str = "smtp", host: str = "127.0.0.1", user: bool = True) -> dict[str, str]:
        """What the environment holds to use it."""
        who = "meja%40redaksi.example:kata%2Fsandi%3Arahasia%401@" if user else ""
        return {
            "PALAGAN_SMTP_URL": f"{scheme}://{who}{host}:{self.port}",
            "PALAGAN_SMTP_FROM": "Palagan <palagan@redaksi.example>",
        }

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, how: str, data: Any) -> AuthResult:
        """Whether user and password are those."""
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.logged_in += right
        return AuthResult(success=right, handled=right)

    async def handle_MAIL(
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if session.ssl is None:
            self.seen_in_clear.append(address)
        if self.at_sender:
            return self.at_sender.pop(0)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.refuses.get(address):
            return self.refuses[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.at_data:
            return self.at_data.pop(0)
        mail = message_from_bytes(cast(bytes, envelope.content), policy=default)
        self.mails.append(mail)
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 taken"


@contextmanager
def mail_server(
    tls: ssl.SSLContext | None, server: MailServer | None = None, *, at_once: bool = False, auth: bool = True
) -> Iterator[MailServer]:
    """The server, listening. `at_once`: TLS from the first byte; else STARTTLS where `tls` is given."""
    server = server or MailServer()
    given: dict[str, Any] = {"authenticator": server.authenticate, "auth_required": auth} if auth else {}
    if not at_once:
        given |= {"tls_context": tls, "require_starttls": tls is not None}

    async def start() -> asyncio.Server:
        loop = asyncio.get_running_loop()
        return await loop.create_server(
            lambda: SMTP(server, loop=loop, **given), "127.0.0.1", 0, ssl=tls if at_once else None
        )

    with listening_in_thread(start) as port:
        server.port = port
        yield server
