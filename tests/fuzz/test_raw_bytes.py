"""Bytes that no client would send, on real sockets: whatever comes, the program answers others."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import aiohttp
import pytest

from tests.fuzz.program import Served, served_program

PATIENCE = 15.0  # seconds until an answer, or the end of the connection, must have come
SOON = 0.2  # seconds that are given to what needs no answer
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
HOSTILE = [
    b"\0" * 1000,
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /healthz\r\n\r\n",
    b"\r\n" * 5000,
    b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /%00%ff%c0%ae/..%2f HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /chat HTTP/1.1\r\nHost: a\r\nCookie: ramal_session=\xff\x80;;=;\r\n\r\n",
    b"GET /chat HTTP/1.1\r\nHost: a\r\n"
    + b"".join(b"X-%d: 1\r\n" % n for n in range(5000))
    + b"\r\n",
    b"GET /chat HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 50_000 + b"\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: [::1\r\n\r\n",
    b"GET http://[/ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200,
]
BODIES = [
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"9" * 100_000,
    b'{"text":"\\ud800\\u0000","as":"ana","key":1e400,"alerts":[{"labels":{"a":"\\udfff"}}]}',
    b'{"as":"ana","text":"oi","key":' + b"9" * 5000 + b"}",
    b"\xff\xfe\xfd",
    b"{}" + b" " * 200_000,
    b'{"update_id":1e999,"message":{"chat":{"id":' + b"9" * 400 + b"}}}",
    b'{"visit":"aaaaaaaaaaaaaaaaaaaa","turn":"t","number":"\\ud800","when":"0001-01-01T00:00:00+14:00"}',
]
TYPES = [
    b"application/json",
    b"text/plain; charset=utf-7",
    b"a/b; charset=\xff",
    b"multipart/form-data",
    b"multipart/form-data; boundary=x",
    b"application/x-www-form-urlencoded; charset=nonsense",
]
FRAMES = [
    b"\x81\xfe\xff\xff" + b"\0" * 100,
    b"\x83\x80\0\0\0\0",
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" + b"\0" * 50,
    b"\x81\x82\0\0\0\0\xff\xfe",
    b"\x88\x81\0\0\0\0\x01",
]
TEXTS = [
    "[" * 20_000,
    "{}",
    '{"type":"say","text":"\\ud800","key":1e999}',
    "9" * 9_000,
    '{"type":[]}',
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served_program(tmp_path_factory.mktemp("raw")) as served:
        yield served


def said(program: Served, raw: bytes, patience: float = PATIENCE) -> bytes:
    """The beginning of what comes back for these bytes; nothing where the line is cut."""
    port = int(program.root.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        try:
            line.sendall(raw)
            return line.recv(65536)
        except ConnectionError:
            return b""


def broken(program: Served, raw: bytes) -> bytes:
    """The same for what may be no whole request: nobody need answer it, and we go on."""
    try:
        return said(program, raw, SOON)
    except TimeoutError:
        return b""


def lives(program: Served) -> bool:
    """Whether the program answers others."""
    return said(program, HEALTH).startswith(b"HTTP/1.1 200")


def addresses(program: Served) -> list[tuple[str, str]]:
    """Every address that takes a body, with what lets it in."""
    secrets = program.secrets
    return [
        ("/alert/prometheus", secrets["alert"]),
        ("/alert/kuma", secrets["kuma"]),
        ("/alert/curl", secrets["text"]),
        ("/api/say", secrets["say"]),
        ("/api/say/note", secrets["say"]),
        (f"/velip/{secrets['velip']}", ""),
        (f"/telegram/{secrets['telegram']}", ""),
        ("/callback/loja", ""),
        ("/callback/loja/say", "x"),
        ("/login/" + "x" * 30, ""),
        ("/logout", ""),
    ]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_request(program: Served, raw: bytes) -> None:
    assert not broken(program, raw).startswith(b"HTTP/1.1 5")
    assert lives(program)


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_bodies_of_every_type_at_every_address(program: Served, number: int) -> None:
    body = BODIES[number]
    for path, bearer in addresses(program):
        for kind in TYPES:
            head = (
                f"POST {path} HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nConnection: close\r\n"
                f"Authorization: Bearer {bearer}\r\nContent-Length: {len(body)}\r\n"
                f"X-Telegram-Bot-Api-Secret-Token: {program.secrets['telegram-header']}\r\n"
            )
            raw = head.encode() + b"Content-Type: " + kind + b"\r\n\r\n" + body
            first = said(program, raw).partition(b"\r\n")[0]
            assert first.startswith((b"HTTP/1.1 2", b"HTTP/1.1 4")), (
                path.split("/")[1],
                kind,
                first,
            )


@pytest.mark.parametrize(
    "rest",
    [
        b"zz\r\nabc\r\n0\r\n\r\n",
        b"-1\r\n\r\n",
        b"ffffffffffffffffffff\r\na\r\n",
        b"5\r\nabc",
        b"1;" + b"x" * 20_000 + b"\r\na\r\n0\r\n\r\n",
        b"\0\r\n",
    ],
)
def test_chunked_nonsense(program: Served, rest: bytes) -> None:
    for path, bearer in addresses(program):
        head = (
            f"POST {path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
            f"Authorization: Bearer {bearer}\r\nContent-Type: application/json\r\n\r\n"
        )
        assert not broken(program, head.encode() + rest).startswith(b"HTTP/1.1 5"), path.split("/")[
            1
        ]
    assert lives(program)


async def test_frames_of_the_web_socket(program: Served) -> None:
    """Texts that are no message, and bytes that are no frame: others are served all the same."""
    link = f"{program.root}/login/{program.secrets['login']}"
    async with aiohttp.ClientSession() as http:
        async with http.post(link, allow_redirects=False) as answer:
            cookie = answer.cookies["ramal_session"].value  # for https alone, and this is not
        headers = {"Origin": program.root, "Cookie": f"ramal_session={cookie}"}
        for text in TEXTS:
            async with http.ws_connect(f"{program.root}/chat/ws", headers=headers) as page:
                await page.send_str(text)
                await page.send_str(json.dumps({"type": "say", "text": "oi", "key": "k"}))
        for frame in FRAMES:
            async with http.ws_connect(f"{program.root}/chat/ws", headers=headers) as page:
                assert page._response.connection is not None
                transport = page._response.connection.transport
                assert transport is not None
                transport.write(frame)
        async with http.get(f"{program.root}/chat", headers=headers) as answer:
            assert answer.status == 200
