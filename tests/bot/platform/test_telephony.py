"""The platform as the domain sees it: over a real socket, against the sandbox."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.platform.telephony import VelipTelephony, to_report
from domain.orders.order import Kind, Purpose
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Accepted, LookupFailed, Refusal, Refused, Submission, Unsure
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox, start_sandbox
from sandbox.sound import Speaker
from tests.clocks import NOON
from tests.ports import free_port
from velip import BearerAuth, CallEvent, CallFacts, Client, parse_callback

ZONE = ZoneInfo("America/Sao_Paulo")
Open = Callable[..., Awaitable[VelipTelephony]]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    started = await start_sandbox(clock=SandboxClock(start=NOON, turned=True))
    started.platform.speaker = Speaker(silent=True)
    yield started
    await started.close()


async def at_once(_seconds: float) -> None:
    """The pause before a read is tried again."""


@pytest.fixture
async def telephony(sandbox: Sandbox) -> AsyncIterator[Open]:
    """The adapter; `fault` is a row of the manual that the sandbox answers with."""
    async with AsyncExitStack() as stack:

        async def opened(*, fault: str = "", url: str = "", **more: Any) -> VelipTelephony:
            headers = {"X-Sandbox-Fault": fault} if fault else {}
            session = await stack.enter_async_context(aiohttp.ClientSession(headers=headers))
            auth = BearerAuth(more.pop("token", "sandbox-tests"))
            client = Client(session, url or sandbox.base_url, auth, sleep=at_once)
            return VelipTelephony(client=client, zone=ZONE, **{"live": False, **more})

        yield opened


def call(**facts: Any) -> Submission:
    plain = {
        "kind": Kind.CALL,
        "ticket": "abcdefghjkmnpqr",
        "purpose": Purpose.TRANSACTIONAL,
        "dest": "5511992069730",
        "words": "Seu pedido chegou",
        "token": "order-token",
    }
    return Submission(**{**plain, **facts})


async def test_a_call_is_dialled_once_with_its_ticket_and_words(
    sandbox: Sandbox, telephony: Open
) -> None:
    answer = await (await telephony()).submit(call())
    assert isinstance(answer, Accepted)
    [dialled] = sandbox.platform.ledger
    assert answer.provider_id in sandbox.platform.records.calls
    params = dict(dialled.params)
    assert (dialled.kind, dialled.dest, dialled.text) == (
        "call",
        "5511992069730",
        "Seu pedido chegou",
    )
    assert params["ctid"] == "abcdefghjkmnpqr"
    assert (params["type"], params["priority"]) == ("0", "0")
    assert "rurl" not in params, "there is no address to call back"
    assert "repeat" not in params, "each retry is a new order"


@pytest.mark.parametrize(
    ("purpose", "free", "bkddd"),
    [
        (Purpose.REQUESTED, "1", "0"),
        (Purpose.ON_CALL, "1", "0"),
        (Purpose.TRANSACTIONAL, "0", "0"),
        (Purpose.COLLECTION, "0", "2"),
        (Purpose.TELEMARKETING, "0", "2"),
    ],
)
async def test_a_purpose_becomes_the_platforms_checks(
    sandbox: Sandbox, telephony: Open, purpose: Purpose, free: str, bkddd: str
) -> None:
    await (await telephony()).submit(call(purpose=purpose))
    params = dict(sandbox.platform.ledger[0].params)
    assert (params["free"], params["bkddd"]) == (free, bkddd)


async def test_a_bridge_names_both_numbers_and_the_priority_that_it_needs(
    sandbox: Sandbox, telephony: Open
) -> None:
    await (await telephony()).submit(call(kind=Kind.BRIDGE, dest2="5521997654321"))
    [dialled] = sandbox.platform.ledger
    params = dict(dialled.params)
    assert (params["type"], params["priority"], params["dest2"]) == ("3", "-1", "5521997654321")
    assert params["text"] == "Seu pedido chegou"


async def test_a_recording_takes_the_place_of_the_words(sandbox: Sandbox, telephony: Open) -> None:
    await (await telephony()).submit(call(recording="1234"))
    params = dict(sandbox.platform.ledger[0].params)
    assert params["content"] == "1234"
    assert "text" not in params


async def test_an_sms_is_sent_with_its_ticket(sandbox: Sandbox, telephony: Open) -> None:
    answer = await (await telephony()).submit(call(kind=Kind.SMS))
    assert isinstance(answer, Accepted)
    [sent] = sandbox.platform.ledger
    assert (sent.kind, sent.dest, sent.text) == ("sms", "5511992069730", "Seu pedido chegou")


async def test_a_callback_address_is_the_prefix_and_the_orders_token(
    sandbox: Sandbox, telephony: Open
) -> None:
    adapter = await telephony(callback_prefix="http://127.0.0.1:1/velip/path-secret")
    await adapter.submit(call())
    await adapter.submit(call(token=""))
    first, second = (dict(line.params) for line in sandbox.platform.ledger)
    assert first["rurl"] == "http://127.0.0.1:1/velip/path-secret/order-token"
    assert "rurl" not in second


@pytest.mark.parametrize(
    ("fault", "why", "code"),
    [
        ("100", Refusal.AUTHENTICATION, 100),
        ("101", Refusal.AUTHENTICATION, 101),
        ("199", Refusal.AUTHENTICATION, 199),
        ("202", Refusal.REQUEST, 202),
        ("203", Refusal.DESTINATION, 203),
        ("204:Invalid content", Refusal.NO_AUDIO, 204),
        ("205:Content not found", Refusal.NO_AUDIO, 205),
        ("230", Refusal.HOURS, 230),
        ("250:error sent message error destination", Refusal.DESTINATION, 250),
        ("250:error sent message no destination", Refusal.REQUEST, 250),
        ("250:error sent message CA", Refusal.BLOCKED, 250),
        ("250:error sent message BK_PROCON", Refusal.DO_NOT_CALL, 250),
        ("250:error sent message Blocked", Refusal.BLOCKED, 250),
        ("250:error sent message No credit ID", Refusal.CREDIT, 250),
        ("260", Refusal.AUDIO, 260),
        ("290:Inform agent ID", Refusal.AGENT, 290),
        ("429:Rate limit exceeded", Refusal.TOO_MANY, 429),
        ("777:nobody knows", Refusal.OTHER, 777),
    ],
)
async def test_a_refusal_of_the_platform_is_told_by_what_it_means(
    sandbox: Sandbox, telephony: Open, fault: str, why: Refusal, code: int
) -> None:
    answer = await (await telephony(fault=fault)).submit(call())
    assert isinstance(answer, Refused)
    assert (answer.why, answer.code) == (why, code)
    assert sandbox.platform.ledger == []


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("220", Refusal.PERMISSION),
        ("230", Refusal.REQUEST),
        ("238", Refusal.REQUEST),
        ("240", Refusal.DESTINATION),
        ("245:night limit", Refusal.SMS_NIGHT),
    ],
)
async def test_the_same_codes_mean_other_things_for_an_sms(
    telephony: Open, fault: str, why: Refusal
) -> None:
    answer = await (await telephony(fault=fault)).submit(call(kind=Kind.SMS))
    assert isinstance(answer, Refused)
    assert answer.why is why


async def test_after_a_refused_token_nothing_more_is_sent(telephony: Open) -> None:
    adapter = await telephony(token="sandbox-fail-131")
    await adapter.submit(call())
    answer = await adapter.submit(call())
    assert answer == Refused(Refusal.AUTHENTICATION)


async def test_what_breaks_a_rule_of_the_manual_never_leaves(
    sandbox: Sandbox, telephony: Open
) -> None:
    assert await (await telephony()).submit(call(ticket="x" * 16)) == Refused(Refusal.REQUEST)
    assert await (await telephony()).submit(call(words="")) == Refused(Refusal.REQUEST)
    assert sandbox.platform.ledger == []


async def test_a_platform_that_nobody_reaches_dialled_nothing(telephony: Open) -> None:
    adapter = await telephony(url=f"http://127.0.0.1:{free_port()}/api/v2/")
    assert await adapter.submit(call()) == Refused(Refusal.UNREACHABLE)
    with pytest.raises(LookupFailed):
        await adapter.look_up("abcdefghjkmnpqr")


async def test_an_answer_that_cannot_be_read_leaves_everybody_unsure(telephony: Open) -> None:
    answer = await (await telephony()).submit(call(dest="5511900000031"))
    assert isinstance(answer, Unsure)


@pytest.mark.parametrize("dest", ["5511900000000", "5511900000042", "5511900000099"])
async def test_on_a_live_host_the_sandboxs_own_numbers_are_refused_here(
    sandbox: Sandbox, telephony: Open, dest: str
) -> None:
    live = await telephony(live=True)
    assert await live.submit(call(dest=dest)) == Refused(Refusal.SANDBOX_NUMBER)
    bridge = call(kind=Kind.BRIDGE, dest2=dest)
    assert await live.submit(bridge) == Refused(Refusal.SANDBOX_NUMBER)
    assert await live.submit(call(kind=Kind.SMS, dest=dest)) == Refused(Refusal.SANDBOX_NUMBER)
    assert sandbox.platform.ledger == []
    assert isinstance(await (await telephony()).submit(call(dest="5511900000000")), Accepted)


async def test_beside_the_reserved_numbers_a_live_host_dials(telephony: Open) -> None:
    assert isinstance(
        await (await telephony(live=True)).submit(call(dest="5511900000100")), Accepted
    )


async def test_a_call_that_ended_is_found_by_its_ticket_and_by_its_day(
    sandbox: Sandbox, telephony: Open
) -> None:
    adapter = await telephony()
    assert await adapter.look_up("abcdefghjkmnpqr") == []
    placed = await adapter.submit(call(dest="5511900000015"))
    assert isinstance(placed, Accepted)
    assert await adapter.look_up("abcdefghjkmnpqr") == [], "it has no status before it ends"
    await sandbox.platform.clock.advance(60)
    [report] = await adapter.look_up("abcdefghjkmnpqr")
    assert (report.source, report.verdict) == (ReportSource.RECORD, Verdict.ANSWERED)
    assert (report.ticket, report.provider_id) == ("abcdefghjkmnpqr", placed.provider_id)
    assert report.keys == "5"
    assert report.dialled_at == NOON
    assert report.ended_at is not None
    assert report.answered_at is not None
    assert NOON < report.answered_at < report.ended_at < NOON + timedelta(seconds=60)
    today = NOON.astimezone(ZONE).date()
    period = await adapter.read_period(today, today)
    assert (list(period.reports), period.truncated) == ([report], False)
    tomorrow = today + timedelta(days=1)
    assert list((await adapter.read_period(tomorrow, tomorrow)).reports) == []


async def test_records_that_are_refused_say_nothing_of_any_order(telephony: Open) -> None:
    adapter = await telephony(token="sandbox-fail-100")
    with pytest.raises(LookupFailed):
        await adapter.look_up("abcdefghjkmnpqr")
    with pytest.raises(LookupFailed):
        await adapter.read_period(NOON.date(), NOON.date())


async def test_credentials_are_proved_before_anything_is_dialled(telephony: Open) -> None:
    assert await (await telephony()).prove() is None
    refused = await (await telephony(token="sandbox-fail-100")).prove()
    assert refused is not None
    assert "100" in refused
    away = await telephony(url=f"http://127.0.0.1:{free_port()}/api/v2/")
    assert await away.prove() is None, "a platform that is away refuses nothing"


def test_facts_of_a_call_become_a_report_in_our_words() -> None:
    body = (
        b"cd_id=900&ctid=abcdefghjkmnpqr&cd_status=OK&cd_date=2026-11-23&cd_time=12:00:00"
        b"&cd_time_start=12:00:02&cd_time_end=12:00:14&cd_time_sec=12&cd_resp2=7&cd_resp1=1"
        b"&cd_value=0,07&saldo=12.345,678"
    )
    event = parse_callback(body, "application/x-www-form-urlencoded", {})
    assert isinstance(event, CallEvent)
    report = to_report(event, ReportSource.CALLBACK, ZONE)
    assert (report.ticket, report.provider_id, report.status) == ("abcdefghjkmnpqr", "900", "OK")
    assert report.keys == "17", "in the order of the questions"
    assert (report.dialled_at, report.duration) == (NOON, 12)
    assert report.ended_at == NOON + timedelta(seconds=14)
    assert (report.cost, report.balance) == (70, 12345678)
    assert report.source is ReportSource.CALLBACK


def test_a_call_of_which_little_is_known_is_reported_as_that() -> None:
    bare = to_report(CallFacts(value=Decimal("0.0705")), ReportSource.RECORD, ZONE)
    assert (bare.ticket, bare.provider_id, bare.status, bare.keys) == ("", "", "", "")
    assert (bare.dialled_at, bare.duration, bare.balance) == (None, None, None)
    assert bare.cost == 70, "thousandths, never rounded up"
