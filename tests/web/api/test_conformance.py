"""Schemathesis over every route that the API tells: no 5xx, and every answer is as the description says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.types import ASGIApp

from palagan.web.api import document
from palagan.web.app import make_app
from palagan.web.settings import ServeSettings

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance, negative_data_rejection, unsupported_method,
]  # fmt: skip


@pytest.fixture(scope="module")
def app(sample_case_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ASGIApp]:
    path = tmp_path_factory.mktemp("api") / "karabakh.palagan"
    shutil.copyfile(sample_case_file, path)
    made = make_app(ServeSettings(path))
    yield made
    made.state.window.close()


@pytest.fixture(scope="module")
def schema(app: ASGIApp) -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers={"host": "127.0.0.1"})


def operations() -> list[tuple[str, str]]:
    """Method and path of every route that is told."""
    app = FastAPI()
    app.include_router(document.router)
    told = document.described(app)
    return [(method, path) for path, methods in told["paths"].items() for method in methods]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize(("method", "path"), operations())
def test_every_route_answers_as_it_is_described(schema: Any, method: str, path: str, mode: GenerationMode) -> None:
    try:
        cases = schema[path][method].as_strategy(generation_mode=mode)

        @settings(
            max_examples=6,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(cases)
        def answers(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(headers={"host": "127.0.0.1"}, checks=CHECKS)

        answers()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing can be asked of it"
