"""`palagan access`: who may come in where a case is served to others, with which role, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from palagan.commands.options import CaseName, Json
from palagan.errors import InputError

if TYPE_CHECKING:
    import sqlite3

    from palagan.web.access.file import AccessFile

ACTIONS = (
    "list", "add-user", "change-user", "remove-user", "list-tokens", "add-token", "revoke-token", "log",
)  # fmt: skip
_NAMED = {"add-user", "change-user", "remove-user", "add-token", "revoke-token"}

Action = Annotated[str, typer.Argument(metavar="ACTION", help="|".join(ACTIONS), show_default=False)]
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="The user, or the token's id.", show_default=False)]
ARole = Annotated[
    str | None,
    typer.Option("--role", metavar="ROLE", help="reader|reviewer|owner.", show_default="of a new user: reader"),
]
PasswordStdin = Annotated[bool, typer.Option("--password-stdin", help="Take the password from standard input.")]
NewPassword = Annotated[bool, typer.Option("--password", help="With change-user: ask for a new password.")]
Purpose = Annotated[str, typer.Option(metavar="TEXT", help="What a new token is for.")]
Days = Annotated[
    int | None, typer.Option(metavar="N", min=1, max=3650, help="A new token ends after N days.", show_default="never")
]
Lines = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=100_000, help="Lines of the log.")]


def access(
    case: CaseName,
    action: Action,
    name: Name = None,
    role: ARole = None,
    password_stdin: PasswordStdin = False,
    password: NewPassword = False,
    purpose: Purpose = "",
    days: Days = None,
    limit: Lines = 50,
    as_json: Json = False,
) -> None:
    """Say who may come in where the case is served to others.

    A reader looks and takes away, a reviewer decides as well, an owner also says who may come in. As soon as there is
    a user, everybody must log in or bring a token. It is kept in CASE.access beside the case, not in the case.

    \b
    Examples:
        palagan access papua-2026 add-user Rina --role owner
        palagan access papua-2026 add-token Rina --purpose notebook --days 90
        palagan access papua-2026 log --limit 20
    """
    from palagan.store.open import case_path
    from palagan.web.access.file import access_of

    if action not in ACTIONS:
        raise InputError("is no action", item=action, way_out=f"Choose {', '.join(ACTIONS)}.")
    if (name is None) == (action in _NAMED):
        told = "names no user" if name is None else "takes no name"
        raise InputError(told, item=action, way_out="See: palagan access --help")
    path = case_path(case)
    if not path.is_file():
        raise InputError("there is no such case", item=str(path), way_out=f"Make one: palagan init {path}")
    file = access_of(path)
    if action in ("list", "list-tokens", "log"):
        _tell(file, action, limit, as_json)
    else:
        secret = _password() if action == "add-user" and not password_stdin else None
        if password_stdin:
            secret = _given_password()
        elif action == "change-user" and password:
            secret = _password()
        _change(file, action, name or "", role, secret, purpose, days, as_json)


def _change(
    file: AccessFile,
    action: str,
    name: str,
    role: str | None,
    password: str | None,
    purpose: str,
    days: int | None,
    as_json: bool,
) -> None:
    from palagan.commands.output import give_json, say, warn
    from palagan.web.access.roles import role_of
    from palagan.web.access.tokens import add_token, revoke_token
    from palagan.web.access.users import add_user, change_user, has_users, remove_user

    wanted = role_of(role) if role is not None else None
    now = _seconds()
    with file.writing() as connection:
        match action:
            case "add-user":
                first = not has_users(connection)
                if first and wanted != "owner":
                    way_out = f"Say it: palagan access CASE add-user {name} --role owner"
                    raise InputError("the first user must be an owner", item=name, way_out=way_out)
                told = add_user(connection, name, wanted or "reader", password or "", now)
                _note(connection, "user-added", f"{told} ({wanted or 'reader'})")
                line = f"{told} may come in as {wanted or 'reader'}. Serve it: palagan serve CASE --host ADDRESS"
            case "change-user":
                if wanted is None and password is None:
                    raise InputError("changes nothing", item=name, way_out="Give --role ROLE or --password.")
                told = change_user(connection, name, now, role=wanted, password=password)
                changed = [wanted or "", "password" if password else ""]
                _note(connection, "user-changed", f"{told} ({', '.join(filter(None, changed))})")
                line = f"{told} is changed and must log in again."
            case "remove-user":
                told = remove_user(connection, name)
                _note(connection, "user-removed", told)
                line = f"{told} may not come in any more. What they decided stays."
                if not has_users(connection):
                    warn("There is no user any more: on this machine the case is open to whoever sits at it.")
            case "add-token":
                id_, secret = add_token(connection, name, purpose, now, role=wanted, days=days)
                _note(connection, "token-added", f"{id_} ({name})")
                if as_json:
                    give_json({"id": id_, "token": secret})
                else:
                    warn(f"{id_}: the token stands below and is shown only now.")
                    say(secret)
                return
            case _:
                told = revoke_token(connection, name)
                _note(connection, "token-revoked", f"{name} ({told})")
                line = f"{name}, a token of {told}, is taken back."
    if as_json:
        give_json({"done": action, "name": told})
    else:
        say(line)


def _tell(file: AccessFile, what: str, limit: int, as_json: bool) -> None:
    from dataclasses import asdict

    from palagan.commands.output import give_json, give_table, say
    from palagan.model.moments import iso
    from palagan.web.access.log import read_log
    from palagan.web.access.tokens import list_tokens
    from palagan.web.access.users import list_users

    rows: list[Any] = []
    if file.is_there:
        with file.reading() as connection:
            if what == "list":
                rows = list(list_users(connection))
            elif what == "list-tokens":
                rows = list(list_tokens(connection))
            else:
                rows = list(read_log(connection, limit=limit))
    told = [
        {name: iso(value) if name in _MOMENTS and value is not None else value for name, value in row.items()}
        for row in map(asdict, rows)
    ]
    if as_json:
        give_json(told)
    elif not told:
        say("There is none." if file.is_there else f"There is no user. Add one: {file.how_to_add}")
    else:
        give_table(list(told[0]), [list(row.values()) for row in told])


_MOMENTS = frozenset({"made", "changed", "used", "expires"})


def _seconds() -> int:
    import time

    return int(time.time())


def _note(connection: sqlite3.Connection, what: Any, item: str) -> None:
    """Into the log, in the name of the one who runs the command."""
    import getpass

    from palagan.web.access.log import note

    try:
        who = getpass.getuser()
    except (KeyError, OSError):
        who = "?"
    note(connection, what, _seconds(), who=f"{who} (terminal)", address="terminal", item=item)


def _password() -> str:
    """A password typed twice, unseen."""
    import sys

    if not sys.stdin.isatty():
        raise InputError("no terminal to ask for the password", way_out="Send it: --password-stdin < FILE")
    first: str = typer.prompt("Password (15 characters or more)", hide_input=True, confirmation_prompt=True)
    return first


def _given_password() -> str:
    """The first line of standard input."""
    import sys

    return sys.stdin.readline().rstrip("\r\n")
