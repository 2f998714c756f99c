"""Requests that nobody can read: each gets a sentence, and harms no later one."""

import io
import json

import pytest

from sandbox.reading import MAX_SMALL_BODY
from tests.sandbox.caller import ORDINARY, TOKEN, WORDS, Customer, Reply, _reply
from tests.sandbox.uploads import post_bytes, upload

HALF = "lista \ud83d"
DEEP = b"[" * 100_000
LISTS = ("GetDestinationsList", "GetCampaignsList", "GetAudiosList")
FORM = "application/x-www-form-urlencoded"


async def send(customer: Customer, path: str, raw: bytes, kind: str) -> Reply:
    headers = TOKEN | {"Content-Type": kind}
    async with customer.http.post(
        customer.url(path), data=io.BytesIO(raw), headers=headers
    ) as answer:
        return await _reply(answer)


@pytest.mark.parametrize(
    "body",
    [
        {"name": HALF, "datajson": [ORDINARY]},
        {HALF: "x", "datajson": [ORDINARY]},
        {"name": "x", "datajson": [[ORDINARY, HALF]]},
        {"name": "x", "datajson": [{"number": ORDINARY, HALF: "x"}]},
        {"name": "x", "datajson": json.dumps([[ORDINARY, HALF]])},
        {"name": "x", "datajson": [[ORDINARY, HALF]], "filling": ["x" * MAX_SMALL_BODY]},
    ],
    ids=["name", "key", "nested", "nested key", "list as text", "large"],
)
async def test_half_a_character_is_refused_and_the_lists_still_answer(
    customer: Customer, body: dict[str, object]
) -> None:
    for endpoint in ("CreateDestinationBase", "CreateCampaign"):
        days = {"date_start": "2026-03-04", "date_end": "2026-03-04", "text": WORDS}
        hours = {"time_start": "08:00:00", "time_end": "20:00:00"}
        reply = await post_bytes(customer, endpoint, json.dumps(body | days | hours).encode())
        assert reply.verdict[:2] == (400, "900")
        assert reply.head["status"].startswith("sandbox: ")
    for endpoint in LISTS:
        assert (await customer.ask(endpoint)).head["status_code"] == "0"


async def test_half_a_character_in_a_form_is_refused_too(customer: Customer) -> None:
    reply = await send(
        customer, "/api/v2/MakeSMS", b"text=%2BADe-&a=+2D0-", f"{FORM}; charset=utf-7"
    )
    assert reply.verdict[:2] == (400, "900")


async def test_a_whole_character_beyond_the_basic_plane_is_fine(customer: Customer) -> None:
    reply = await customer.ask("CreateDestinationBase", name="lista 😀", datajson=[ORDINARY])
    assert reply.head["status_code"] == "0"
    assert "lista 😀" in (await customer.ask("GetDestinationsList")).text


async def test_a_fault_of_strange_bytes_is_answered(customer: Customer) -> None:
    headers = TOKEN | {"X-Sandbox-Fault": "777:\udcff"}
    reply = await customer.ask("GetUserID", headers=headers)
    assert reply.verdict[:2] == (400, "777")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (DEEP, "application/json"),
        (b'{"a": ' + DEEP, "application/json"),
        (b'{"a": "' + b"x" * MAX_SMALL_BODY + b'", "b": ' + DEEP, "application/json"),
        (b"no boundary", "multipart/form-data"),
        (b"no start", "multipart/form-data; boundary=b"),
        (b"--b\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b"),
        (b"--b\r\nbad header\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b"),
        (b"name=x", f"{FORM}; charset=klingon"),
        (b"name=\xff", FORM),
    ],
    ids=["deep", "deep field", "deep large", "bare", "start", "nameless", "header", "set", "byte"],
)
async def test_a_body_that_nobody_can_read_gets_a_sentence(
    customer: Customer, raw: bytes, kind: str
) -> None:
    reply = await send(customer, "/api/v2/CreateDestinationBase", raw, kind)
    assert reply.verdict[:2] == (400, "900")
    if len(raw) < MAX_SMALL_BODY:
        reply = await send(customer, "/sandbox/clock", raw, kind)
        assert reply.status == 400
        assert reply.text.startswith("sandbox: the body is ")


async def test_the_control_takes_a_megabyte(customer: Customer) -> None:
    reply = await send(customer, "/sandbox/clock", b"x" * (MAX_SMALL_BODY + 1), "text/plain")
    assert reply.status == 413


async def test_a_file_may_be_called_anything_that_can_be_written(customer: Customer) -> None:
    reply = await upload(
        customer,
        "CreateDestinationBase",
        ORDINARY.encode(),
        field="file",
        file="lista ação 😀.csv",
    )
    assert reply.head["num_dest"] == "1"


@pytest.mark.parametrize("keys", ["1" * 13, "12a", " ", "١"])
async def test_a_phone_presses_only_so_many_keys(customer: Customer, keys: str) -> None:
    reply = await customer.post(f"/sandbox/phones/{ORDINARY}", behaviour="answer", keys=keys)
    assert (reply.status, reply.body["problem"]) == (400, "keys are at most 12 of 0-9, * and #")


async def test_the_newer_docs_names_are_understood(customer: Customer) -> None:
    sent = await customer.ask("MakeSMS", dest=ORDINARY, message="oi")
    assert sent.head["status_code"] == "0"
    assert customer.sandbox.platform.ledger[0].text == "oi"
    for name in ("phone", "tel", "telefone", "numero"):
        people = [{name: ORDINARY, "nome": "Ana", "cod_cli": "7"}]
        reply = await customer.ask("CreateDestinationBase", datajson=people)
        base = customer.sandbox.platform.bases.find(reply.head["cdlc_id"])
        assert base is not None
        assert base.destinations[0][:3] == (ORDINARY, "Ana", "7")


async def test_of_two_names_for_one_field_the_first_that_says_something_holds(
    customer: Customer,
) -> None:
    people = [{"number": "", "telefone": ORDINARY, "numero": "12"}]
    reply = await customer.ask("CreateDestinationBase", datajson=people)
    assert reply.head["num_dest"] == "1"
