"""What silence means, and when to look again."""

from datetime import timedelta

from domain.orders.order import Order, State
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Accepted, Unsure
from handlers.outcomes.no_report import GRACE
from handlers.outcomes.report import Noted
from tests.handlers.talk import ANA, Talk


async def unanswered(talk: Talk) -> Order:
    """Handed over, and nobody is sure whether it came there."""
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Unsure("timeout"))
    return await talk.order()


async def accepted(talk: Talk) -> Order:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    return await talk.order()


async def pause(talk: Talk) -> float | None:
    """How long until the next look."""
    at = (await talk.row(await talk.order())).next_look_at
    return None if at is None else (at - talk.clock.now()).total_seconds()


async def test_after_the_grace_an_order_without_a_trace_becomes_a_question(talk: Talk) -> None:
    order = await unanswered(talk)
    talk.clock.turn(minutes=9, seconds=59)
    assert await talk.silence(order) == []
    assert (await talk.order()).state is State.SUBMITTING
    talk.clock.turn(seconds=1)
    [card, news] = await talk.silence(order)
    assert news.text.startswith("❓ Não consegui saber se esta ligação foi feita")
    assert timedelta(minutes=10) == GRACE
    assert "o registro dela não mostra o pedido" in card.text
    assert [b.label for b in card.buttons] == [
        "Verificar de novo",
        "Ligar mesmo assim",
        "Deixar como está",
    ]
    assert (await talk.order()).state is State.UNKNOWN
    assert await pause(talk) is not None, "the records are read on"


async def test_records_that_cannot_be_read_say_nothing_for_a_day(talk: Talk) -> None:
    order = await unanswered(talk)
    for hours in (1, 22):
        talk.clock.turn(hours=hours)
        assert await talk.silence(order, looked=False) == []
        assert (await talk.order()).state is State.SUBMITTING
        assert await pause(talk) is not None, "somebody will look again"
    talk.clock.turn(hours=2)
    [card, _] = await talk.silence(order, looked=False)
    assert len(card.buttons) == 3


async def test_the_looks_come_at_growing_intervals(talk: Talk) -> None:
    order = await accepted(talk)
    pauses = []
    for _ in range(10):
        await talk.silence(order)
        pauses.append(await pause(talk))
    assert pauses == [5, 5, 10, 15, 30, 60, 120, 300, 1800, 1800]


async def test_an_accepted_order_that_nobody_reports_for_a_day_is_closed_as_that(
    talk: Talk,
) -> None:
    order = await accepted(talk)
    talk.clock.turn(hours=23, minutes=59)
    assert await talk.silence(order) == []
    talk.clock.turn(minutes=1)
    card, news = await talk.silence(order)
    assert "em 24 horas não informou como terminou" in card.text
    assert news.text.endswith(f"(pedido {order.short})")
    order = await talk.order()
    assert (order.state, order.verdict) == (State.CLOSED, Verdict.NEVER_REPORTED)
    assert (order.source, order.closed_at) == (ReportSource.CLOCK, talk.clock.now())
    assert await pause(talk) is None


async def test_a_report_after_that_day_still_corrects_it(talk: Talk) -> None:
    order = await accepted(talk)
    talk.clock.turn(hours=24)
    await talk.silence(order)
    noted, [_, news] = await talk.report(order, source=ReportSource.RECORD)
    assert noted is Noted.CORRECTED
    assert news.text.startswith("Correção do pedido")


async def test_a_question_stays_a_question_and_is_looked_up_for_a_day(talk: Talk) -> None:
    order = await unanswered(talk)
    talk.clock.turn(minutes=10)
    await talk.silence(order)
    talk.clock.turn(hours=1)
    assert await talk.silence(order) == []
    assert await pause(talk) is not None
    talk.clock.turn(hours=24)
    assert await talk.silence(order) == []
    assert (await talk.order()).state is State.UNKNOWN
    assert await pause(talk) is None


async def test_a_callback_that_no_record_confirms_stands_and_is_looked_up_for_a_day(
    talk: Talk,
) -> None:
    order = await accepted(talk)
    await talk.report(order)
    assert await talk.silence(order) == []
    assert await pause(talk) == 5
    talk.clock.turn(hours=24)
    assert await talk.silence(order) == []
    assert await pause(talk) is None
    assert (await talk.order()).source is ReportSource.CALLBACK


async def test_an_order_that_ended_while_we_looked_is_left_alone(talk: Talk) -> None:
    order = await accepted(talk)
    await talk.report(order, source=ReportSource.RECORD)
    ended = await talk.order()
    talk.clock.turn(hours=25)
    assert await talk.silence(order) == []
    assert await talk.order() == ended
