from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web

from bot.channels.telegram.webhook import LARGEST
from domain.chat import Text
from tests.bot.channels.telegram.telegram_world import SECRET, World, world
from tests.emulated.serving import serving
from tests.emulated.telegram import SECRET_HEADER
from tests.emulated.telegram_faults import BAD_GATEWAY


@asynccontextmanager
async def pushed(*, started: bool = True) -> AsyncIterator[tuple[World, str]]:
    """A channel with a webhook, and the root at which it listens in truth."""
    async with world(webhook_url="https://ramal.test", webhook_secret=SECRET) as one:
        app = web.Application()
        app.add_routes(one.channel.routes())
        if started:
            await one.channel.start()
        async with serving(app) as root:
            yield one, root


async def post(one: World, root: str, body: bytes, **headers: str) -> int:
    path = urlsplit(one.telegram.webhook["url"]).path
    given = {SECRET_HEADER: one.telegram.webhook["secret_token"], **headers}
    async with (
        aiohttp.ClientSession() as session,
        session.post(root + path, data=body, headers=given) as answer,
    ):
        return answer.status


async def test_without_a_webhook_there_is_no_address():
    async with world() as one:
        assert one.channel.routes() == []


async def test_what_is_pushed_is_stored_before_it_is_acknowledged():
    async with pushed() as (one, root):
        await one.telegram.type("oi")

        assert await one.telegram.deliver(root) == [200]

        assert [said.content for said in one.memory.said] == [Text("oi")]
        assert one.telegram.calls("getUpdates") == []


async def test_what_cannot_be_stored_is_not_acknowledged_and_comes_again(capsys):
    async with pushed() as (one, root):
        await one.telegram.type("oi")
        one.memory.broken = True
        assert await one.telegram.deliver(root) == [503]

        one.memory.broken = False
        assert await one.telegram.deliver(root) == [200]

        assert len(one.memory.said) == 1
        assert "Ligue para a Ana" not in "".join(capsys.readouterr())


async def test_what_is_pushed_twice_is_heard_once():
    async with pushed() as (one, root):
        await one.telegram.type("oi")
        (update,) = one.telegram.pending
        await one.telegram.deliver(root)
        one.telegram.pending.append(update)

        assert await one.telegram.deliver(root) == [200]

        assert len(one.memory.said) == 1


async def test_before_the_bot_knows_who_it_is_telegram_is_asked_to_come_again():
    async with pushed(started=False) as (one, root):
        one.telegram.fail("getMe", BAD_GATEWAY)
        await one.channel.start()
        one.telegram.webhook = {
            "url": one.channel._webhook.url,
            "secret_token": one.channel._webhook.token,
        }
        await one.telegram.type("oi")

        assert await one.telegram.deliver(root) == [503]
        await one.channel.step_now()

        assert await one.telegram.deliver(root) == [200]


@pytest.mark.parametrize("token", ["", "wrong", "\xe9"])
async def test_a_wrong_token_finds_nothing(token):
    async with pushed() as (one, root):
        assert await post(one, root, b'{"update_id": 1}', **{SECRET_HEADER: token}) == 404

        assert (one.memory.said, one.memory.unread) == ([], [])


async def test_a_wrong_path_finds_nothing():
    async with pushed() as (one, root):
        one.telegram.webhook["url"] = "https://ramal.test/telegram/wrong"

        assert await post(one, root, b'{"update_id": 1}') == 404


async def test_a_body_beyond_measure_is_refused():
    async with pushed() as (one, root):
        assert await post(one, root, b"x" * (LARGEST + 1)) == 413
        assert one.memory.unread == []


@pytest.mark.parametrize("body", [b"not JSON", b"\xff", b"", b"[]"])
async def test_a_body_that_is_no_update_is_kept(body):
    async with pushed() as (one, root):
        assert await post(one, root, body) == 200

        assert len(one.memory.unread) == 1


async def test_a_step_only_looks_whether_telegram_still_answers():
    async with pushed() as (one, _):
        assert await one.channel.step() is False
        assert one.clock.rested == [25]
        assert one.channel.up

        one.telegram.fail("getMe", BAD_GATEWAY)
        await one.channel.step()
        assert not one.channel.up

        await one.channel.step()
        assert one.channel.up
        assert await one.channel.step_now() is False
