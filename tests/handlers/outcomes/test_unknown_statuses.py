"""A status that the manual does not name may be a call under way, and is never the last word."""

from datetime import timedelta

from domain.orders.order import Order, State
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Accepted, Unsure
from handlers.outcomes.report import SETTLING, Noted
from tests.handlers.talk import ANA, Talk


async def dialled(talk: Talk, *, sure: bool = True) -> Order:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Accepted("900") if sure else Unsure("timeout"))
    return await talk.order()


async def test_a_record_that_may_be_of_a_call_under_way_is_kept_and_told_to_nobody(
    talk: Talk,
) -> None:
    order = await dialled(talk)
    assert await talk.report(order, source=ReportSource.RECORD, status="RING") == (Noted.KEPT, [])
    assert (await talk.order()).state is State.ACCEPTED
    noted, [_, news] = await talk.report(order, source=ReportSource.RECORD, duration=9)
    assert noted is Noted.CLOSED
    assert "atendeu e ficou 9 s na linha" in news.text


async def test_a_record_that_stays_unknown_is_shown_once_it_cannot_be_under_way(
    talk: Talk,
) -> None:
    for sure in (True, False):
        order = await dialled(talk, sure=sure)
        await talk.report(order, source=ReportSource.RECORD, status="ZZ")
        talk.clock.turn(seconds=SETTLING.total_seconds() - 1)
        noted, said = await talk.report(order, source=ReportSource.RECORD, status="ZZ")
        assert said == []
        assert noted in (Noted.KEPT, Noted.KNOWN)
        talk.clock.turn(seconds=1)
        noted, [_, news] = await talk.report(order, source=ReportSource.RECORD, status="ZZ")
        assert noted is Noted.CLOSED
        assert "terminou com um status que não conheço: ZZ." in news.text
        assert (await talk.order()).verdict is Verdict.OTHER
        assert len(await talk.reports(order)) == 1
        again = await talk.report(order, source=ReportSource.RECORD, status="ZZ")
        assert again == (Noted.KNOWN, [])


async def test_a_word_that_we_know_replaces_one_that_we_do_not(talk: Talk) -> None:
    order = await dialled(talk)
    await talk.report(order, status="ZZ")
    assert (await talk.order()).verdict is Verdict.OTHER
    at = (await talk.row(order)).next_look_at
    assert at is not None
    assert at - talk.clock.now() < timedelta(minutes=1), "it is looked up soon"
    noted, [_, news] = await talk.report(order, source=ReportSource.RECORD, status="NA")
    assert noted is Noted.CORRECTED
    assert "não atendeu" in news.text
    assert (await talk.row(order)).next_look_at is None


async def test_keys_that_only_the_record_tells_are_told(talk: Talk) -> None:
    order = await dialled(talk)
    _, [_, news] = await talk.report(order)
    assert news.text.startswith("✅ +55 11 99206-9730 atendeu. (pedido ")
    noted, [_, news] = await talk.report(order, source=ReportSource.RECORD, keys="3")
    assert noted is Noted.CORRECTED
    assert "atendeu e teclou 3." in news.text
