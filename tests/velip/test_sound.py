"""A sound on its way: bounded, within its deadline, and closed however the block ends."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

import velip.sound
from tests.velip.platform import Deadline, Platform, Reply, Watch, raw
from velip import BadAnswer, Client, PlayAudioFile

MP3 = bytes(range(256)) * 1024  # 256 KiB: several chunks
SOUND = raw(MP3, kind="audio/mpeg")
STORED = PlayAudioFile(cdw_file="tf187515162")


async def all_of(client: Client) -> bytes:
    async with client.play_audio_file(STORED) as sound:
        return await sound.read()


@pytest.fixture(autouse=True)
async def nothing_stays_open(session: aiohttp.ClientSession) -> AsyncIterator[None]:
    yield
    assert session.connector is not None
    assert not session.connector._acquired


def announced(size: int, sent: bytes) -> Reply:
    """Promise `size` bytes, send fewer and hang up."""

    async def reply(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(
            headers={"Content-Type": "audio/mpeg", "Content-Length": str(size)}
        )
        await answer.prepare(request)
        await answer.write(sent)
        assert request.transport is not None
        request.transport.close()
        return answer

    return reply


async def unannounced(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": "audio/mpeg"})
    await answer.prepare(request)
    await answer.write(MP3)
    return answer


async def test_a_sound_cut_off_is_no_sound(client: Client, platform: Platform):
    platform.says(announced(100, b"ID3"))

    with pytest.raises(BadAnswer, match="ClientPayloadError"):
        await all_of(client)

    assert len(platform.heard) == 1  # some of it was heard already


async def test_an_empty_sound_is_no_sound(client: Client, platform: Platform):
    platform.says(raw(b"", kind="audio/mpeg"))

    with pytest.raises(BadAnswer, match="empty"):
        await all_of(client)


@pytest.mark.parametrize("reply", [SOUND, unannounced])
async def test_a_sound_is_read_as_far_as_its_bound(
    client: Client, platform: Platform, monkeypatch: pytest.MonkeyPatch, reply: Reply
):
    platform.says(reply)

    async with client.play_audio_file(STORED) as sound:
        assert await sound.read(len(MP3)) == MP3
    async with client.play_audio_file(STORED) as sound:
        with pytest.raises(BadAnswer, match="more than 1000 bytes"):
            await sound.read(1000)

    monkeypatch.setattr(velip.sound, "LARGEST_SOUND", 2000)
    async with client.play_audio_file(STORED) as sound:
        with pytest.raises(BadAnswer, match="more than 2000 bytes"):
            _ = [chunk async for chunk in sound]
    async with client.play_audio_file(STORED) as sound:
        with pytest.raises(BadAnswer, match="more than 2000 bytes"):
            await sound.read(len(MP3))


async def test_a_sound_that_does_not_begin_in_time(
    client: Client, platform: Platform, deadline: Deadline
):
    platform.says(deadline.passes)

    with pytest.raises(BadAnswer, match="deadline"):
        await all_of(client)

    assert deadline.seconds == [30.0]


async def test_a_sound_that_does_not_end_in_time(
    client: Client, platform: Platform, deadline: Deadline, watch: Watch
):
    async def begins(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "audio/mpeg"})
        await answer.prepare(request)
        await answer.write(b"ID3")
        await heard.wait()
        return await deadline.passes(request)

    heard = asyncio.Event()
    platform.says(begins)

    async with client.play_audio_file(STORED) as sound:
        chunks = aiter(sound)
        assert await anext(chunks) == b"ID3"
        watch.now += 12.0  # what the block takes counts
        asyncio.get_running_loop().call_soon(heard.set)
        with pytest.raises(BadAnswer, match="no whole sound within the deadline"):
            await anext(chunks)

    assert deadline.seconds == [30.0, 30.0, 18.0]


async def test_the_deadline_is_never_before_now(
    client: Client, platform: Platform, deadline: Deadline, watch: Watch
):
    platform.says(SOUND)

    async with client.play_audio_file(STORED) as sound:
        watch.now += 31.0
        await sound.read()

    assert deadline.seconds[1] == 0.0


@pytest.mark.parametrize("error", [TimeoutError, aiohttp.ClientError, OSError, KeyError])
@pytest.mark.parametrize("chunks", [0, 1])
async def test_what_fails_in_the_callers_block_stays_the_callers(
    client: Client, platform: Platform, error: type[Exception], chunks: int
):
    async def fails() -> None:
        async with client.play_audio_file(STORED) as sound:
            if not chunks:
                raise error("the disk is full")
            async for _ in sound:
                raise error("the disk is full")

    platform.says(SOUND)

    with pytest.raises(error, match="the disk is full"):
        await fails()
