"""The watcher beside the workbench: begun with it, stopped and begun on the screen, ended with it."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from palagan.store.open import open_case
from palagan.web.app import make_app
from palagan.web.settings import ServeSettings
from tests.web.conftest import sender
from tests.web.press import press
from tests.web.watching import fill


def test_the_workbench_watches_and_stops_with_it(sample: Path) -> None:
    fill(sample)
    with open_case(sample).writing() as connection:
        connection.exec_driver_sql("UPDATE subscriptions SET state = 'paused'")
        connection.exec_driver_sql("UPDATE addresses SET due = NULL")
    with press() as outlet:
        app = make_app(ServeSettings(sample, means=outlet.means, watch=True))
        with TestClient(app, base_url="http://127.0.0.1:8700", follow_redirects=False) as client:
            client.headers["accept-language"] = "id"
            assert app.state.beside.running
            assert client.get("/sources.json").json()["watching"]["running"] is True
            assert "Memantau sejak" in client.get("/sources").text
            assert sender(client)("/sources/stop").status_code == 303
            assert not app.state.beside.running
            sender(client)("/sources/start")
            assert app.state.beside.running
        assert not app.state.beside.running
        assert app.state.beside.fault is None
