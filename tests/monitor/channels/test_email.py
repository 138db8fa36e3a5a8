"""E-mail: encrypted or not at all, the server's answers taken as meant, mails that thread and that no word breaks."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Iterator
from contextlib import closing, suppress
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given

from palagan.errors import InputError
from palagan.monitor.alerts.message import Message
from palagan.monitor.channels.email import checked_recipients, send, sender_of, server_of
from palagan.monitor.channels.mailing import mail_of
from palagan.monitor.channels.outcome import Later, Outcome, Refused, Sent
from palagan.monitor.channels.secrets import MissingSecretError, Secrets
from tests.apart import run_apart
from tests.certificates import Authority, authority
from tests.monitor.channels.in_thread import listening_in_thread
from tests.monitor.channels.mail_server import PASSWORD, MailServer, mail_server
from tests.monitor.channels.samples import grown, messages, parcel, ways

TO = "meja@redaksi.example"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def server(ours: Authority) -> Iterator[MailServer]:
    with mail_server(ours.server("127.0.0.1")) as server:
        yield server


def sent(server: MailServer, ours: Authority, environ: dict[str, str] | None = None, **more: Any) -> Outcome:
    one = parcel({"to": more.pop("to", TO)}, **more)
    told = Secrets(environ or server.environ())
    return run_apart(lambda: send(one, told, ways(tls=ours.trusting())))


def test_a_mail_arrives_encrypted_in_text_and_html(server: MailServer, ours: Authority) -> None:
    assert sent(server, ours) == Sent("<msg-0123456789ab@redaksi.example>")
    (mail,) = server.mails
    assert (server.logged_in, server.seen_in_clear) == (1, [])
    assert mail["Subject"].startswith("Gencatan senjata di Lembah Sani dikatakan dilanggar: menurut Kodam <Tirta>")
    assert (mail["From"], mail["To"]) == ("Palagan <palagan@redaksi.example>", TO)
    assert mail["Message-ID"] == "<msg-0123456789ab@redaksi.example>"
    assert mail["Date"] == "Tue, 05 May 2026 16:53:20 +0000"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = (part.get_content() for part in mail.iter_parts())
    assert "“Pihak itu melanggar kesepakatan <semalam>”" in text
    assert "https://harian.example/1?a=1&b=2" in text
    assert "http://127.0.0.1:8000/happening/hp-0123456789ab" in text
    assert "kesepakatan &lt;semalam&gt;" in html
    assert "javascript" not in text + html
    tree = lxml.html.fromstring(html)
    assert tree.xpath("//a/@href") == [
        "https://harian.example/1?a=1&b=2",
        "http://127.0.0.1:8000/happening/hp-0123456789ab",
    ]


def test_what_grew_follows_in_the_thread(server: MailServer, ours: Authority) -> None:
    first = sent(server, ours)
    assert isinstance(first, Sent)
    assert sent(server, ours, message=grown(), id="msg-second", earlier=first.remote) == first
    second = server.mails[1]
    assert second["In-Reply-To"] == second["References"] == server.mails[0]["Message-ID"]
    assert second["Message-ID"] == "<msg-second@redaksi.example>"


def test_tls_from_the_first_byte(ours: Authority, tmp_path: Path) -> None:
    with mail_server(ours.server("127.0.0.1"), at_once=True, auth=False) as server:
        assert isinstance(sent(server, ours, server.environ("smtps", user=False)), Sent)
        assert isinstance(sent(server, authority(tmp_path), server.environ("smtps", user=False)), Later)
    assert len(server.mails) == 1


def test_a_server_without_starttls_gets_nothing(ours: Authority) -> None:
    with mail_server(None, auth=False) as server:
        outcome = sent(server, ours)
    assert isinstance(outcome, Refused)
    assert outcome.channel
    assert "STARTTLS" in outcome.detail
    assert (server.mails, server.seen_in_clear) == ([], [])


def test_a_server_on_this_machine_may_be_spoken_to_in_clear(ours: Authority) -> None:
    with mail_server(None, auth=False) as server:
        outcome = sent(server, ours, server.environ("smtp+plain", user=False))
    assert isinstance(outcome, Sent)
    assert len(server.mails) == 1


@pytest.mark.parametrize(
    "url",
    [
        "smtp+plain://mail.example",
        "http://mail.example",
        "mail.example",
        "smtp://u:sandirahasia@mail.example:x",
        "smtp://",
    ],
)
def test_what_is_no_safe_server_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(MissingSecretError) as error:
        server_of(Secrets({"PALAGAN_SMTP_URL": url}))
    shown = "".join(traceback.format_exception(error.value))
    assert "sandirahasia" not in shown


def test_a_certificate_of_another_is_refused(server: MailServer, ours: Authority, tmp_path: Path) -> None:
    outcome = sent(server, authority(tmp_path))
    assert isinstance(outcome, Later)
    assert "certificate" in outcome.detail
    assert (server.mails, server.logged_in) == ([], 0)


def test_a_certificate_that_holds_no_more_is_refused(ours: Authority) -> None:
    with mail_server(ours.server("127.0.0.1", days=1, ago=5)) as server:
        outcome = sent(server, ours)
    assert isinstance(outcome, Later)
    assert "expired" in outcome.detail


def test_a_wrong_password_stops_the_channel(server: MailServer, ours: Authority) -> None:
    wrong = {
        **server.environ(),
        "PALAGAN_SMTP_URL": f"smtp://meja%40redaksi.example:salahsandi@127.0.0.1:{server.port}",
    }
    outcome = sent(server, ours, wrong)
    assert isinstance(outcome, Refused)
    assert outcome.channel
    assert "salahsandi" not in outcome.detail


def test_greylisting_is_waited_out(server: MailServer, ours: Authority) -> None:
    server.refuses = {TO: ["451 4.7.1 Greylisted, come back later"]}
    outcome = sent(server, ours)
    assert outcome == Later(f"E-mail: the server did not take {TO} (451 4.7.1 Greylisted, come back later)")
    assert isinstance(sent(server, ours), Sent)


def test_an_unknown_recipient_stops_the_channel(server: MailServer, ours: Authority) -> None:
    server.refuses = {TO: ["550 5.1.1 No such user"]}
    outcome = sent(server, ours)
    assert isinstance(outcome, Refused)
    assert outcome.channel


def test_one_unknown_recipient_of_two_is_told_and_the_other_has_it(server: MailServer, ours: Authority) -> None:
    server.refuses = {TO: ["550 5.1.1 No such user"]}
    outcome = sent(server, ours, to=f"{TO}, rina@redaksi.example")
    assert outcome == Sent("<msg-0123456789ab@redaksi.example>", f"not taken for {TO} (550 5.1.1 No such user)")
    assert server.recipients == [["rina@redaksi.example"]]


def test_one_greylisted_recipient_of_two_gets_it_at_the_next_try(server: MailServer, ours: Authority) -> None:
    server.refuses = {TO: ["450 4.2.0 later"]}
    to = f"{TO}, rina@redaksi.example"
    assert isinstance(sent(server, ours, to=to), Later)
    assert isinstance(sent(server, ours, to=to), Sent)
    assert server.recipients == [["rina@redaksi.example"], [TO, "rina@redaksi.example"]]
    assert len({mail["Message-ID"] for mail in server.mails}) == 1


@pytest.mark.parametrize(("answer", "kind"), [("452 4.3.1 disk full", Later), ("554 5.7.1 looks like spam", Refused)])
def test_a_mail_that_is_not_taken_is_its_own_fault(
    server: MailServer, ours: Authority, answer: str, kind: type[object]
) -> None:
    server.at_data = [answer]
    outcome = sent(server, ours)
    assert isinstance(outcome, kind)
    assert not (isinstance(outcome, Refused) and outcome.channel)


def test_a_sender_that_is_not_taken_stops_the_channel(server: MailServer, ours: Authority) -> None:
    server.at_sender = ["553 5.7.1 not your address"]
    outcome = sent(server, ours)
    assert isinstance(outcome, Refused)
    assert outcome.channel


def test_nobody_listening_is_tried_later(server: MailServer, ours: Authority) -> None:
    outcome = sent(server, ours, {**server.environ(), "PALAGAN_SMTP_URL": "smtp://127.0.0.1:1"})
    assert isinstance(outcome, Later)


def test_a_server_that_greets_without_end_is_left(ours: Authority) -> None:
    async def drip(_taken: asyncio.StreamReader, given: asyncio.StreamWriter) -> None:
        with suppress(OSError), closing(given):
            while True:
                given.write(b"220-selamat datang\r\n")
                await given.drain()
                await asyncio.sleep(0.02)

    with listening_in_thread(lambda: asyncio.start_server(drip, "127.0.0.1", 0)) as port:
        one = parcel({"to": TO})
        environ = {"PALAGAN_SMTP_URL": f"smtp://127.0.0.1:{port}", "PALAGAN_SMTP_FROM": "palagan@redaksi.example"}
        outcome = run_apart(lambda: send(one, Secrets(environ), ways(tls=ours.trusting(), whole=0.5)))
    assert outcome == Later("E-mail: not done within 0.5 s")


@pytest.mark.parametrize("told", ["", "meja", "a@b c", "a@b\r\nBcc: x@y.example", "<a@b.example>", "ä@b.example", "@b"])
def test_what_is_no_address_is_refused(told: str) -> None:
    with pytest.raises(InputError):
        checked_recipients(told)


def test_the_sender_is_the_user_where_none_is_set() -> None:
    assert sender_of(Secrets({"PALAGAN_SMTP_URL": "smtp://meja%40a.example:x@mail.example"})) == "meja@a.example"
    with pytest.raises(MissingSecretError):
        sender_of(Secrets({"PALAGAN_SMTP_URL": "smtp://meja:x@mail.example"}))


@given(messages())
def test_any_words_make_a_mail_that_is_read_back(message: Message) -> None:
    raw = mail_of(parcel({}, message), "palagan@redaksi.example", [TO]).as_bytes()
    mail = message_from_bytes(raw, policy=default)
    assert mail["To"] == TO
    assert mail["Bcc"] is None
    assert not mail.defects
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_the_password_is_shown_nowhere() -> None:
    told = Secrets({"PALAGAN_SMTP_URL": "smtp://meja:kata%2Fsandi%3Arahasia%401@mail.example"})
    assert PASSWORD not in repr(server_of(told)) + repr(told)
