"""When no answer comes: what is asked again, and what is never sent twice."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

import velip
import velip.client
import velip.transport
from tests.velip.platform import (
    Deadline,
    Platform,
    Reply,
    Watch,
    document,
    envelope,
    half_an_answer,
    hang_up,
    page,
    raw,
    redirect,
)
from velip import (
    BadAnswer,
    BearerAuth,
    Client,
    GetCallStatus,
    GetUserID,
    MakeSMS,
    MakeTTSCall,
    NotSent,
    OutcomeUnknown,
)

CALL = MakeTTSCall(dest="5511938421234", text="Olá, João", ctid="k3p9w2x7q5m8n4t")
SMS = MakeSMS(dest="5511938421234", text="Já vou", ctid="sms1")
BY_TICKET = GetCallStatus(ctid="k3p9w2x7q5m8n4t")

USELESS: dict[str, Reply] = {
    "a page for people": page(),
    "an error page": page(http=502),
    "an error page, not found": page(http=404),
    "an envelope in a 500": envelope("OK", http=500),
    "a refusal in a 503": envelope("number invalid", "203", http=503),
    "no envelope": document({"calls": None}),
    "a list": document([{"return": {"status": "OK", "status_code": "0"}}]),
    "an envelope that is a text": document({"return": "OK"}),
    "no code": document({"return": {"status": "OK"}}),
    "a code that is no number": envelope("WR", "WR"),
    "OK beside a 400": envelope("OK", http=400),
    "code 0 beside an error text": envelope("number invalid", "0"),
    "nothing at all": raw(b""),
    "half an answer": half_an_answer,
    "a hang-up": hang_up,
    "a hundred thousand brackets": raw(b"[" * 100_000),
    "a redirect": redirect(302, "/elsewhere"),
    "a redirect that keeps the method": redirect(307, "/elsewhere"),
}


@pytest.mark.parametrize("order", ["make_tts_call", "make_sms"])
@pytest.mark.parametrize("reply", USELESS.values(), ids=USELESS)
async def test_an_order_without_a_usable_answer_is_unknown_and_never_sent_again(
    client: Client, platform: Platform, watch: Watch, order: str, reply: Reply
):
    platform.says(reply, envelope(cd_id="c_1", cdls_id="1"))
    send: Callable[[Any], Awaitable[object]] = getattr(client, order)
    request = CALL if order == "make_tts_call" else SMS

    with pytest.raises(OutcomeUnknown) as lost:
        await send(request)

    assert lost.value.ctid == request.ctid
    assert len(platform.heard) == 1
    assert watch.slept == []


@pytest.mark.parametrize("name", [each for each in USELESS if each != "an error page, not found"])
async def test_a_read_is_asked_again_until_it_is_answered(
    client: Client, platform: Platform, watch: Watch, name: str
):
    none = {"return": {"status": "OK", "status_code": "0"}, "calls": []}
    platform.says(USELESS[name], USELESS[name], document(none))

    assert (await client.get_call_status(BY_TICKET)).calls == ()
    assert len(platform.heard) == 3
    assert watch.slept == [0.25, 0.5]


async def test_a_read_gives_up_after_three_tries(client: Client, platform: Platform):
    platform.says(page(http=502))

    with pytest.raises(BadAnswer, match="HTTP 502"):
        await client.get_call_status(BY_TICKET)

    assert len(platform.heard) == 3


async def test_the_pauses_are_spread_by_the_jitter(
    platform: Platform, session: aiohttp.ClientSession, watch: Watch
):
    platform.says(hang_up)
    client = Client(session, platform.url, BearerAuth("t"), sleep=watch.sleep, jitter=lambda: 0.5)

    with pytest.raises(BadAnswer):
        await client.get_user_id(GetUserID())

    assert watch.slept == [0.375, 0.75]


async def test_a_call_on_a_connection_gone_stale_is_not_sent_again_by_aiohttp(
    client: Client, platform: Platform
):
    platform.says(envelope(cd_id="c_1"), hang_up, envelope(cd_id="c_2"))
    await client.make_tts_call(CALL)

    with pytest.raises(OutcomeUnknown, match="ServerDisconnectedError"):
        await client.make_tts_call(CALL)

    assert len(platform.heard) == 2


async def test_a_middleware_of_the_session_cannot_send_an_order_again(platform: Platform):
    async def twice(
        request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        await handler(request)
        return await handler(request)

    async with aiohttp.ClientSession(middlewares=(twice,), raise_for_status=True) as session:
        client = Client(session, platform.url, BearerAuth("t"))
        await client.make_tts_call(CALL)

    assert len(platform.heard) == 1


async def test_a_session_that_raises_for_a_status_does_not_hide_the_refusal(platform: Platform):
    platform.says(envelope("number invalid", "203", http=400))

    async with aiohttp.ClientSession(raise_for_status=True) as session:
        with pytest.raises(velip.InvalidDestination):
            await Client(session, platform.url, BearerAuth("t")).make_tts_call(CALL)


async def test_a_deadline_that_passes_after_the_order_left_is_unknown(
    client: Client, platform: Platform, deadline: Deadline
):
    platform.says(deadline.passes)

    with pytest.raises(OutcomeUnknown, match="deadline") as lost:
        await client.make_sms(SMS)

    assert lost.value.ctid == "sms1"
    assert deadline.seconds == [30.0]


async def test_one_deadline_covers_a_read_and_its_retries(
    client: Client, platform: Platform, deadline: Deadline
):
    platform.says(page(http=503), deadline.passes)

    with pytest.raises(BadAnswer, match="HTTP 503"):
        await client.get_call_status(BY_TICKET)

    assert len(platform.heard) == 2
    assert deadline.seconds == [30.0]


async def test_a_read_that_is_never_answered_says_so(
    client: Client, platform: Platform, deadline: Deadline
):
    platform.says(deadline.passes)

    with pytest.raises(BadAnswer, match="deadline"):
        await client.get_call_status(BY_TICKET)


async def test_an_order_nobody_listened_to_was_not_sent_and_is_left_to_the_caller(
    session: aiohttp.ClientSession, watch: Watch
):
    async with Platform().server() as gone:
        closed = str(gone.make_url("/api/v2/"))
    client = Client(session, closed, BearerAuth("t"), sleep=watch.sleep)

    with pytest.raises(NotSent) as unsent:
        await client.make_tts_call(CALL)

    assert unsent.value.endpoint == "MakeTTSCall"
    assert watch.slept == []
    with pytest.raises(NotSent):
        await client.get_call_status(BY_TICKET)
    assert len(watch.slept) == 2


class NeverConnects(aiohttp.TCPConnector):
    """Runs into its limit of time, as a full pool or a silent host does."""

    waited: float | None = None

    async def connect(self, *_: Any, **options: Any) -> Any:
        self.waited = options["timeout"].connect
        raise TimeoutError


async def test_a_connection_has_half_the_deadline_so_that_nothing_is_sent_too_late_to_hear_of(
    platform: Platform,
):
    connector = NeverConnects()
    async with aiohttp.ClientSession(connector=connector) as session:
        with pytest.raises(NotSent):
            await Client(session, platform.url, BearerAuth("t"), deadline=8.0).make_sms(SMS)

    assert connector.waited == 4.0
    assert platform.heard == []


async def test_a_closed_session_sends_nothing(platform: Platform):
    async with aiohttp.ClientSession() as session:
        client = Client(session, platform.url, BearerAuth("t"))

    with pytest.raises(NotSent, match="closed"):
        await client.make_tts_call(CALL)
