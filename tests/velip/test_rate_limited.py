"""Asked too often: the platform refused, so nothing was done; and how long it asks to wait."""

from __future__ import annotations

import pytest
from aiohttp import web

from tests.velip.platform import Platform, Reply, envelope, page
from velip import Client, GetCallStatus, GetUserID, MakeSMS, MakeTTSCall, RateLimited
from velip.envelopes import LONGEST_WAIT, retry_after

SAID = "Rate limit exceeded: 200 list requests per hour"


def asks_to_wait(reply: Reply, **headers: str) -> Reply:
    async def answer(request: web.Request) -> web.StreamResponse:
        said = await reply(request)
        said.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
        return said

    return answer


@pytest.mark.parametrize(
    "reply", [envelope(SAID, "429", http=429), page(http=429), envelope(SAID, "429", http=200)]
)
async def test_an_order_that_was_refused_for_its_rate_was_not_dialled(
    client: Client, platform: Platform, reply: Reply
) -> None:
    platform.says(reply)
    with pytest.raises(RateLimited):
        await client.make_tts_call(MakeTTSCall(dest="5511938421234", text="Olá", ctid="k3p"))
    with pytest.raises(RateLimited):
        await client.make_sms(MakeSMS(dest="5511938421234", text="Olá", ctid="k3q"))
    assert len(platform.heard) == 2, "nothing is asked again by itself"


async def test_a_question_is_not_repeated_and_says_how_long_to_wait(
    client: Client, platform: Platform
) -> None:
    platform.says(asks_to_wait(envelope(SAID, "429", http=429), Retry_After="754"))
    with pytest.raises(RateLimited) as refused:
        await client.get_call_status(GetCallStatus(ctid="k3p"))
    assert (refused.value.retry_after, refused.value.text) == (754.0, SAID)
    assert len(platform.heard) == 1


async def test_other_endpoints_go_on(client: Client, platform: Platform) -> None:
    platform.says(envelope(SAID, "429", http=429), envelope(cd_id="1"), envelope(cd_id="2"))
    with pytest.raises(RateLimited):
        await client.get_call_status(GetCallStatus(ctid="k3p"))
    await client.make_tts_call(MakeTTSCall(dest="5511938421234", text="Olá", ctid="k3p"))


async def test_another_refusal_under_429_keeps_its_own_meaning(
    client: Client, platform: Platform
) -> None:
    platform.says(envelope("Invalid Token", "102", http=429))
    with pytest.raises(Exception, match="102"):
        await client.get_user_id(GetUserID())


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30.0),
        ({"Retry-After": "99999999999"}, LONGEST_WAIT),
        ({"Retry-After": "-1"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "٣"}, None),
        ({}, None),
        (
            {
                "Date": "Mon, 30 Nov 2026 12:00:00 GMT",
                "Retry-After": "Mon, 30 Nov 2026 12:05:00 GMT",
            },
            300.0,
        ),
        ({"Retry-After": "Mon, 30 Nov 2026 12:05:00 GMT"}, None),
        (
            {
                "Date": "Mon, 30 Nov 2026 12:00:00 GMT",
                "Retry-After": "Mon, 30 Nov 2026 11:05:00 GMT",
            },
            0.0,
        ),
    ],
)
def test_the_wait_is_read_as_seconds_or_as_a_date(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after(headers) == seconds
