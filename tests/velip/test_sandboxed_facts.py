"""What the platform's newest documents enforce, met over a real socket by the client."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

import velip
from tests.velip.sandboxed import ANSWERS, IS_AWAY, Sandboxed, sandboxed
from velip import (
    BearerAuth,
    Client,
    GetCallStatus,
    GetTTSVoices,
    GetUserID,
    MakeSMS,
    MakeTTSCall,
    TokenIssuer,
)

DAY = date(2026, 3, 4)
TODAY = GetCallStatus(date_start=DAY - timedelta(days=1), date_end=DAY + timedelta(days=1))


@pytest.fixture
async def newest() -> AsyncIterator[Sandboxed]:
    async with sandboxed("docs") as both:
        yield both


def call(ctid: str, dest: str = ANSWERS, **more: object) -> MakeTTSCall:
    return MakeTTSCall(dest=dest, text="Bom dia, aqui é a Ana.", ctid=ctid, **more)


async def test_lists_and_lookups_have_quotas_of_their_own(newest: Sandboxed):
    for _ in range(200):
        await newest.client.get_call_status(TODAY)

    with pytest.raises(velip.RateLimited) as limited:
        await newest.client.get_call_status(TODAY)

    assert limited.value.retry_after is not None
    assert 0 < limited.value.retry_after <= 3600
    assert await newest.client.get_call(ctid="ninguem") is None
    await newest.client.make_tts_call(call("vai"))
    await newest.customer.pass_time(limited.value.retry_after)
    await newest.client.get_call_status(TODAY)


async def test_lookups_end_at_the_days_quota(newest: Sandboxed):
    for _ in range(500):
        await newest.client.get_call(ctid="ninguem")

    with pytest.raises(velip.RateLimited, match="429"):
        await newest.client.get_call(ctid="ninguem")

    assert (await newest.client.get_call_status(TODAY)).calls == ()


async def test_numbers_are_masked_but_for_who_knows_the_ticket(newest: Sandboxed):
    record = await newest.outcome(call("meu"))

    listed = await newest.client.get_call_status(TODAY)
    by_id = await newest.client.get_call(cd_id=record.call_id or "")

    assert (record.dest, record.numbers_masked) == (ANSWERS, False)
    assert listed.numbers_masked
    assert [(each.dest, each.ctid) for each in listed.calls] == [(None, "meu")]
    assert by_id is not None
    assert (by_id.dest, by_id.dest_masked) == (None, f"xxxxx{ANSWERS[-3:]}")
    assert ANSWERS not in str(listed.raw)


async def test_an_address_that_is_not_registered_is_warned_and_later_refused(newest: Sandboxed):
    assert (await newest.client.get_call_status(TODAY)).warning
    said = await newest.customer.post("/sandbox/switches", required_addresses="1")
    assert said.status == 200

    with pytest.raises(velip.UnregisteredAddress):
        await newest.client.get_call_status(TODAY)

    assert await newest.client.get_call(ctid="ninguem") is None
    assert (await newest.client.make_tts_call(call("vai"))).call_id


async def test_a_second_call_within_ten_seconds_is_refused_and_not_unknown(newest: Sandboxed):
    await newest.client.make_tts_call(call("um"))
    with pytest.raises(velip.DuplicateSuppressed) as refused:
        await newest.client.make_tts_call(call("dois"))

    assert (refused.value.code, type(refused.value)) == (244, velip.DuplicateSuppressed)
    assert await newest.client.get_call(ctid="dois") is None
    assert (await newest.client.make_tts_call(call("tres", httpdup=0))).call_id
    await newest.customer.pass_time(10)
    assert (await newest.client.make_tts_call(call("quatro"))).call_id


async def test_a_second_sms_within_ten_seconds_is_refused(newest: Sandboxed):
    await newest.client.make_sms(MakeSMS(dest=ANSWERS, text="oi"))

    with pytest.raises(velip.DuplicateSuppressed):
        await newest.client.make_sms(MakeSMS(dest=ANSWERS, text="oi"))

    assert (await newest.client.make_sms(MakeSMS(dest=ANSWERS, text="oi", httpdup=0))).sms_id


async def test_a_night_has_its_measure_of_sms(newest: Sandboxed):
    await newest.customer.pass_time(6 * 3600)  # 22:15 in São Paulo
    night = MakeSMS(dest=ANSWERS, text="boa noite", httpdup=0)
    for _ in range(300):
        await newest.client.make_sms(night)

    with pytest.raises(velip.NightLimit) as refused:
        await newest.client.make_sms(night)

    assert (refused.value.code, refused.value.reason) == (245, "time_window")


async def test_a_number_on_the_accounts_own_list(newest: Sandboxed):
    said = await newest.customer.post("/sandbox/barred", number=IS_AWAY, list="customer")
    assert said.status == 200

    for order in (
        newest.client.make_tts_call(call("barrado", IS_AWAY)),
        newest.client.make_sms(MakeSMS(dest=IS_AWAY, text="oi")),
    ):
        with pytest.raises(velip.Blocked) as refused:
            await order
        assert (refused.value.code, refused.value.reason) == (260, "customer_list")


async def test_hours_that_are_barred(newest: Sandboxed):
    await newest.customer.pass_time(6 * 3600)

    with pytest.raises(velip.Blocked) as refused:
        await newest.client.make_tts_call(call("tarde", bkddd=1))
    assert (refused.value.code, refused.value.reason) == (230, "time_window")
    assert (await newest.client.make_tts_call(call("espera", bkddd=2))).call_id


async def test_a_reference_may_have_to_be_new(newest: Sandboxed):
    said = await newest.customer.post("/sandbox/switches", unique_ctid="1")
    assert said.status == 200
    await newest.outcome(call("unico"))

    with pytest.raises(velip.DuplicateReference):
        await newest.client.make_tts_call(call("unico"))


async def test_what_was_ignored_is_told(newest: Sandboxed):
    placed = await newest.client.make_tts_call(call("quem", callerid="1130000000"))

    assert placed.call_id
    assert "callerid" in (placed.warning or "")


@pytest.mark.parametrize(
    ("more", "code", "kind"),
    [
        ({"contentno": "tf999999999"}, 205, velip.NotFound),
        ({"content1": "som!"}, 204, velip.InvalidRequest),
        ({"voice": "ElevenLabs|Sarah"}, 210, velip.InvalidRequest),
        ({"type": 100, "dtmfini": "99"}, 290, velip.NotFound),
    ],
)
async def test_what_cannot_be_played_or_joined(
    newest: Sandboxed, more: dict[str, object], code: int, kind: type[velip.ApiError]
):
    with pytest.raises(kind) as refused:
        await newest.client.make_tts_call(call("som", **more))

    assert refused.value.code == code


async def test_a_token_for_another_door(newest: Sandboxed):
    other = Client(newest.customer.http, newest.client.base_url, BearerAuth("sandbox-mcp-1"))

    with pytest.raises(velip.AuthenticationError) as refused:
        await other.get_user_id(GetUserID())

    assert refused.value.code == 114


async def test_no_temporary_token_is_had_any_more(newest: Sandboxed):
    with pytest.raises(velip.NoTemporaryToken):
        await TokenIssuer(newest.client).token()


async def test_the_voices_of_the_account(newest: Sandboxed):
    voices = (await newest.client.get_tts_voices(GetTTSVoices())).voices

    assert voices
    assert all("|" in (each.voice or "") for each in voices)
    assert {each.for_calls for each in voices} == {True, False}
