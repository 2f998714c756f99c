"""Whether a machine answers is asked of calls, and what the platform says of it is kept."""

from __future__ import annotations

from bot.platform.telephony import to_report
from domain.orders.order import Kind
from domain.orders.outcome import ReportSource, Verdict
from sandbox.server import Sandbox
from tests.bot.platform.test_telephony import ZONE, Open, call, sandbox, telephony
from velip import CallFacts

__all__ = ["sandbox", "telephony"]  # the fixtures of the adapter


async def test_who_answers_is_asked_of_calls_where_an_audio_is_named(
    sandbox: Sandbox, telephony: Open
) -> None:
    asking, silent = await telephony(machine_audio="tf187515162"), await telephony()
    await asking.submit(call())
    await asking.submit(call(kind=Kind.BRIDGE, dest2="5521997654321", ticket="b" * 15))
    await silent.submit(call(ticket="c" * 15))
    assert [d.params.get("amd") for d in sandbox.platform.ledger] == ["tf187515162", None, None]


def test_who_answered_is_kept_as_it_came() -> None:
    odd = to_report(CallFacts(status="OK", machine="??"), ReportSource.RECORD, ZONE)
    assert (odd.machine, odd.verdict) == ("??", Verdict.ANSWERED)
