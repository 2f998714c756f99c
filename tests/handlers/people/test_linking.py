"""One person on several channels: by a code that works once, and never towards more rights."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.channels.web.declaration import WEB
from domain.channel import ChannelDirectory
from domain.chat import Message
from domain.people.audit import Act
from domain.people.limits import LimitName
from domain.people.roles import Role
from storage.people import logins, people
from storage.people.contacts import list_contacts
from storage.people.limits import read_limits, set_limit
from tests.handlers.talk import ANA, Talk

OTHER = "21 99765-4321"
PAGE = ChannelDirectory((WEB,), {"web": "https://ramal.example"})


def code_of(message: Message) -> str:
    return re.findall(r": ([a-z0-9]{4}-[a-z0-9]{4})\n", message.text)[0]


async def code(talk: Talk, by: str = "ana") -> str:
    [offer] = await talk.say("/vincular", by=by)
    return code_of(offer)


async def linked(talk: Talk, typed: str, by: str) -> list[Message]:
    """Somebody types a code, reads whose it is, and goes on."""
    [asked] = await talk.say(f"/vincular {typed}", by=by)
    assert [button.label for button in asked.buttons] == ["Sim, sou eu"], asked.text
    return await talk.press(asked.buttons[0].choice, by=by)


async def test_who_types_the_code_is_the_same_person(talk: Talk) -> None:
    typed = await code(talk)
    told, done = await linked(talk, typed.upper(), "bia")
    assert done.text.startswith("Pronto: esta conta agora também é de ana.")
    assert ("quem", "Ver e mudar quem pode o quê") in done.menu
    assert told.text.startswith("A conta terminal:bia usou o seu código")
    ana, bia = await talk.person("ana"), await talk.person("bia")
    assert ana == bia
    assert ana.identities == {"terminal:ana", "terminal:bia"}
    entry = (await talk.audit())[-1]
    assert (entry.act, entry.person_id) == (Act.LINKED, ana.id)


async def test_contacts_and_history_become_one(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.knows("Maria", ANA)
    await talk.knows("Rui", OTHER)
    await talk.knows("Maria", "11 98765-4321", by="bia")
    await talk.knows("Rui da loja", OTHER, by="bia")
    await talk.say(f"/ligar {ANA} Olá", by="bia")
    order = await talk.order(by="bia")
    await linked(talk, await code(talk), "bia")
    async with talk.database.read() as session:
        book = await list_contacts(session, (await talk.person("ana")).id)
    assert [(c.name, c.number.grouped) for c in book] == [
        ("Maria", "+55 11 99206-9730"),
        ("Maria 2", "+55 11 98765-4321"),
        ("Rui", "+55 21 99765-4321"),
    ]
    [status] = await talk.say("/status")
    assert order.short in status.text
    toast, _ = await talk.press(f"yes:{order.ticket}")
    assert toast.toast == "Confirmado", "one's own order, from the other channel"


async def test_a_code_works_once_and_for_ten_minutes(talk: Talk) -> None:
    typed = await code(talk)
    await linked(talk, typed, "bia")
    [refused] = await talk.say(f"/vincular {typed}", by="rui")
    assert refused.text.startswith("Este código não vale")
    late = await code(talk)
    talk.clock.turn(minutes=10)
    [refused] = await talk.say(f"/vincular {late}", by="rui")
    assert refused.text.startswith("Este código não vale")
    first, _ = await code(talk), await code(talk)
    [refused] = await talk.say(f"/vincular {first}", by="rui")
    assert refused.text.startswith("Este código não vale"), "a newer one took its place"
    [refused] = await talk.say(f"/vincular {await code(talk)}")
    assert refused.text.startswith("Este código é desta mesma pessoa.")


async def test_nobody_who_may_more_is_drawn_into_a_lesser_account(talk: Talk) -> None:
    """An attacker who talks an administrator into typing a code would be one."""
    await talk.has(Role.GUEST, "bia")
    typed = await code(talk, "bia")
    [refused] = await talk.say(f"/vincular {typed}")
    assert refused.text.startswith("Esta conta pode mais do que a outra")
    assert (await talk.person("bia")).identities == {"terminal:bia"}
    [refused] = await talk.say("/vincular", by="rui")
    assert refused.fault == "not-allowed", "a stranger has nothing to give"


async def test_codes_cannot_be_guessed(talk: Talk) -> None:
    typed = await code(talk)
    for number in range(5):
        [refused] = await talk.say(f"/vincular aaaa-aaa{number}", by="bia")
        assert refused.text.startswith("Este código não vale")
    [refused] = await talk.say(f"/vincular {typed}", by="bia")
    assert refused.text == (
        "Muitos códigos errados em pouco tempo. Nada mudou. "
        "Tente de novo a partir de segunda-feira, 23 de novembro, às 13:00."
    )
    assert len([e for e in await talk.audit() if e.act is Act.REFUSED]) == 5


async def test_nobody_escapes_their_limit_by_becoming_somebody_else(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.has(Role.AGENT, "rui")
    async with talk.database.write() as session:
        await set_limit(session, LimitName.PERSON_HOUR, 5, (await talk.person("bia")).id)
    await linked(talk, await code(talk, "rui"), "bia")
    async with talk.database.read() as session:
        rui = await people.find_by_identity(session, "terminal:rui")
        assert rui is not None
        assert (await read_limits(session, rui.id))[LimitName.PERSON_HOUR] == 5


async def test_a_question_that_waited_is_forgotten_and_nothing_is_lost(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.say(f"/ligar {ANA}", by="bia")
    await linked(talk, await code(talk), "bia")
    [reply] = await talk.say("O pedido chegou", by="bia")
    assert "Posso ligar?" not in reply.text
    [told] = await talk.say("/quem")
    assert told.text.count("terminal:bia") == 1


async def test_the_browsers_link_is_for_the_same_person(talk: Talk) -> None:
    talk.rules = replace(talk.rules, channels=PAGE)
    [offer] = await talk.say("/vincular")
    token = re.findall(r"https://ramal\.example/login/([\w-]+)", offer.text)[0]
    async with talk.database.write() as session:
        cookie = await logins.use_link(session, token, talk.clock.now())
        assert cookie is not None
        identity = await logins.find_session(session, cookie, talk.clock.now())
    assert identity in (await talk.person("ana")).identities
    [again] = await talk.say("/vincular")
    assert len((await talk.person("ana")).identities) == 2, "the same account on the page"
    assert "https://ramal.example/login/" in again.text


async def test_an_account_can_be_unlinked_and_may_then_do_nothing(talk: Talk) -> None:
    await linked(talk, await code(talk), "bia")
    [offer] = await talk.say("/vincular")
    [button] = offer.buttons
    assert button.label == "Desvincular terminal:bia"
    [told] = await talk.press(button.choice)
    assert told.text.startswith("Pronto: terminal:bia não é mais você aqui")
    assert (await talk.person("bia")).role is Role.NONE
    [refused] = await talk.say("/ajuda", by="bia")
    assert refused.fault == "not-allowed"
    [toast] = await talk.press(button.choice)
    assert toast.toast == "Este botão já não vale."


@pytest.mark.parametrize("number", [1, 2, 999])
async def test_a_forged_button_unlinks_nobody_elses_account(talk: Talk, number: int) -> None:
    await talk.say("/ajuda")
    await talk.has(Role.AGENT, "bia")
    [toast] = await talk.press(f"unlink:{number}", by="bia")
    assert toast.toast == "Este botão já não vale."
    assert (await talk.person("ana")).identities == {"terminal:ana"}


async def test_whoever_is_asked_whose_code_it_is_may_still_turn_back(talk: Talk) -> None:
    [asked] = await talk.say(f"/vincular {await code(talk)}", by="bia")
    assert asked.text.startswith("Este código é de ana (terminal:ana).")
    assert (await talk.person("bia")).role is Role.NONE
    talk.clock.turn(minutes=10)
    [refused] = await talk.press(asked.buttons[0].choice, by="bia")
    assert refused.text.startswith("Este código não vale")


async def test_whom_only_the_settings_can_change_is_nobody_elses(talk: Talk) -> None:
    await talk.has(Role.ADMIN, "bia")
    [refused] = await talk.say(f"/vincular {await code(talk, 'bia')}")
    assert refused.text.startswith("Esta conta pode mais do que a outra")


async def test_an_old_number_still_means_the_person_who_is_there_now(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.has(Role.AGENT, "rui")
    old = (await talk.person("bia")).id
    await linked(talk, await code(talk, "rui"), "bia")
    await talk.say(f"/quem p{old} revogar")
    assert (await talk.person("rui")).role is Role.NONE


async def test_what_is_under_way_is_not_told_to_an_account_that_was_given_up(talk: Talk) -> None:
    await linked(talk, await code(talk), "bia")
    await talk.say(f"/ligar amanhã 9h {ANA} segredo", by="bia")
    await talk.press(f"yes:{(await talk.order()).ticket}", by="bia")
    [offer] = await talk.say("/vincular")
    await talk.press(offer.buttons[0].choice)
    talk.clock.turn(hours=30)
    assert {message.to.external_id for message in await talk.expire()} == {"ana"}
