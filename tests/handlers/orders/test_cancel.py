"""How a person's orders stand, and taking one back before it left."""

from domain.orders.order import State
from domain.orders.outcome import ReportSource
from domain.ports import Accepted, Refusal, Refused, Unsure
from tests.handlers.talk import ANA, Talk

NOT_FOUND = "Não encontrei esse pedido entre os seus. Veja todos com /status"


async def test_whoever_has_no_orders_learns_how_to_begin(talk: Talk) -> None:
    [reply] = await talk.say("/status")
    assert reply.text == (
        "Você ainda não tem pedidos. Comece com: /ligar 11 99206-9730 Seu pedido chegou"
    )


async def test_the_latest_five_orders_stand_in_a_line_each_newest_first(talk: Talk) -> None:
    await talk.without_limits()
    await talk.say("/ligar 11 3333-4444 o sexto não aparece")
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    await talk.report(await talk.order(), status="NA")
    await talk.say(f"/sms {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Unsure("timeout"))
    await talk.say(f"/ponte {ANA} 21 99765-4321", yes=True)
    await talk.answered(await talk.claim(), Refused(Refusal.CREDIT))
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.say(f"/ligar {ANA} Olá")
    tickets = [(await talk.order(latest=n)).short for n in range(5)]
    [reply] = await talk.say("/status")
    assert reply.text.split("\n") == [
        "Os seus últimos pedidos:",
        f"{tickets[0]} · ligação para +55 11 99206-9730 · espera a sua confirmação",
        f"{tickets[1]} · ligação para +55 11 99206-9730 · confirmado, a caminho da operadora",
        f"{tickets[2]} · ponte entre +55 11 99206-9730 e +55 21 99765-4321 · "
        "recusado, nada foi discado",
        f"{tickets[3]} · SMS para +55 11 99206-9730 · não se sabe se foi feito",
        f"{tickets[4]} · ligação para +55 11 99206-9730 · não atendido",
    ]


async def test_one_order_is_shown_whole_by_the_beginning_of_its_ticket(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Seu pedido chegou")
    order = await talk.order()
    for typed in (order.short, order.short.upper(), order.ticket):
        [reply] = await talk.say(f"/status {typed}")
        assert "Mensagem falada: “Seu pedido chegou”" in reply.text
        assert reply.text.endswith("Posso ligar? Espero a sua resposta por 5 minutos.")
        assert (reply.card, reply.buttons) == ("", ())


async def test_a_ticket_that_is_unknown_foreign_or_ambiguous_names_no_order(talk: Talk) -> None:
    talk.admit("ana", "bia")
    await talk.say(f"/ligar {ANA} Olá")
    short = (await talk.order()).short
    for typed in (f"/status {short}", f"/cancelar {short}"):
        [reply] = await talk.say(typed, by="bia")
        assert (reply.text, reply.fault) == (NOT_FOUND, "invalid")
    for typed in (
        "/status 0000",
        "/status %",
        f"/status {short} x",
        "/cancelar zzzzzzzzzzzzzzzzzz",
    ):
        [reply] = await talk.say(typed)
        assert reply.text == NOT_FOUND, typed


async def test_a_beginning_that_two_orders_share_asks_for_more(talk: Talk) -> None:
    signs = set()
    while len(signs) == await talk.count():
        await talk.say(f"/ligar {ANA} Olá")
        signs.add((await talk.order()).ticket[0])
    shared = (await talk.order()).ticket[0]
    for typed in ("/status", "/cancelar"):
        [reply] = await talk.say(f"{typed} {shared}")
        assert reply.text == "Mais de um pedido começa assim. Digite mais letras."
        assert reply.fault == "invalid"


async def test_cancelling_takes_back_the_latest_order_that_has_not_left(talk: Talk) -> None:
    await talk.without_limits()
    await talk.say(f"/ligar {ANA} um", yes=True)
    await talk.say(f"/ligar {ANA} dois", yes=True)
    left = await talk.claim()
    [card, done] = await talk.say("/cancelar")
    assert card.text.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
    assert done.text.startswith("Cancelei o pedido")
    assert "“dois”" in card.text, "the first one is with the platform already"
    assert (await talk.order()).state is State.CANCELLED
    [reply] = await talk.say("/cancelar")
    assert reply.text == (
        f"Tarde demais para cancelar o pedido {left.short}: ele já foi entregue à operadora, "
        "e ela não tem como parar. Aviso quando terminar."
    )
    assert reply.fault == ""


async def test_there_may_be_nothing_to_cancel(talk: Talk) -> None:
    nothing = "Não há pedido a cancelar: nada espera confirmação."
    assert [m.text for m in await talk.say("/cancelar")] == [nothing]
    await talk.say(f"/ligar {ANA} Olá")
    await talk.say("/cancelar")
    assert [m.text for m in await talk.say("/cancelar")] == [nothing]


async def test_an_order_that_ended_says_how_when_it_is_named(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    order = await talk.order()
    await talk.report(order, source=ReportSource.RECORD)
    [reply] = await talk.say(f"/cancelar {order.short}")
    assert reply.text == f"O pedido {order.short} já terminou: atendido."


async def test_what_nobody_knows_cannot_be_cancelled(talk: Talk) -> None:
    await talk.say(f"/sms {ANA} Olá", yes=True)
    order = await talk.claim()
    await talk.answered(order, Unsure("timeout"))
    [reply] = await talk.say(f"/cancelar {order.short}")
    assert reply.text == (
        f"Não dá para cancelar o pedido {order.short}: não se sabe se ele foi feito. "
        "O cartão dele mostra o que fazer."
    )
    assert (await talk.order()).state is State.UNKNOWN


async def test_a_cancelled_order_is_never_submitted(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} um", yes=True)
    await talk.say("/cancelar")
    await talk.say(f"/ligar {ANA} dois", yes=True)
    assert (await talk.claim()).words == "dois"
