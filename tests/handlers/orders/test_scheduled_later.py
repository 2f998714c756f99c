"""What becomes of an order for a later moment: shown, taken back, or missed."""

from __future__ import annotations

from datetime import timedelta

from domain.orders.order import DUE_GRACE, PROPOSAL_LIFE, State
from tests.clocks import NOON
from tests.handlers.talk import ANA, Talk


async def test_a_yes_after_the_moment_but_within_the_proposals_life_is_for_now(
    talk: Talk,
) -> None:
    await talk.say(f"/ligar em 3 minutos {ANA} Olá")
    talk.clock.turn(minutes=4)
    toast, card = await talk.press_label("Marcar")
    assert toast.toast == "Confirmado"
    assert card.text.endswith("⏳ Confirmado. Enviando à operadora…")
    assert card.buttons == ()
    assert (await talk.claim()).id == (await talk.order()).id


async def test_a_proposal_for_tomorrow_lives_no_longer_than_any_other(talk: Talk) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá")
    talk.clock.turn(seconds=PROPOSAL_LIFE.total_seconds())
    [card] = await talk.expire()
    assert "A confirmação não veio em 5 minutos" in card.text


async def test_a_time_is_counted_from_when_it_was_said(talk: Talk) -> None:
    await talk.say(f"/ligar em 10 minutos {ANA} Olá", waited=timedelta(minutes=4))
    assert (await talk.order()).due_at == NOON + timedelta(minutes=10)
    for typed in ("em 2 minutos", "às 12:09"):
        [refused] = await talk.say(
            f"/ligar {typed} {ANA} Olá", yes=True, waited=timedelta(minutes=3)
        )
        assert refused.text.startswith("Esse momento já passou.")


async def test_status_shows_what_waits_even_when_much_came_after(talk: Talk) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá", yes=True)
    waiting = await talk.order()
    line = (
        f"{waiting.short} · ligação para +55 11 99206-9730 · "
        "marcado para terça-feira, 24 de novembro, às 09:00"
    )
    [reply] = await talk.say("/status")
    assert reply.text.split("\n") == ["Os seus últimos pedidos:", line]
    for _ in range(5):
        await talk.say(f"/ligar {ANA} Olá")
    [reply] = await talk.say("/status")
    assert reply.text.split("\n")[6:] == ["", "Outros pedidos marcados:", line]


async def test_cancel_takes_back_the_one_that_waits_also_by_its_ticket(talk: Talk) -> None:
    await talk.without_limits()
    await talk.say(f"/ligar amanhã 9h {ANA} um", yes=True)
    first = await talk.order()
    await talk.say(f"/ligar amanhã 9h {ANA} dois", yes=True)
    for typed in ("/cancelar", f"/cancelar {first.short}"):
        card, done = await talk.say(typed)
        assert card.text.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
        assert done.text.endswith(
            ", que estava marcado para terça-feira, 24 de novembro, às 09:00. "
            "Nada foi discado nem cobrado."
        )
    assert "“um”" in card.text
    [nothing] = await talk.say("/cancelar")
    assert nothing.text.startswith("Não há pedido a cancelar")


async def test_cancel_finds_the_one_that_waits_behind_many_that_ended(talk: Talk) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá", yes=True)
    waiting = await talk.order()
    for _ in range(20):
        await talk.say(f"/ligar {ANA} Olá")
        await talk.press_label("Cancelar")
    _, done = await talk.say("/cancelar")
    assert done.text.startswith(f"Cancelei o pedido {waiting.short}, que estava marcado")


async def test_cancel_never_takes_back_tomorrows_order_in_place_of_one_that_just_left(
    talk: Talk,
) -> None:
    await talk.say(f"/ligar amanhã 9h {ANA} Olá", yes=True)
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    left = await talk.claim()
    [reply] = await talk.say("/cancelar")
    assert reply.text.startswith(f"Tarde demais para cancelar o pedido {left.short}:")
    assert (await talk.order(latest=1)).state is State.CONFIRMED


async def test_a_missed_one_expires_and_its_person_is_told_when_it_was_due(talk: Talk) -> None:
    await talk.say(f"/ligar em 10 minutos {ANA} Olá", yes=True)
    talk.clock.turn(minutes=10, seconds=DUE_GRACE.total_seconds() - 1)
    assert await talk.expire() == []
    talk.clock.turn(seconds=1)
    card, news = await talk.expire()
    missed = (
        "⌛ Este pedido estava marcado para segunda-feira, 23 de novembro, às 12:10, "
        "mas fiquei fora do ar e não o entreguei nem 15 minutos depois. Expirou: nada foi "
        "discado nem cobrado. Se ainda precisar, peça de novo."
    )
    order = await talk.order()
    assert card.text.endswith(missed)
    assert news.text == f"{missed} (pedido {order.short})"
    assert (card.buttons, news.buttons) == ((), ())
    [status] = await talk.say("/status")
    assert status.text.endswith("confirmado, mas expirou: fiquei fora do ar")


async def test_a_button_pressed_after_the_grace_says_that_it_expired(talk: Talk) -> None:
    await talk.say(f"/ligar em 10 minutos {ANA} Olá", yes=True)
    no = await talk.choice("Cancelar")
    talk.clock.turn(minutes=10, seconds=DUE_GRACE.total_seconds())
    toast, card = await talk.press(no)
    assert toast.toast == "O pedido expirou; nada foi discado."
    assert "Este pedido estava marcado para" in card.text
