"""E-mail by SMTP: STARTTLS or nothing, certificates checked, the server's word on each recipient taken as it is meant.

RFC 5321, 4.2.1: 4yz is "not now" (greylisting, a full mailbox), 5yz is "never". Where some recipients are refused for
now, the mail goes again to all, under the same Message-ID: at least once for each.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import anyio
from anyio.to_thread import run_sync

from palagan.errors import InputError
from palagan.monitor.channels.mailing import mail_of
from palagan.monitor.channels.outcome import MAYBE, Later, Outcome, Parcel, Refused, Sent
from palagan.monitor.channels.posting import Ways
from palagan.monitor.channels.secrets import SMTP_URL, MissingSecretError, Secrets

SMTP_FROM = "PALAGAN_SMTP_FROM"
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_WAY_OUT = "Write it as smtp://user:password@mail.example.org:587"


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. `scheme`: "smtp" speaks STARTTLS, "smtps" TLS from the first byte, "smtp+plain" nothing of it."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)


def server_of(secrets: Secrets) -> Server:
    """The server that the environment names; one that would take the password or the words in clear over a network is
    a `MissingSecretError`."""
    url = secrets.reveal(SMTP_URL)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # whose message may hold a piece of the password
        raise MissingSecretError("is no address of a mail server", item=SMTP_URL, way_out=_WAY_OUT) from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise MissingSecretError("is no address of a mail server", item=SMTP_URL, way_out=_WAY_OUT)
    if parts.scheme == "smtp+plain" and not _is_here(parts.hostname):
        way_out = "Without encryption only a server on this machine is spoken to: smtp+plain://127.0.0.1:25"
        raise MissingSecretError("sends in clear", item=SMTP_URL, way_out=way_out)
    told = (unquote(parts.username or ""), unquote(parts.password or ""))
    return Server(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], *told)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def sender_of(secrets: Secrets) -> str:
    """The address that mails come from: PALAGAN_SMTP_FROM, else the user of the server where that is an address."""
    told = secrets.setting(SMTP_FROM)
    if told is None:
        user = server_of(secrets).user
        if "@" not in user:
            raise MissingSecretError(
                "is not set", item=SMTP_FROM, way_out="Set it to the address that mails come from."
            )
        return checked_recipients(user)[0]
    name, address = parseaddr(told)
    (address,) = checked_recipients(address or told)
    return f"{name} <{address}>" if name.isascii() and name.isprintable() and name else address


def checked_recipients(told: str) -> list[str]:
    """Addresses with commas between them; what is none is an `InputError`."""
    found = [one.strip() for one in told.split(",") if one.strip()]
    for address in found:
        local, at, domain = address.rpartition("@")
        usable = at and local and "." in f"{domain}." and address.isascii() and address.isprintable()
        if not usable or any(one in address for one in " <>()[]\\,;:\"'\r\n") or len(address) > 254:
            raise InputError("is no e-mail address", item=address, way_out="Write it as meja@redaksi.example")
    if not found or len(found) > 50:
        raise InputError("names no recipient" if not found else "names more than 50 recipients", item="to")
    return found


async def send(parcel: Parcel, secrets: Secrets, ways: Ways) -> Outcome:
    """Send a mail; what became of it. What is missing in the environment is a `MissingSecretError`."""
    server, sender = server_of(secrets), sender_of(secrets)
    try:
        recipients = checked_recipients(parcel.settings["to"])
    except InputError as error:
        return Refused(f"E-mail: {error}", True)
    mail = mail_of(parcel, sender, recipients)
    post = _Post(server, ways)
    try:
        with anyio.fail_after(ways.whole):
            refused = await run_sync(post.bring, mail, parseaddr(sender)[1], recipients, abandon_on_cancel=True)
    except TimeoutError:
        post.hang_up()
        return Later(f"E-mail: not done within {ways.whole:g} s{post.maybe}")
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(error.recipients)
    except smtplib.SMTPNotSupportedError:
        return Refused("E-mail: the server offers no safe way to log in (no STARTTLS or no AUTH): use smtps://", True)
    except smtplib.SMTPAuthenticationError as error:
        return _told(error, "did not take user and password", channel=True)
    except smtplib.SMTPSenderRefused as error:
        return _told(error, "did not take the sender", channel=True)
    except smtplib.SMTPDataError as error:
        return _told(error, "did not take the mail", channel=False)
    except smtplib.SMTPResponseException as error:
        return _told(error, "refused", channel=True)
    except ssl.SSLCertVerificationError as error:
        return Later(f"E-mail: the server's certificate does not hold ({error.verify_message})")
    except (smtplib.SMTPException, OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        return Later(f"E-mail: the conversation broke off ({why}){post.maybe}")
    thread = parcel.earlier or mail["Message-ID"]
    if not refused:
        return Sent(thread)
    if any(code < 500 for code, _ in refused.values()):
        return _refused(refused)
    return Sent(thread, f"not taken for {_listed(refused)}")


_Refusals = dict[str, tuple[int, bytes]]


def _refused(recipients: _Refusals) -> Outcome:
    told = f"E-mail: the server did not take {_listed(recipients)}"
    return Later(told) if any(code < 500 for code, _ in recipients.values()) else Refused(told, True)


def _listed(recipients: _Refusals) -> str:
    return ", ".join(f"{who} ({code} {_short(why)})" for who, (code, why) in sorted(recipients.items())[:5])


def _told(error: smtplib.SMTPResponseException, what: str, *, channel: bool) -> Outcome:
    told = f"E-mail: the server {what} ({error.smtp_code} {_short(error.smtp_error)})"
    return Refused(told, channel) if error.smtp_code >= 500 else Later(told)


def _short(answer: bytes | str) -> str:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(words.split())[:160]


class _Post:
    """One conversation with a server, in a thread of its own; whoever waits for it may end it."""

    def __init__(self, server: Server, ways: Ways) -> None:
        self._server, self._ways = server, ways
        self._talk: smtplib.SMTP | None = None
        self.maybe = ""

    def bring(self, mail: EmailMessage, sender: str, recipients: list[str]) -> _Refusals:
        """The recipients that were refused while others were not; refused by all raises."""
        server, trusted, limit = self._server, self._ways.trusting(), self._ways.connect
        if server.scheme == "smtps":
            talk: smtplib.SMTP = smtplib.SMTP_SSL("", 0, _OURSELVES, timeout=limit, context=trusted)
        else:
            talk = smtplib.SMTP("", 0, _OURSELVES, timeout=limit)
        talk._host = server.host  # type: ignore[attr-defined]  # what the certificate is checked for
        self._talk = talk
        try:
            code, answer = talk.connect(server.host, server.port)
            if code != 220:
                raise smtplib.SMTPConnectError(code, answer)
            if server.scheme == "smtp":
                talk.starttls(context=trusted)
            if talk.sock is not None:
                talk.sock.settimeout(self._ways.whole)
            if server.user:
                talk.login(server.user, server.password)
            self.maybe = f"; {MAYBE}"
            refused = talk.send_message(mail, sender, recipients)
            self._take_leave(talk)
            return refused
        finally:
            self.hang_up()

    def _take_leave(self, talk: smtplib.SMTP) -> None:
        """The server has it, whatever it says now."""
        if talk.sock is not None:
            talk.sock.settimeout(2.0)
        with suppress(smtplib.SMTPException, OSError):
            talk.quit()

    def hang_up(self) -> None:
        """End it, whatever it is at."""
        talk = self._talk
        line = talk.sock if talk is not None else None
        if talk is not None and line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            talk.close()


_OURSELVES = "[127.0.0.1]"
"""How we greet: not with the name of the machine."""
