"""The newer documents' reading, end to end: their client against their platform."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

import velip
from tests.contract.asked import METHODS, REQUESTS
from tests.contract.facts import ENDPOINTS
from tests.contract.far_sides import nothing, running_sandbox
from velip import DOCS, BearerAuth, ChangeCampaign, Client

ODD = frozenset({"ChangeCampaign"})  # its example's days lie in the past of a campaign of its own


@pytest.fixture
async def modern() -> AsyncIterator[Client]:
    async with running_sandbox() as side, aiohttp.ClientSession() as session:
        address = side.url.replace("/api/v2/", "/sandbox/profile")
        async with session.post(address, json={"profile": "docs"}) as said:
            assert said.status == 200
        yield Client(session, side.url, BearerAuth("sandbox-x"), profile=DOCS, sleep=nothing)


@pytest.mark.parametrize("endpoint", [name for name in ENDPOINTS if name not in ODD])
async def test_every_request_is_accepted(modern: Client, endpoint: str):
    assert await METHODS[endpoint](modern, REQUESTS[endpoint])


async def test_a_change_is_read_back_and_a_second_one_changes_nothing(modern: Client):
    slower = ChangeCampaign(cp_id="210580", per_minute=20)

    first = await modern.change_campaign(slower)
    again = await modern.change_campaign(slower)

    assert (first.campaign.per_minute, again.campaign.per_minute) == (20, 20)


async def test_every_destination_arrives(modern: Client):
    stored = await modern.create_destination_base(REQUESTS["CreateDestinationBase"])

    assert (stored.count, stored.differs) == (3, False)


async def test_calls_come_page_by_page(modern: Client):
    for number in range(5):
        await modern.make_tts_call(
            velip.MakeTTSCall(dest=f"551190000001{number}", text="Olá", ctid=f"pagina{number}")
        )
    root = modern.base_url.replace("/api/v2/", "/sandbox/clock")
    async with modern.session.post(root, json={"advance": "120"}) as said:
        assert said.status == 200
    today = datetime.now(UTC).date()
    period = velip.GetCallStatus(
        date_start=today - timedelta(days=1), date_end=today + timedelta(days=1), maxreg=2
    )

    pages = [page async for page in modern.call_pages(period)]

    assert [len(page.calls) for page in pages] == [2, 2, 1]
    assert {call.ctid for page in pages for call in page.calls} == {
        f"pagina{number}" for number in range(5)
    }
