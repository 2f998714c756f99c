"""What is wrong with ourselves: told once, raised for a team, and over when it is over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.chat import Message
from domain.oncall.alert import PageStage
from domain.oncall.roster import SelfMonitoring
from domain.orders.outcome import ReportSource
from domain.ports import Accepted, Refusal, Refused
from handlers.oncall.self_monitoring import tell_faults, tell_late
from storage.work import Work
from tests.handlers.callback_queue.test_request import button, to
from tests.handlers.oncall.test_alerts import fires, stage, watch
from tests.handlers.passing import later, leaves
from tests.handlers.talk import Talk

__all__ = ["watch"]


def watching(talk: Talk, **what: Any) -> Talk:
    talk.rules = replace(
        talk.rules, on_call=replace(talk.rules.on_call, watch=SelfMonitoring(**what))
    )
    return talk


async def looks(talk: Talk, *, insist: bool = False) -> list[Message]:
    """A minute passes, and Ramal looks at itself."""
    talk.clock.turn(minutes=1)
    async with talk.database.open_write() as session:
        await tell_faults(Work(session, talk.clock.now(), talk.rules), insist=insist)
    return await talk.fresh()


async def called(talk: Talk, *, source: ReportSource, **facts: Any) -> None:
    """Somebody's call ended."""
    await talk.say("/ligar 11 99206-9730 Olá")
    await talk.press(f"yes:{(await talk.order()).ticket}")
    order = await leaves(talk)
    assert order is not None
    await talk.report(order, source=source, provider_id=f"id-{order.id}", **facts)


async def refused(talk: Talk, why: Refusal) -> None:
    await talk.say("/ligar 11 99206-9730 Olá")
    await talk.press(f"yes:{(await talk.order()).ticket}")
    await talk.answered(await talk.claim(), Refused(why))


async def test_without_a_team_administrators_read_it_once_a_day(watch: Talk) -> None:
    await watch.without_limits()
    watching(watch, balance_below=50_000)
    await called(watch, source=ReportSource.CALLBACK, balance=12_300)
    [said] = await looks(watch)
    assert said.text == "⚠️ O saldo da conta na operadora está baixo: 12,30"
    assert (said.to.external_id, await looks(watch)) == ("ana", [])
    assert await looks(watch, insist=True) != [], "once more on its first day"
    assert await looks(watch, insist=True) == []
    watch.clock.turn(minutes=24 * 60)
    assert len(await looks(watch, insist=True)) == 1
    await called(watch, source=ReportSource.CALLBACK, balance=50_000)
    [over] = await looks(watch)
    assert over.text == "✅ O saldo da conta na operadora voltou ao normal."
    assert await looks(watch, insist=True) == []


async def test_for_a_team_it_calls_and_ends(watch: Talk) -> None:
    await watch.without_limits()
    watching(watch, team="infra", balance_below=50_000)
    await called(watch, source=ReportSource.CALLBACK, balance=12_300)
    await looks(watch)
    [card] = to("bia", await later(watch))
    assert "🟡 O saldo da conta na operadora está baixo: 12,30" in card.text
    await looks(watch)
    assert await stage(watch) is PageStage.CALLING
    await called(watch, source=ReportSource.CALLBACK, balance=99_000)
    await looks(watch)
    assert await stage(watch) is PageStage.RESOLVED
    await called(watch, source=ReportSource.CALLBACK, balance=1)
    await looks(watch)
    assert await stage(watch) is PageStage.CALLING, "the same may happen again"


async def test_nobody_is_told_of_what_nobody_asked_to_watch(watch: Talk) -> None:
    await called(watch, source=ReportSource.CALLBACK, balance=0)
    assert await looks(watch) == []


async def test_callbacks_count_as_stopped_after_so_many_calls(watch: Talk) -> None:
    await watch.without_limits()
    watching(watch, calls_untold=2)
    await called(watch, source=ReportSource.CALLBACK, status="OK")
    await called(watch, source=ReportSource.RECORD, status="OK")
    await called(watch, source=ReportSource.RECORD, status="NA")
    assert await looks(watch) == [], "a callback may be late"
    watch.clock.turn(minutes=5)
    [said] = await looks(watch)
    assert said.text.endswith("as últimas 2 só apareceram nos registros")
    await called(watch, source=ReportSource.RECORD, status="sideral")
    await called(watch, source=ReportSource.CALLBACK, status="OK")
    [over] = await looks(watch)
    assert over.text == "✅ A operadora voltou a avisar como as ligações terminam."
    assert await looks(watch) == []


async def test_a_record_that_follows_its_callback_counts_for_nothing(watch: Talk) -> None:
    await watch.without_limits()
    watching(watch, calls_untold=2)
    orders = []
    for _ in range(3):
        await called(watch, source=ReportSource.CALLBACK, status="OK")
        orders.append(await watch.order())
    for order in orders:
        await watch.report(
            order, source=ReportSource.RECORD, status="OK", provider_id=f"id-{order.id}"
        )
    watch.clock.turn(minutes=10)
    assert await looks(watch) == []


async def test_where_nobody_can_call_us_none_are_missed(watch: Talk) -> None:
    watch.rules = replace(watch.rules, told_back=False)
    watching(watch, calls_untold=1)
    await called(watch, source=ReportSource.RECORD, status="OK")
    watch.clock.turn(minutes=10)
    assert await looks(watch) == []


@pytest.mark.parametrize(
    ("why", "tells"),
    [
        (Refusal.CREDIT, "conta sem crédito"),
        (Refusal.AUTHENTICATION, "credencial não aceita"),
        (Refusal.PERMISSION, "conta sem permissão"),
        (Refusal.UNREACHABLE, "não responde"),
        (Refusal.DESTINATION, ""),
    ],
)
async def test_two_refusals_in_a_row_that_mean_everybody(
    watch: Talk, why: Refusal, tells: str
) -> None:
    await watch.without_limits()
    await refused(watch, why)
    assert await looks(watch) == [], "one may be an accident"
    await refused(watch, why)
    told = [message.text for message in await looks(watch)]
    assert told == ([f"⚠️ A operadora recusa as ligações ({tells})"] if tells else [])
    await watch.say("/ligar 11 99206-9730 Olá")
    await watch.press(f"yes:{(await watch.order()).ticket}")
    await watch.answered(await watch.claim(), Accepted("7"))
    over = [message.text for message in await looks(watch)]
    assert over == (["✅ A operadora voltou a aceitar ligações."] if tells else [])


async def test_that_nobody_calls_does_not_mean_that_calls_are_taken_again(watch: Talk) -> None:
    await watch.without_limits()
    for _ in range(2):
        await refused(watch, Refusal.CREDIT)
    assert len(await looks(watch)) == 1
    watch.clock.turn(minutes=120)
    assert await looks(watch) == []
    async with watch.database.open_write() as session:
        work = Work(session, watch.clock.now(), watch.rules)
        assert await tell_faults(work, insist=False), "no sign of life to the dead man's switch"
    await refused(watch, Refusal.NO_LONGER)
    assert await looks(watch) == [], "that was our own refusal"


async def test_a_page_that_stands_still_is_told_of_every_ten_minutes(watch: Talk) -> None:
    await watch.say("/plantao")
    await fires(watch)

    async def audits(minutes: float) -> list[Message]:
        watch.clock.turn(minutes=minutes)
        async with watch.database.open_write() as session:
            work = Work(session, watch.clock.now(), watch.rules)
            assert await tell_late(work) == work.committed
        return await watch.fresh()

    assert await audits(3) == []
    [said] = await audits(2)
    assert said.text.startswith("⛔ O alerta")
    assert "há mais de 2 min e nada aconteceu" in said.text
    assert await audits(1) == []
    assert len(await audits(10)) == 1


async def test_a_team_that_is_named_while_it_lasts_is_called(watch: Talk) -> None:
    await watch.without_limits()
    watching(watch, balance_below=50_000)
    await called(watch, source=ReportSource.CALLBACK, balance=12_300)
    assert len(await looks(watch)) == 1
    watching(watch, team="infra", balance_below=50_000)
    await looks(watch, insist=True)
    [card] = to("bia", await later(watch))
    assert "O saldo da conta" in card.text
    watching(watch, balance_below=50_000)
    await called(watch, source=ReportSource.CALLBACK, balance=99_000)
    said = await looks(watch)
    assert "✅ O saldo da conta na operadora voltou ao normal." in [m.text for m in said]
    assert await stage(watch) is PageStage.RESOLVED, "and nobody is called for what is over"


async def test_a_refusal_that_a_person_closed_is_over(watch: Talk) -> None:
    await watch.without_limits()
    watching(watch, team="infra")
    for _ in range(2):
        await refused(watch, Refusal.CREDIT)
    await looks(watch)
    said = await later(watch)
    await watch.press(button(to("bia", said), "Resolver"), by="bia")
    watch.clock.turn(minutes=120)
    async with watch.database.open_write() as session:
        work = Work(session, watch.clock.now(), watch.rules)
        assert not await tell_faults(work, insist=False)
