"""Pressed buttons: once, by the person who asked, while they still mean something."""

import pytest

from domain.orders.order import State, new_ticket
from domain.ports import Accepted, Unsure
from tests.handlers.talk import ANA, Talk


async def test_yes_confirms_and_says_so_twice(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    toast, card = await talk.press_label("Ligar")
    order = await talk.order()
    assert (toast.text, toast.toast, toast.press) == ("", "Confirmado", "press-1")
    assert card.card == order.ticket
    assert card.text.endswith("⏳ Confirmado. Enviando à operadora…")
    assert card.buttons == ()
    assert (order.state, order.approver_id) == (State.CONFIRMED, order.asker_id)
    assert order.confirmed_at == talk.clock.now()


async def test_no_cancels_and_says_so_twice(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    toast, card = await talk.press_label("Cancelar")
    assert toast.toast == "Cancelado"
    assert card.text.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
    assert (await talk.order()).state is State.CANCELLED


@pytest.mark.parametrize(("first", "second"), [("yes", "no"), ("no", "yes"), ("yes", "yes")])
async def test_a_second_press_changes_nothing_and_says_where_the_order_stands(
    talk: Talk, first: str, second: str
) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    before = await talk.order()
    await talk.press(f"{first}:{before.ticket}")
    settled = await talk.order()
    [toast] = await talk.press(f"{second}:{before.ticket}")
    assert toast.toast.startswith("Este botão já não vale. Situação do pedido: ")
    assert await talk.order() == settled


async def test_a_yes_that_comes_too_late_expires_the_order(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    talk.clock.turn(minutes=5)
    toast, card = await talk.press_label("Ligar")
    assert toast.toast == "O pedido expirou; nada foi discado."
    assert "e o pedido expirou." in card.text
    assert (await talk.order()).state is State.EXPIRED


async def test_only_the_person_who_asked_answers(talk: Talk) -> None:
    talk.admit("ana", "bia")
    await talk.say(f"/ligar {ANA} Olá")
    order = await talk.order()
    for choice in ("yes", "no", "look", "again", "leave"):
        [toast] = await talk.press(f"{choice}:{order.ticket}", by="bia")
        assert toast.toast == "Só quem pediu pode responder."
        assert toast.to.external_id == "bia"
    assert await talk.order() == order


@pytest.mark.parametrize("garbage", ["", "yes", "dial:abcdefghjkmnpqr", "yes:ABCDEFGHJKMNPQR"])
async def test_a_press_that_names_no_order_does_nothing(talk: Talk, garbage: str) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    order = await talk.order()
    for choice in (garbage, f"yes:{new_ticket()}"):
        [toast] = await talk.press(choice)
        assert toast.toast == "Este botão já não vale."
    assert await talk.order() == order


async def test_the_yes_of_somebody_who_may_no_longer_ask_is_refused(talk: Talk) -> None:
    talk.admit("ana", "bia")
    await talk.say(f"/ligar {ANA} Olá")
    talk.admit("bia")
    [toast] = await talk.press_label("Ligar")
    assert toast.toast == "Você não tem permissão para isto."
    assert (await talk.order()).state is State.PROPOSED


@pytest.mark.parametrize("verb", ["look", "again", "leave"])
async def test_what_settles_a_doubt_does_nothing_to_an_order_without_one(
    talk: Talk, verb: str
) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    order = await talk.order()
    [toast] = await talk.press(f"{verb}:{order.ticket}")
    assert toast.toast == "Este botão já não vale. Situação do pedido: espera a sua confirmação."
    assert await talk.order() == order


async def doubtful_sms(talk: Talk) -> None:
    await talk.say(f"/sms {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Unsure("timeout"))


async def doubtful_call(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Unsure("timeout"))
    talk.clock.turn(minutes=10)
    await talk.silence(await talk.order())


async def test_checking_again_has_the_order_looked_up_at_once(talk: Talk) -> None:
    await doubtful_call(talk)
    talk.clock.turn(minutes=3)
    [toast] = await talk.press_label("Verificar de novo")
    assert toast.toast == "Verificando… se o registro aparecer, aviso aqui."
    order = await talk.order()
    assert order.state is State.UNKNOWN
    assert (await talk.row(order)).next_look_at == talk.clock.now()


async def test_leaving_it_keeps_the_doubt_and_takes_the_buttons_away(talk: Talk) -> None:
    await doubtful_call(talk)
    toast, card = await talk.press_label("Deixar como está")
    assert toast.toast == "Certo, fica assim"
    assert card.text.endswith("❓ Não se sabe se foi feito. Você decidiu deixar como está.")
    assert card.buttons == ()
    order = await talk.order()
    [again] = await talk.press(f"again:{order.ticket}")
    assert again.toast == "Este botão já não vale. Situação do pedido: não se sabe se foi feito."
    assert (await talk.order()).id == order.id


@pytest.mark.parametrize("kind", ["call", "sms"])
async def test_asking_again_is_a_new_order_with_a_ticket_of_its_own(talk: Talk, kind: str) -> None:
    await (doubtful_sms(talk) if kind == "sms" else doubtful_call(talk))
    old = await talk.order()
    label = "Enviar mesmo assim" if kind == "sms" else "Ligar mesmo assim"
    toast, left, fresh = await talk.press_label(label)
    assert toast.toast == "Novo pedido a caminho"
    assert left.card == old.ticket
    assert left.text.endswith("Você decidiu deixar como está.")
    new = await talk.order()
    assert fresh.card == new.ticket != old.ticket
    assert (new.follows, new.state) == (old.id, State.CONFIRMED)
    assert (new.kind, new.dest, new.words) == (old.kind, old.dest, old.words)
    assert new.token == talk.rules.order_token(new.ticket)
    claimed = await talk.claim()
    assert claimed.id == new.id, "the old one is never submitted again"
    [stale] = await talk.press(f"again:{old.ticket}")
    assert stale.toast.startswith("Este botão já não vale")


async def test_asking_again_needs_the_permission_too(talk: Talk) -> None:
    await doubtful_call(talk)
    talk.admit("bia")
    [toast] = await talk.press_label("Ligar mesmo assim")
    assert toast.toast == "Você não tem permissão para isto."
    order = await talk.order()
    assert (order.state, order.follows, order.status) == (State.UNKNOWN, None, "")


async def test_an_order_that_was_left_is_still_told_when_news_comes(talk: Talk) -> None:
    await doubtful_call(talk)
    await talk.press_label("Deixar como está")
    _, [card, news] = await talk.report(await talk.order(), duration=12)
    assert card.text.endswith(news.text.split(" (pedido ")[0])
    assert "atendeu e ficou 12 s na linha" in news.text


async def test_a_button_of_an_accepted_order_is_stale(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    yes = await talk.choice("Ligar")
    await talk.press(yes)
    await talk.answered(await talk.claim(), Accepted("900"))
    [toast] = await talk.press(yes)
    assert toast.toast == "Este botão já não vale. Situação do pedido: aceito, espero o resultado."
