"""What is no HTTP is answered and counted, and nothing of it reaches the log or the answer."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from bot.wire.headers import ALWAYS
from tests.bot.http.desk import desk

BROKEN = (
    b"GET /alert/txt/SECRET HTTP/9.9\r\n\r\n",
    b"GET /alert/txt/SEC\0RET HTTP/1.1\r\nHost: x\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 SECRET",
    b"\0\0\0\0 SECRET\r\n\r\n",
    b"GET /alert/txt/SECRET HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    b"GET /alert/txt/SECRET HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
    b"POST /read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nSECRET\r\n\r\n",
)


async def test_broken_requests_are_one_line_a_minute_without_what_was_sent(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Before: ten lines each, with the request's line and a trace, so with the secret in it."""
    with capture_logs() as logs:
        async with desk() as here:
            for _ in range(10):
                for broken in BROKEN:
                    reader, writer = await here.open(broken)
                    told = await reader.read()
                    assert told.startswith((b"HTTP/1.0 400", b"HTTP/1.1 400"))
                    assert b"SECRET" not in told
                    writer.close()
    assert caplog.records == []
    assert "SECRET" not in str(logs)
    assert len(logs) <= 2 * len({str(line.get("error")) for line in logs})


async def test_an_answer_to_what_is_no_request_is_guarded_too() -> None:
    async with desk() as here:
        reader, writer = await here.open(BROKEN[0])
        told = (await reader.read()).decode()
        assert [f"{name}: {value}" in told for name, value in ALWAYS.items()] == [True] * 4
        writer.close()
