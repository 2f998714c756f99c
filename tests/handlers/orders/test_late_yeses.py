"""A yes is for now: what could not be carried out in time is not carried out later."""

from datetime import timedelta

from domain.orders.order import CONFIRMED_LIFE, PROPOSAL_LIFE, State
from domain.ports import Accepted
from tests.handlers.talk import ANA, Talk


async def test_a_yes_that_nobody_carried_out_expires_and_its_person_is_told(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    talk.clock.turn(seconds=CONFIRMED_LIFE.total_seconds() - 1)
    assert await talk.expire() == []
    talk.clock.turn(seconds=1)
    card, news = await talk.expire()
    order = await talk.order()
    assert order.state is State.EXPIRED
    assert "fiquei fora do ar e não o entreguei a tempo" in card.text
    assert news.text.endswith(f"(pedido {order.short})")
    assert news.buttons == ()


async def test_an_order_that_left_in_time_does_not_expire(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    order = await talk.claim()
    talk.clock.turn(hours=1)
    assert await talk.expire() == []
    await talk.answered(order, Accepted("900"))
    assert await talk.expire() == []


async def test_the_yes_of_a_text_that_waited_too_long_only_proposes(talk: Talk) -> None:
    waited = PROPOSAL_LIFE
    [card] = await talk.say(f"/ligar {ANA} Olá", yes=True, waited=waited)
    assert [b.label for b in card.buttons] == ["Ligar", "Cancelar", "Finalidade"]
    assert (await talk.order()).state is State.PROPOSED
    await talk.say(f"/ligar {ANA} Olá", yes=True, waited=waited - timedelta(seconds=1))
    assert (await talk.order()).state is State.CONFIRMED


async def test_a_press_that_waited_too_long_dials_nothing(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.claim()
    talk.clock.turn(minutes=11)
    await talk.silence(await talk.order())
    order = await talk.order()
    assert order.state is State.UNKNOWN
    [toast] = await talk.press(f"again:{order.ticket}", waited=PROPOSAL_LIFE)
    assert toast.toast.startswith("Este botão já não vale.")
    assert await talk.count() == 1
    await talk.press(f"again:{order.ticket}")
    assert await talk.count() == 2, "the card's button may be pressed again"
