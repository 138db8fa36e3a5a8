"""The workbench over the bundled sample: the case is made once a session, each test has a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from palagan.case import Case
from palagan.web.app import make_app
from palagan.web.asked import CSRF_COOKIE
from palagan.web.settings import ServeSettings

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "samples" / "karabakh-2020"


@pytest.fixture(scope="session")
def sample_case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample read and recorded; copy it before you write."""
    path = tmp_path_factory.mktemp("sample") / "karabakh.palagan"
    with Case.make(path) as case:
        case.add(*sorted([*SAMPLE.glob("*.txt"), *SAMPLE.glob("*.html")]))
        case.run()
    return path


@pytest.fixture
def sample(sample_case_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample case."""
    path = tmp_path / "karabakh.palagan"
    shutil.copyfile(sample_case_file, path)
    return path


def local_client(path: Path) -> TestClient:
    """A browser's part on loopback: it keeps cookies and brings the token of our forms."""
    client = TestClient(make_app(ServeSettings(path)), base_url="http://127.0.0.1:8700", follow_redirects=False)
    client.headers["accept-language"] = "id"
    return client


@pytest.fixture
def client(sample: Path) -> Iterator[TestClient]:
    """The workbench over a copy of the sample, as one who sits at the machine sees it."""
    with local_client(sample) as opened:
        yield opened


def sender(client: TestClient) -> Callable[..., Any]:
    """Sends forms with their token: `send(path, field=value)`."""

    def send(path: str, **fields: object) -> Any:
        if CSRF_COOKIE not in client.cookies:
            client.get("/")
        return client.post(path, data={**fields, "csrf": client.cookies[CSRF_COOKIE]})

    return send


@pytest.fixture
def post(client: TestClient) -> Callable[..., Any]:
    """Send a form with its token: `post(path, field=value)`."""
    return sender(client)
