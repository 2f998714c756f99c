"""A story for every reserved fate: what the phone does, and what the chat reads."""

import asyncio
from functools import partial

import pytest

from tests.stories.world import World
from tests.velip.platform import Deadline
from velip import Client

RESERVED = "+55 11 90000-00"


async def call(story: World, fate: str) -> None:
    """Ana calls the number of this fate and has said yes; her card is read."""
    await story.say(f"/ligar 11 90000-00{fate} Seu pedido chegou", yes=True)
    assert len(await story.heard()) == 1


ENDS = {
    "00": "✅ {dest} atendeu e ficou 1 s na linha.",
    "01": "📵 {dest} não atendeu.",
    "02": "❌ A operadora diz que {dest} está incorreto ou incompleto.",
    "03": "❌ A operadora diz que {dest} não existe.",
    "04": "⛔ Ligações para celular estão bloqueadas nesta conta: {dest} não tocou.",
    "05": "⛔ {dest} está no cadastro de bloqueio do Procon e não tocou.",
    "06": "✅ {dest} atendeu e ficou 1 s na linha.",
    "07": "✅ {dest} atendeu e ficou 1 s na linha.",
}


@pytest.mark.parametrize("fate", ENDS)
async def test_a_fate_that_ends(story: World, fate: str) -> None:
    await call(story, fate)
    assert len(story.dialled()) == 1
    await story.turn(90)
    [told] = await story.heard()
    assert told.split(" (pedido ")[0] == ENDS[fate].format(dest=RESERVED + fate)


@pytest.mark.parametrize("key", range(1, 10))
async def test_a_key_is_pressed_and_read(story: World, key: int) -> None:
    await call(story, f"1{key}")
    assert len(story.dialled()) == 1
    await story.turn(90)
    [told] = await story.heard()
    assert f"e teclou {key}. (pedido " in told


async def test_no_callback_comes_so_the_records_are_read(story: World) -> None:
    await call(story, "20")
    assert len(story.dialled()) == 1
    await story.turn(3)
    assert await story.heard() == []
    await story.turn(60)
    [told] = await story.heard()
    assert "atendeu" in told


async def test_two_callbacks_are_told_once(story: World) -> None:
    await call(story, "21")
    assert len(story.dialled()) == 1
    await story.turn(90)
    [told] = await story.heard()
    assert "atendeu" in told


async def test_a_late_callback_finds_the_order_closed_by_the_record(story: World) -> None:
    await call(story, "22")
    assert len(story.dialled()) == 1
    await story.turn(60)
    [told] = await story.heard()
    assert "atendeu" in told
    await story.turn(600)
    assert await story.heard() == []


async def test_no_credit_is_said_and_nothing_was_dialled(story: World) -> None:
    await story.say("/ligar 11 90000-0030 Olá", yes=True)
    [card, told] = await story.heard()
    assert "a conta está sem crédito. Nada foi discado nem cobrado." in card
    assert "Resposta da operadora: 250 error sent message No credit ID" in told
    assert story.dialled() == []


@pytest.mark.parametrize("fate", ["31", "33"])
async def test_no_usable_answer_becomes_a_question_and_never_a_second_call(
    story: World, fate: str
) -> None:
    await story.say(f"/ligar 11 90000-00{fate} Olá", yes=True)
    [card] = await story.heard()
    assert card.endswith("Estou verificando; não vou discar de novo.")
    await story.turn(300)
    assert (await story.chat())[0].buttons == {}
    for _ in range(4):
        await story.turn(200)
    [shown, news] = await story.chat()
    assert "Não consegui saber se esta ligação foi feita" in shown.text
    assert news.buttons == shown.buttons
    assert await story.heard() == [news.text]
    assert list(shown.buttons) == ["Verificar de novo", "Ligar mesmo assim", "Deixar como está"]
    assert story.dialled() == []

    await story.press("Verificar de novo")
    await story.press("Deixar como está")
    left = (await story.chat())[0]
    assert left.text.endswith("Você decidiu deixar como está.")
    assert left.buttons == {}
    assert story.dialled() == []


async def test_call_again_anyway_is_a_new_order(story: World) -> None:
    await story.say("/ligar 11 90000-0033 Olá", yes=True)
    for _ in range(5):
        await story.turn(200)
    old = (await story.chat())[0]
    await story.press("Ligar mesmo assim")
    old_now, _news, fresh = await story.chat()
    assert old_now.text.endswith("Você decidiu deixar como está.")
    assert fresh.order["ticket"] != old.order["ticket"]
    assert await story.toasts() == ["Novo pedido a caminho"]
    assert len(await story.heard()) == 3
    assert story.dialled() == []


@pytest.fixture
def deadline(monkeypatch: pytest.MonkeyPatch) -> Deadline:
    """What the platform is given to answer passes when the test says so."""
    deadline = Deadline()
    monkeypatch.setattr("bot.assemble.Client", partial(Client, timer=deadline.timer))
    return deadline


@pytest.mark.parametrize("changes", [{"velip_timeout": 2}])
async def test_accepted_but_unanswered_is_found_by_its_ticket(
    deadline: Deadline, story: World
) -> None:
    platform, accepted = story.sandbox.platform, asyncio.Event()
    platform.on_change.add(lambda: accepted.set() if platform.ledger else None)
    asked = asyncio.create_task(story.say("/ligar 11 90000-0032 Olá", yes=True))
    await accepted.wait()
    deadline.pass_now()
    await asked
    assert set(deadline.seconds) == {2}
    [dialled] = story.dialled()
    [card] = await story.heard()
    assert card.endswith("não vou discar de novo.")
    await story.turn(90)
    [told] = await story.heard()
    assert told.startswith("✅ +55 11 90000-0032 atendeu")
    assert story.dialled() == [], "an unsure order is looked up, never dialled again"
    assert dialled.ctid == (await story.chat())[0].order["ticket"]
