"""Malformed bodies and headers at every door of the whole program: told in 4xx, never a fault."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.emulated.telegram import SECRET_HEADER, EmulatedTelegram
from tests.stories.world import SAY_TOKEN, World

DEEP = b"[" * 60_000
ODD = (
    DEEP,
    b'{"text":' + DEEP,
    b'{"text":"oi","seconds":' + b"9" * 5_000 + b"}",
    b'{"text":NaN}',
    b'{"text":"oi","text":"tchau"}',
    b"[]",
    b"7",
    b"\xff\xfe",
    b"",
)
FORM = {"name": "Lia", "number": "11 99206-9730", "why": "", "visit": "0" * 32, "turn": "0"}
MOMENTS = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-12-01T10:00+99:00")


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"callback_doors": "loja"}


async def post(story: World, path: str, body: bytes, **headers: str) -> tuple[int, str]:
    headers = {"Content-Type": "application/json", "Origin": story.root, **headers}
    async with story.http.post(story.root + path, data=body, headers=headers) as answer:
        return answer.status, await answer.text()


async def raw(story: World, head: bytes, body: bytes = b"") -> int:
    """What no client of ours would send; the status of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", story.program.server.port)
    host = f"127.0.0.1:{story.program.server.port}".encode()
    lines = (head, b"Host: " + host, b"Origin: http://" + host, b"Connection: close")
    writer.write(b"\r\n".join((*lines, b"Content-Length: %d" % len(body), b"", body)))
    status = int((await reader.readline()).split()[1])
    writer.close()
    await writer.wait_closed()
    return status


@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
async def test_the_terminals_door_takes_json_objects_alone(story: World, body: bytes) -> None:
    """60,000 brackets were a RecursionError, so a 500."""
    with capture_logs() as logs:
        told = await post(story, "/api/say", body, Authorization=f"Bearer {SAY_TOKEN}")
    assert told[0] == 400
    assert json.loads(told[1])["error"]
    assert not [line for line in logs if line["event"] == "http.failed"]


@pytest.mark.parametrize("path", ["/api/say/lines?after=%s", "/api/say/lines?inbound=%s"])
@pytest.mark.parametrize("number", ["9" * 30, "9" * 5_000, "-1", "x", "²"])
async def test_a_lines_number_is_one_that_a_column_holds(
    story: World, path: str, number: str
) -> None:
    headers = {"Authorization": f"Bearer {SAY_TOKEN}"}
    async with story.http.get(story.root + path % number, headers=headers) as answer:
        assert answer.status == 400


@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("path", ["/callback/loja", "/callback/loja/say"])
async def test_the_callback_pages_doors_take_json_objects_alone(
    story: World, path: str, body: bytes
) -> None:
    assert (await post(story, path, body))[0] in (400, 401)


@pytest.mark.parametrize("when", MOMENTS)
async def test_a_moment_at_the_calendars_end_is_no_time(story: World, when: str) -> None:
    """Both ends were an OverflowError, so a 500 without any login."""
    told = await post(story, "/callback/loja", json.dumps({**FORM, "when": when}).encode())
    assert told == (400, "That is no time.")


async def test_half_characters_and_zero_bytes_are_nobodys_fault(story: World) -> None:
    form = json.dumps({**FORM, "name": "L\ud83dia\0", "why": "\udc00\0"}).encode()
    assert (await post(story, "/callback/loja", form))[0] == 200
    said = json.dumps({"as": "bia", "text": "oi\ud83d\0", "key": "k\0\ud800", "locale": "\ud800"})
    token = {"Authorization": f"Bearer {SAY_TOKEN}"}
    assert (await post(story, "/api/say", said.encode(), **token))[0] == 200
    await story.settle()
    assert len(await story.heard("bia")) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"GET /chat HTTP/1.1\r\nCookie: ramal_session=\xff\xed\xa0\x80",
        b"GET /chat HTTP/1.1\r\nAccept-Language: \xff\xed\xa0\x80",
        b"GET /alerts HTTP/1.1\r\nCookie: ramal_session=\xff",
        b"GET /login/abc HTTP/1.1\r\nAccept-Language: \xff",
        b"POST /login/abc HTTP/1.1\r\nCookie: \xff",
        b"GET /callback/loja/lines HTTP/1.1\r\nAuthorization: Bearer \xff.\xff",
        b"POST /callback/loja/say HTTP/1.1\r\nAuthorization: Bearer \xff\r\nAccept-Language: \xff",
        b"GET /chat/sound/1 HTTP/1.1\r\nRange: bytes=\xff\r\nCookie: ramal_session=\xff",
        b"POST /chat/note?key=%ED%A0%80&seconds=%FF HTTP/1.1\r\nCookie: ramal_session=%FF",
        b"POST /telegram/%FF%00 HTTP/1.1\r\nX-Telegram-Bot-Api-Secret-Token: \xff",
        b"POST /alert/none/%00%FF HTTP/1.1\r\nAuthorization: Bearer \xff",
        b"GET /heartbeat/none HTTP/1.1\r\nAuthorization: \xff",
        b"GET /velip/%FF/%00 HTTP/1.1\r\nX-Forwarded-For: \xff",
        b"GET /callback/%00 HTTP/1.1",
        b"GET /alerts/%EF%BC%91%EF%BC%91/data HTTP/1.1",
    ],
)
async def test_odd_bytes_in_headers_are_refused(story: World, line: bytes) -> None:
    assert (await raw(story, line)) < 500


async def test_odd_bytes_of_a_visitor_who_asks(story: World) -> None:
    head = (
        b"POST /callback/loja HTTP/1.1\r\nContent-Type: application/json\r\nAccept-Language: \xff"
    )
    assert await raw(story, head, json.dumps(FORM).encode()) == 200


class TestTheWebhook:
    """Telegram's own door, with both of its secrets."""

    @pytest.fixture
    def changes(self, telegram: EmulatedTelegram) -> dict[str, Any]:
        return {
            "telegram_token": telegram.token,
            "telegram_api_url": telegram.url,
            "telegram_webhook": True,
            "public_url": "https://ramal.example",
        }

    @pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
    async def test_what_cannot_be_read_is_stored_and_does_not_come_again(
        self, story: World, telegram: EmulatedTelegram, body: bytes
    ) -> None:
        """60,000 brackets were a RecursionError, so a 500, after which Telegram sends it again."""
        await story.settle()
        path = "/telegram/" + telegram.webhook["url"].rpartition("/")[2]
        secret = {SECRET_HEADER: telegram.webhook["secret_token"]}
        assert await post(story, path, body, **secret) == (200, "ok")
