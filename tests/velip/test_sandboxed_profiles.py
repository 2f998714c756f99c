"""The same client in both readings of the platform: what each of them does, and every refusal."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

import velip
from tests.velip.sandboxed import ANSWERS, IS_AWAY, Sandboxed, nothing, presses, sandboxed
from tests.velip.test_newer_refusals import ROWS
from velip import (
    PROFILES,
    BearerAuth,
    ChangeCampaign,
    Client,
    CreateCampaign,
    Destination,
    GetCallStatus,
    MakeSMS,
    MakeTTSCall,
)

DAY = date(2026, 3, 4)
ORDER = CreateCampaign(
    destinations=(Destination(number=presses(1)), Destination(number=IS_AWAY)), text="Você vem?",
    date_start=DAY, date_end=DAY, time_start=time(9), time_end=time(21), name="consulta",
)  # fmt: skip
ASKED: dict[str, Callable[[Client], Awaitable[Any]]] = {
    "GetCallStatus": lambda ask: ask.get_call_status(GetCallStatus(cp_id="210551")),
    "MakeTTSCall": lambda ask: ask.make_tts_call(MakeTTSCall(dest=ANSWERS, text="oi")),
    "MakeSMS": lambda ask: ask.make_sms(MakeSMS(dest=ANSWERS, text="oi")),
    "CreateCampaign": lambda ask: ask.create_campaign(ORDER),
    "ChangeCampaign": lambda ask: ask.change_campaign(ChangeCampaign(cp_id="210551", active=True)),
}


@pytest.fixture(params=PROFILES)
async def ours(request: pytest.FixtureRequest) -> AsyncIterator[Sandboxed]:
    async with sandboxed(request.param) as both:
        yield both


def newly(ours: Sandboxed) -> Client:
    """A client whom no refusal has silenced yet."""
    old = ours.client
    auth = BearerAuth("sandbox-contract")
    return Client(ours.customer.http, old.base_url, auth, profile=old.profile, sleep=nothing)


async def test_every_refusal_means_the_same_in_both(ours: Sandboxed):
    for endpoint, code, text, meaning in ROWS:
        queued = await ours.customer.post(
            "/sandbox/faults", endpoint=endpoint, fault=f"{code}:{text}", times="1"
        )
        assert queued.status == 200, queued.text

        with pytest.raises(velip.ApiError) as refused:
            await ASKED[endpoint](newly(ours))

        error = refused.value
        assert (error.code, error.text) == (code, text)
        assert type(error).__name__ == meaning.partition(".")[0]

    assert ours.customer.dialled == []


async def test_a_second_call_is_refused_in_the_newer_reading_alone(ours: Sandboxed):
    order = MakeTTSCall(dest=ANSWERS, text="oi")
    await ours.client.make_tts_call(order)

    if ours.client.profile.name == "docs":
        with pytest.raises(velip.DuplicateSuppressed):
            await ours.client.make_tts_call(order)
    else:
        assert (await ours.client.make_tts_call(order)).call_id


async def test_calls_come_page_by_page_to_the_end(ours: Sandboxed):
    for number in range(7):
        dest = f"551190000010{number}"
        await ours.client.make_tts_call(MakeTTSCall(dest=dest, text="oi", ctid=f"p{number}"))
    await ours.customer.pass_time(600)
    for maxreg in (0, 3):
        question = GetCallStatus(date_start=DAY, date_end=DAY, maxreg=maxreg)

        pages = [page async for page in ours.client.call_pages(question)]

        found = [call.ctid for page in pages for call in page.calls]
        if maxreg == 0 or ours.client.profile.name == "docs":
            assert sorted(found) == [f"p{number}" for number in range(7)]
            assert not any(page.truncated for page in pages)
        else:  # the manual has no cursor, and one day cannot be parted: the client says so
            assert (len(found), pages[-1].truncated) == (3, True)


async def test_a_call_is_found_by_its_id_however_it_is_written(ours: Sandboxed):
    placed = await ours.client.make_tts_call(MakeTTSCall(dest=ANSWERS, text="oi", ctid="meu"))
    await ours.customer.pass_time(600)

    for cd_id in (placed.call_id or "", f"c_{(placed.call_id or '').removeprefix('c_')}"):
        found = await ours.client.get_call(cd_id=cd_id)

        assert found is not None
        assert found.ctid == "meu"


async def test_a_campaign_that_asks(ours: Sandboxed):
    docs = ours.client.profile.name == "docs"
    order = replace(ORDER, cp_type=4, nans=1, dtime=7)

    made = await ours.client.create_campaign(order if docs else ORDER)

    found = await ours.client.get_campaign(made.campaign_id)
    assert found is not None
    assert found.destinations in (None, 2)
    assert bool(made.settings) is docs


async def test_a_campaign_that_is_ordered_twice_with_one_key(ours: Sandboxed):
    order = replace(ORDER, request_id="pedido-1234")

    first = await ours.client.create_campaign(order)
    again = await ours.client.create_campaign(order)

    once = ours.client.profile.name == "docs"
    assert (first.repeated, again.repeated) == (False, once)
    assert (first.campaign_id == again.campaign_id) is once


async def test_a_loop_with_a_wrong_token_does_not_get_the_address_banned(ours: Sandboxed):
    wrong = Client(ours.customer.http, ours.client.base_url, BearerAuth("nobody"), sleep=nothing)

    with pytest.raises(velip.AuthenticationError):
        await wrong.get_call_status(GetCallStatus(ctid="k3p"))
    for _ in range(30):
        with pytest.raises(velip.CircuitOpen):
            await wrong.get_call_status(GetCallStatus(ctid="k3p"))

    assert await ours.client.get_call(ctid="k3p") is None
