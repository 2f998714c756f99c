"""Every public address, given what its description allows and what it does not: no 5xx, no hang.

The program runs in a process of its own, its platform is the sandbox, and no message is real.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests.fuzz.description import whole_description
from tests.fuzz.program import Served, served_program

LONG = bool(os.environ.get("RAMAL_TEST_LONG"))
EXAMPLES = 300 if LONG else 4  # of each address, once valid and once not
PATIENCE = 10.0  # seconds until an address counts as hanging; the lines wait longer for news
GROWTH = 200.0  # megabytes that the process may hold more afterwards
SCHEMA = schemathesis.openapi.from_dict(whole_description())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
# They answer when there is news, which may be never: their headers are all that is waited for.
STREAMS = {"/api/say/lines", "/callback/{door}/lines"}
NAMES = {"alert": "prometheus", "text": "curl", "kuma": "kuma", "heartbeat": "backup"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served_program(tmp_path_factory.mktemp("fuzz")) as served:
        yield served


@pytest.fixture(scope="module")
def visitor(program: Served) -> Iterator[requests.Session]:
    """Somebody who is logged in and holds every secret."""
    with requests.Session() as http:
        login = f"{program.root}/login/{program.secrets['login']}"
        cookie = http.post(login, timeout=PATIENCE, allow_redirects=False).cookies["ramal_session"]
        http.cookies.clear()  # it is for https alone, and this is not
        http.headers["Cookie"] = f"ramal_session={cookie}"
        assert http.get(f"{program.root}/chat", timeout=PATIENCE).status_code == 200
        yield http


def known(path: str, program: Served, kind: str) -> tuple[dict[str, str], dict[str, str]]:
    """The parts of a path and the headers that let a request in."""
    secrets = program.secrets
    if path.startswith("/alert/"):
        named = {"name": NAMES[kind], "secret": secrets[kind]}
    elif path.startswith("/heartbeat/"):
        named = {"name": NAMES["heartbeat"], "secret": secrets["heartbeat"]}
    elif path.startswith("/velip/"):
        named = {"secret": secrets["velip"]}
    else:
        named = {"secret": secrets["telegram"], "door": "loja"}
    bearer = secrets["say"] if path.startswith("/api/") else named.get("secret", "")
    headers = {"Authorization": f"Bearer {bearer}", "Origin": program.root}
    return named, headers | {"X-Telegram-Bot-Api-Secret-Token": secrets["telegram-header"]}


def checked(http: requests.Session, program: Served, case: Any, kind: str, inside: bool) -> None:
    """Send one request; an answer that is a fault of ours, or none, fails."""
    given_headers = dict(case.headers or {})
    if inside:
        named, headers = known(case.path, program, kind)
        parts = dict(case.path_parameters or {})
        case.path_parameters = parts | {k: v for k, v in named.items() if k in parts}
        given_headers = headers
    stream = case.path in STREAMS
    call = case.as_transport_kwargs(base_url=program.root)
    call["headers"] = {**call.get("headers", {}), **given_headers}
    call.pop("cookies", None)
    if case.path == "/logout":
        call["headers"]["Cookie"] = ""  # the others are still to be asked by somebody known
    try:
        with http.request(**call, timeout=PATIENCE, stream=stream, allow_redirects=False) as answer:
            status = answer.status_code
    except (UnicodeError, requests.exceptions.InvalidHeader, requests.exceptions.InvalidURL):
        return  # this client cannot say it: raw bytes are another test
    except requests.exceptions.ReadTimeout:
        assert case.path in STREAMS, f"{case.method} {case.path} hangs"
        return
    # 503 says that it should come again, which a source that was put off is told on purpose.
    assert status < 500 or (status == 503 and case.path.startswith(("/alert", "/readyz"))), status
    told = SCHEMA.raw_schema["paths"][case.path][case.method.lower()]["responses"]
    assert str(status) in told, (
        f"{case.method} {case.path} answers {status}, of which nothing is told"
    )


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda op: f"{op.method}-{op.path}")
def test_no_5xx_and_no_hang(operation: Any, program: Served, visitor: requests.Session) -> None:
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))

    @settings(
        max_examples=EXAMPLES,
        derandomize=not LONG,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, kind=st.sampled_from(["alert", "text", "kuma"]), inside=st.integers(0, 3))
    def holds(case: Any, kind: str, inside: int) -> None:
        checked(visitor, program, case, kind, inside > 0)

    holds()


def test_memory_is_bounded(program: Served, visitor: requests.Session) -> None:
    before = program.megabytes()
    rounds = 60 if LONG else 4
    for _ in range(rounds):
        body = b'{"alerts":[' + b'{"labels":{"a":"' + b"x" * 100_000 + b'"}},' * 20 + b"{}]}"
        _, headers = known("/alert/prometheus", program, "alert")
        url = f"{program.root}/alert/prometheus"
        visitor.post(url, data=body, headers=headers, timeout=PATIENCE)
        deep = b"[" * 200_000
        for path in ("/api/say", "/callback/loja", "/telegram/x"):
            # Refused before its end, a body may meet a connection that is closed already.
            with suppress(requests.exceptions.ConnectionError):
                visitor.post(f"{program.root}{path}", data=deep, headers=headers, timeout=PATIENCE)
    assert program.megabytes() - before < GROWTH
    assert visitor.get(f"{program.root}/healthz", timeout=PATIENCE).status_code == 200
