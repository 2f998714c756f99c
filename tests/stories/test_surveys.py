"""One question to several people at once: one card, one yes, and a tally that fills in by name."""

from __future__ import annotations

import pytest

from bot.channels.line_json import shape
from domain.chat import Address
from tests.stories.world import World

PEOPLE = {"Maria": "11 99206-9730", "João": "11 98765-4321", "Ana": "11 91234-5678"}
ASK = "/perguntar Maria, João e Ana: vocês vêm amanhã? 1=sim 2=não"


def digits(number: str) -> str:
    return "55" + "".join(sign for sign in number if sign.isdigit())


async def save(story: World, people: dict[str, str] = PEOPLE) -> None:
    for name, number in people.items():
        await story.say(f"/contato {name} {number}")
    await story.heard()


def picks_up(story: World, name: str, fate: str = "answer", keys: str = "") -> None:
    story.sandbox.platform.phones.set_behaviour(digits(PEOPLE[name]), fate, keys)


async def edits(story: World) -> int:
    """How often a survey's card was edited as answers came in."""
    lines = await story.program.dispatch.list_lines(Address("terminal", "ana"), 0)
    events = [shape(line).get("event", "") for line in lines]
    return sum(":tally:" in event for event in events)


async def test_one_yes_asks_all_and_the_card_fills_in_by_name(story: World) -> None:
    await save(story)
    await story.say(ASK)
    [card] = await story.heard()
    assert card.startswith(
        "❓ Pergunta para 3 pessoas\n"
        "Pergunta falada: “vocês vêm amanhã?”\n"
        "• tecla 1: sim\n"
        "• tecla 2: não\n"
        "Vou ligar para:\n"
        "• Maria (+55 11 99206-9730)\n"
        "• João (+55 11 98765-4321)\n"
        "• Ana (+55 11 91234-5678)\n"
    )
    assert card.endswith("\n\nPosso ligar? Espero a sua resposta por 5 minutos.")
    assert story.dialled() == []
    picks_up(story, "Maria", keys="1")
    picks_up(story, "João", keys="2")
    picks_up(story, "Ana", "na")
    await story.press("Ligar")
    assert [call.params["ndig"] for call in story.dialled()] == ["1", "1", "1"]
    [shown] = [said for said in await story.chat() if said.card]
    assert shown.text.endswith(
        "📊 sim 0, não 0, esperando 3\n• Maria: esperando\n• João: esperando\n• Ana: esperando"
    )
    assert shown.buttons == {}
    await story.turn(120)
    [shown] = [said for said in await story.chat() if said.card]
    assert shown.text.endswith(
        "📊 sim 1, não 1, sem resposta 1\n• Maria: sim\n• João: não\n• Ana: não atendido"
    )
    [told] = await story.heard()
    short = shown.text.split("Pedido ")[1][:5]
    assert told == (
        f"🏁 A pergunta “vocês vêm amanhã?” terminou (pedido {short}).\n"
        "📊 sim 1, não 1, sem resposta 1\n"
        "Não deram resposta: Ana."
    )
    await story.say("/status")
    [listed] = await story.heard()
    assert f"{short} · pergunta para 3 pessoas · sim 1, não 1, sem resposta 1" in listed
    assert listed.count("\n") == 1, "its calls are not listed beside it"
    await story.say(f"/status {short}")
    [whole] = await story.heard()
    assert whole == shown.text


async def test_an_english_question_goes_to_numbers_and_names_and_to_each_phone_once(
    story: World,
) -> None:
    await save(story)
    await story.say("/idioma en")
    await story.heard()
    picks_up(story, "Maria", keys="1")
    picks_up(story, "João", keys="7")
    asked = "Maria, 11 98765-4321, +55 11 99206-9730 and João: are you coming? 1=yes 2=no"
    await story.say(f"/ask {asked}", yes=True)
    assert len(story.dialled()) == 2, "a phone that is named twice rings once"
    await story.turn(120)
    card, told = await story.heard()
    assert card.endswith(
        "📊 yes 1, no 0, another key 1\n"
        "• Maria: yes\n"
        "• João: pressed 7, which is none of the answers"
    )
    assert "Gave no answer: João." in told


async def test_who_may_not_be_called_is_named_before_the_yes_and_the_others_are_asked(
    story: World,
) -> None:
    await save(story)
    await story.say(f"/bloquear {PEOPLE['João']}")
    await story.heard()
    await story.say(ASK)
    [card] = await story.heard()
    assert "❓ Pergunta para 2 pessoas\n" in card
    assert "Não ligo para:\n• João (+55 11 98765-4321): bloqueado por quem administra\n" in card
    await story.press("Ligar")
    assert {call.dest for call in story.dialled()} == {
        digits(PEOPLE["Maria"]),
        digits(PEOPLE["Ana"]),
    }
    await story.turn(120)
    *_, told = await story.heard()
    assert "terminou" in told


async def test_limits_count_each_call(story: World) -> None:
    await save(story)
    await story.say("/limites pessoa-hora 2")
    await story.heard()
    await story.say(ASK)
    [card] = await story.heard()
    assert "• Ana (+55 11 91234-5678): passaria do limite de pedidos ou de gastos\n" in card
    await story.press("Ligar")
    assert len(story.dialled()) == 2
    await story.turn(120)
    await story.heard()
    await story.say(ASK)
    [refused] = await story.heard()
    assert refused.startswith("Você já fez 2 pedidos na última hora")
    assert story.dialled() == []


async def test_what_has_not_left_is_cancelled_by_its_button_and_by_command(story: World) -> None:
    await save(story)
    await story.say(ASK)
    await story.press("Cancelar")
    [card] = await story.heard()
    assert card.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
    await story.say(ASK.replace("/perguntar", "/perguntar amanhã às 9h"))
    await story.press("Marcar")
    [card] = await story.heard()
    assert "🕓 Marcado para" in card
    await story.say("/cancelar")
    [told] = await story.heard()
    assert told.startswith("Cancelei a pergunta ")
    assert story.dialled() == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Maria, Zeca e Ana: vocês vêm? 1=sim 2=não", "Não sei quem é “Zeca”"),
        ("Maria e João: vocês vêm?", "Faltou dizer o que cada tecla quer dizer."),
        ("Maria e João: vocês vêm? falando", "Resposta falada, peço a uma pessoa de cada vez."),
        ("Maria e João:", "Faltou"),
        (
            ", ".join(f"11 99206-{9000 + n}" for n in range(31)) + ": vêm? 1=sim 2=não",
            "Pergunto a no máximo 30 pessoas de uma vez.",
        ),
    ],
)
async def test_what_cannot_be_asked_is_explained_and_dials_nothing(
    story: World, typed: str, why: str
) -> None:
    await save(story)
    await story.say(f"/perguntar {typed}", yes=True)
    [told] = await story.heard()
    assert told.startswith(why)
    assert story.dialled() == []


async def test_a_comma_or_colon_in_the_question_makes_no_list(story: World) -> None:
    await save(story)
    await story.say("/perguntar Maria, você vem amanhã? 1=sim 2=não")
    [card] = await story.heard()
    assert card.startswith("❓ Pergunta para Maria (+55 11 99206-9730)\n")
    assert "“você vem amanhã?”" in card


async def test_thirty_people_with_mixed_ends_make_one_tally_and_one_message(story: World) -> None:
    fates = [("answer", "1")] * 12 + [("answer", "2")] * 5 + [("answer", "")] * 4
    fates += [("answer", "7")] * 3 + [("na", "")] * 6
    numbers = [f"55119920690{n:02}" for n in range(30)]
    for number, (fate, keys) in zip(numbers, fates, strict=True):
        story.sandbox.platform.phones.set_behaviour(number, fate, keys)
    await story.say(f"/perguntar {', '.join('+' + n for n in numbers)}: vêm? 1=sim 2=não")
    await story.press("Ligar")
    for _ in range(6):
        await story.turn(120)
    assert sorted(call.dest for call in story.dialled()) == numbers
    card, told = await story.heard()
    tally = "📊 sim 12, não 5, outra tecla 3, sem resposta 10\n"
    assert tally in card
    assert tally in told
    assert told.count("+55 11") == 13, "those who gave no answer are listed"
    assert await edits(story) <= 2 * 30 + 1
