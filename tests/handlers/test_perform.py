"""Every intention meets its handler, and whoever may not ask learns what to do about it."""

import pytest

from domain.chat import Text, Unsupported
from domain.command import Command
from domain.people.person import LOCALES
from handlers.replies.sentences import say
from storage.people import people
from tests.handlers.talk import ANA, Talk


async def test_a_stranger_learns_whom_to_ask_and_for_what(talk: Talk) -> None:
    for typed in ("/start", f"/ligar {ANA} Olá", "/status", "Bom dia", "/meunumero 190"):
        [reply] = await talk.say(typed, by="bia", yes=True)
        assert reply.text == (
            "Você ainda não tem permissão para usar o Ramal. Nada foi discado. "
            "Peça um convite a quem administra; para quem administra, você é: terminal:bia"
        )
        assert reply.fault == "not-allowed"
        assert reply.to.external_id == "bia"
    [reply] = await talk.hear(Unsupported("photo"), by="bia")
    assert reply.fault == "not-allowed"


async def test_a_stranger_who_presses_is_told_by_a_toast(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    [toast] = await talk.press(await talk.choice("Ligar"), by="bia")
    assert (toast.text, toast.toast) == ("", "Você não tem permissão para isto.")


async def test_a_stranger_may_choose_the_language_of_the_refusal(talk: Talk) -> None:
    [reply] = await talk.say("/language en", by="bia")
    assert reply.text == "Done, I will speak English from now on."
    [reply] = await talk.say("/help", by="bia")
    assert reply.text.startswith("You are not allowed to use Ramal yet.")


async def test_an_administrator_is_one_by_any_of_their_names(talk: Talk) -> None:
    talk.admit("bia")
    [reply] = await talk.say("/ajuda", by="ana")
    assert reply.fault == "not-allowed"
    [reply] = await talk.say("/ajuda", by="bia")
    assert reply.fault == ""


async def test_what_people_say_to_each_other_in_a_group_makes_nobody_known(talk: Talk) -> None:
    await talk.say("/grupo permitir", group="plantao")
    said = Text(f"ligue para {ANA} e diga olá")
    assert await talk.hear(said, by="bia", group="plantao", yes=True) == []
    assert await talk.people() == 1


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_first_words_name_every_command_in_the_persons_language(
    talk: Talk, locale: str
) -> None:
    [greeting] = await talk.say("/start", locale=locale)
    [help_text] = await talk.say("/help", locale=locale)
    assert greeting.text == say(locale, "greeting")
    for command in set(Command) - {Command.START, Command.HELP, Command.GROUP}:
        assert say(locale, f"command-{command}") in help_text.text


async def test_what_is_not_understood_orders_nothing_and_names_the_nearest(talk: Talk) -> None:
    [reply] = await talk.say("Bom dia")
    assert reply.text == "Não entendi. Nada foi discado. Veja o que sei fazer: /ajuda"
    [reply] = await talk.say(f"/ligr {ANA} Olá", yes=True)
    assert reply.text.startswith("Não conheço este comando. Você quis dizer /ligar? ")
    assert reply.fault == "invalid"
    [reply] = await talk.hear(Unsupported("foto"))
    assert reply.text.startswith("Ainda não sei usar o que você enviou (foto).")
    assert reply.fault == "invalid"
    assert await talk.count() == 0


async def test_a_person_keeps_the_language_of_their_first_words(talk: Talk) -> None:
    await talk.say("/start", locale="en")
    [reply] = await talk.say("/status", locale="pt")
    assert reply.text.startswith("You have no orders yet.")


async def test_a_person_who_was_introduced_without_a_language_gets_that_of_their_first_words(
    talk: Talk,
) -> None:
    async with talk.database.write() as session:
        await people.open_person(session, "terminal:ana", locale="")
    [reply] = await talk.say("/status", locale="en")
    assert reply.text.startswith("You have no orders yet.")
    [reply] = await talk.say("/status", locale="pt-BR")
    assert reply.text.startswith("You have no orders yet.")


async def test_every_answer_is_an_event_of_its_own(talk: Talk) -> None:
    first, second = [(await talk.say("/ajuda"))[0] for _ in range(2)]
    assert first.event != second.event
    assert first.to == second.to
