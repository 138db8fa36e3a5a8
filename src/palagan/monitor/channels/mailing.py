"""A message laid out as mail: text and HTML side by side, its words escaped, threaded with what was sent before."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from palagan.monitor.alerts.message import clipped
from palagan.monitor.channels.blocks import Block, Run, as_text, blocks, plain, said
from palagan.monitor.channels.outcome import Parcel

LONGEST_SUBJECT = 120
_STYLE = {
    "headline": "font-size:18px;font-weight:bold;margin:0 0 8px",
    "news": "font-weight:bold;margin:0 0 8px",
    "fact": "margin:0 0 4px",
    "quote": "margin:12px 0;padding:2px 0 2px 12px;border-left:3px solid #999",
    "item": "margin:0 0 8px",
    "note": "margin:8px 0;font-style:italic",
    "link": "margin:16px 0",
    "rule": "margin:16px 0 0;font-size:13px",
}


def mail_of(parcel: Parcel, sender: str, recipients: list[str]) -> EmailMessage:
    """The mail of a message. Its Message-ID comes from the idempotency key, so that a mail sent twice is one to those
    who look; `parcel.earlier` is the Message-ID that it follows."""
    message, tongue = parcel.message, parcel.message.language
    found = blocks(message, parcel.home)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = clipped(plain(message.headline), LONGEST_SUBJECT) or "Palagan"
    mail["From"] = sender
    mail["To"] = ", ".join(recipients)
    mail["Date"] = format_datetime(dt.datetime.fromtimestamp(int(parcel.made), dt.UTC))
    mail["Message-ID"] = message_id(parcel.id, sender)
    if parcel.earlier:
        mail["In-Reply-To"] = parcel.earlier
        mail["References"] = parcel.earlier
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["Content-Language"] = tongue
    why = said("mail_why", tongue, case=parcel.home.case)
    mail.set_content(f"{_whole(as_text(found))}\n-- \n{why}\n", charset="utf-8", cte="quoted-printable")
    mail.add_alternative(_html(found, why, tongue), subtype="html", charset="utf-8", cte="quoted-printable")
    return mail


def message_id(key: str, sender: str) -> str:
    """The Message-ID of a message, the same whenever it is made."""
    domain = sender.rpartition("@")[2].strip("<> ") or "palagan.invalid"
    return f"<{key}@{domain}>"


def _html(found: tuple[Block, ...], why: str, tongue: str) -> str:
    body = "\n".join(html_of(block) for block in found)
    foot = f'<p style="margin:24px 0 0;font-size:12px">{escape(why)}</p>'
    style = "font-family:sans-serif;font-size:15px;line-height:1.45;max-width:640px"
    return _whole(
        f'<!doctype html>\n<html lang="{tongue}"><head><meta charset="utf-8"></head>\n'
        f'<body style="{style}">\n{body}\n{foot}\n</body></html>\n'
    )


def html_of(block: Block) -> str:
    """One block in HTML."""
    style = _STYLE[block.role]
    if block.role == "quote":
        quoted, teller = block.runs
        return f'<blockquote style="{style}">“{_run(quoted)}”<br>— {_run(teller)}</blockquote>'
    mark = "• " if block.role in ("fact", "item") else "↻ " if block.role == "news" else ""
    return f'<p style="{style}">{mark}{" ".join(map(_run, block.runs))}</p>'


def _run(run: Run) -> str:
    words = escape(run.words)
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words


def _whole(words: str) -> str:
    """Without halves of characters, which no mail can carry."""
    return words.encode("utf-8", "replace").decode("utf-8")
