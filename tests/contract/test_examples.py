"""Every example of the manual, written and read by the client, and by the sandbox by hand."""

import json
from typing import Any

import aiohttp
import pytest

from sandbox.clock import SandboxClock
from sandbox.server import start_sandbox
from tests.contract.asked import REQUESTS
from tests.contract.facts import ENDPOINTS
from velip import BearerAuth, sansio

# What is sent beside the example: the manual says that these are the platform's defaults.
DEFAULTS: dict[str, dict[str, str]] = {
    "GetCallStatus": {"maxreg": "1000"},
    "GetAudiosList": {"maxreg": "100"},
}
# Sent in their own way: the id in the address, and destinations as objects.
OWN_WAY = frozenset({"PlayAudioFile", "CreateDestinationBase"})
HEADERS = {"Authorization": "Bearer sandbox-by-hand", "Content-Type": "application/json"}


@pytest.mark.parametrize("endpoint", [name for name in ENDPOINTS if name not in OWN_WAY])
def test_the_manuals_request_is_what_the_client_sends(endpoint: str):
    example = dict(ENDPOINTS[endpoint]["example"].get("request") or {})
    if endpoint == "CreateAudioFile":
        assert example.pop("encoding") == ""  # an empty parameter says nothing
    request = REQUESTS[endpoint]

    assert request.problems() == []
    assert request.params() == {**example, **DEFAULTS.get(endpoint, {})}


def test_a_list_goes_as_objects_with_the_examples_values():
    example = ENDPOINTS["CreateDestinationBase"]["example"]["request"]
    sent = REQUESTS["CreateDestinationBase"].params()

    assert {**sent, "datajson": None} == {**example, "datajson": None}
    assert [list(row.values()) for row in sent["datajson"]] == [
        [cell.strip() for cell in row] for row in example["datajson"]
    ]


def test_the_id_of_a_sound_stands_in_the_address():
    request, example = REQUESTS["PlayAudioFile"], ENDPOINTS["PlayAudioFile"]["example"]
    outgoing = sansio.build(request, "https://host/api/v2/", BearerAuth("x"))

    assert example["query_params"]["cdw_file"] == "tf187515162"
    assert outgoing.url == "https://host/api/v2/PlayAudioFile?cdw_file=tf187515162"
    assert outgoing.body == b"{}"


@pytest.mark.parametrize(
    "endpoint",
    [
        n
        for n in ENDPOINTS
        if "response" in ENDPOINTS[n]["example"] and n != "CreateDestinationBase"
    ],
)
def test_the_manuals_answer_is_read_and_kept(endpoint: str):
    body = ENDPOINTS[endpoint]["example"]["response_raw"].encode()
    answer = sansio.Incoming(status=200, content_type="application/json", body=body)

    result = sansio.decode(REQUESTS[endpoint], answer)

    assert result.raw == json.loads(body)


@pytest.mark.parametrize("endpoint", ENDPOINTS)
async def test_the_manuals_request_works_by_hand(endpoint: str):
    example = ENDPOINTS[endpoint]["example"]
    body = (example.get("request_raw") or "").encode()
    query = {name: value or "" for name, value in (example.get("query_params") or {}).items()}
    sandbox = await start_sandbox(clock=SandboxClock(turned=True))
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.post(
                sandbox.base_url + endpoint, data=body, params=query, headers=HEADERS
            ) as answer,
        ):
            raw = await answer.read()
            label = example.get("response_label")
            assert answer.status == (int(label) if str(label).isdecimal() else 200), raw
            kind = answer.content_type
    finally:
        await sandbox.close()
    if endpoint == "PlayAudioFile":
        assert kind == "audio/mpeg"
        assert raw[:3] == b"ID3" or raw[0] == 0xFF
    else:
        assert_same_shape(endpoint, json.loads(raw))


def assert_same_shape(endpoint: str, said: dict[str, Any]) -> None:
    """Every key of the manual's example, blanks included and in its order, and the OK."""
    assert (said["return"]["status"], said["return"]["status_code"]) == ("OK", "0")
    printed = ENDPOINTS[endpoint]["example"].get("response")
    if printed is None or endpoint in ("CreateDestinationBase", "GetCallStatus"):
        return
    assert list(said["return"]) == list(printed["return"])
    for key, rows in printed.items():
        if isinstance(rows, list):
            assert said[key] == rows
