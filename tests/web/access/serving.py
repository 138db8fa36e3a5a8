"""The workbench as others reach it: users, a browser that logs in, a program with a token."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from palagan.web.access.file import access_of
from palagan.web.access.roles import Role
from palagan.web.access.tokens import add_token
from palagan.web.access.users import add_user
from palagan.web.app import make_app
from palagan.web.settings import ServeSettings

HOST = "palagan.example:8700"
PASSWORD = "kopi tubruk pagi hari"
USERS: dict[str, Role] = {"Omar": "owner", "Rina": "reviewer", "Budi": "reader"}


def let_in(case: Path) -> dict[Role, str]:
    """Three users of a case, one a role; gives a token of each."""
    tokens: dict[Role, str] = {}
    with access_of(case).writing() as connection:
        for name, role in USERS.items():
            add_user(connection, name, role, PASSWORD, 1)
            tokens[role] = add_token(connection, name, "tests", 1)[1]
    return tokens


def reached(case: Path) -> TestClient:
    """A client of a workbench that listens beyond loopback."""
    app = make_app(ServeSettings(case, host="0.0.0.0"))
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False, headers={"accept-language": "en"})


def token_in(page: str) -> str:
    """The token that a page's forms bring."""
    found = re.search(r'name="csrf" value="([^"]+)"', page) or re.search(r'data-csrf="([^"]+)"', page)
    assert found, page[:500]
    return found[1]


def bearing(token: str) -> dict[str, str]:
    """The header by which a program says who it is."""
    return {"authorization": f"Bearer {token}"}


def log_in_as(client: TestClient, name: str) -> None:
    """What a browser does: the form, then the name and the password."""
    csrf = token_in(client.get("/login").text)
    done = client.post("/login", data={"name": name, "password": PASSWORD, "csrf": csrf})
    assert done.status_code == 303, done.text
