"""An invitation gives what it says, once, to whoever brings it first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.channels.all import CHANNELS
from domain.channel import ChannelDirectory
from domain.chat import Message
from domain.people.audit import Act
from domain.people.roles import Role
from tests.handlers.talk import Talk


def token_of(message: Message) -> str:
    return re.findall(r"/start ([\w-]{22})", message.text)[0]


async def invited(talk: Talk, asked: str = "/convidar agente Bia") -> str:
    [offer] = await talk.say(asked)
    return token_of(offer)


async def test_the_links_name_the_role_the_end_and_every_way_in(talk: Talk) -> None:
    accounts = {"web": "https://ramal.example", "telegram": "ramal_bot"}
    talk.rules = replace(talk.rules, channels=ChannelDirectory(CHANNELS, accounts))
    [offer] = await talk.say("/convidar agente Bia")
    token = token_of(offer)
    assert offer.text == (
        "Convite para Bia como agente. Vale uma vez, até quarta-feira, 25 de novembro, às 12:00. "
        "Entregue só a essa pessoa: quem abrir primeiro entra.\n\n"
        f"Telegram: https://t.me/ramal_bot?start={token}\n"
        f"No navegador: https://ramal.example/login/{token}\n"
        f"Ou a pessoa escreve ao Ramal: /start {token}"
    )


async def test_who_brings_it_has_the_role_and_its_maker_is_told(talk: Talk) -> None:
    token = await invited(talk)
    told, welcome = await talk.say(f"/start {token}", by="bia")
    bia = await talk.person("bia")
    assert bia.role is Role.AGENT
    assert welcome.text == (
        "Boas-vindas! A sua permissão aqui: agente. Para ver o que pode fazer: /ajuda"
    )
    assert ("ligar", "Fazer uma ligação que fala por você") in welcome.menu
    assert told.text == (
        "bia aceitou o convite e recebeu a permissão: agente. "
        f"Para mudar ou revogar: /quem p{bia.id}"
    )
    asked, joined = await talk.audit()
    assert (asked.act, joined.act) == (Act.INVITED, Act.JOINED)
    assert joined.detail == {"role": "agent", "inviter": asked.person_id}


async def test_it_works_once(talk: Talk) -> None:
    token = await invited(talk)
    await talk.say(f"/start {token}", by="bia")
    await talk.has(Role.NONE, "bia")
    [refused] = await talk.say(f"/start {token}", by="bia")
    assert refused.text.startswith("Este convite não vale mais")
    assert (await talk.person("bia")).role is Role.NONE


async def test_it_ends_after_two_days(talk: Talk) -> None:
    token = await invited(talk)
    talk.clock.turn(hours=48)
    [refused] = await talk.say(f"/start {token}", by="bia")
    assert refused.text.startswith("Este convite não vale mais")


async def test_all_open_ones_can_be_taken_back(talk: Talk) -> None:
    tokens = [await invited(talk), await invited(talk, "/invite admin")]
    [told] = await talk.say("/convidar cancelar")
    assert told.text == "2 convites em aberto não valem mais."
    for token in tokens:
        [refused] = await talk.say(f"/start {token}", by="bia")
        assert refused.fault == "invalid"
    [told] = await talk.say("/convidar cancelar")
    assert told.text == "Não havia nenhum convite em aberto."


async def test_what_somebody_made_who_no_longer_administers_is_void(talk: Talk) -> None:
    token = await invited(talk)
    talk.admit("rui")
    [refused] = await talk.say(f"/start {token}", by="bia")
    assert refused.text.startswith("Este convite não vale mais")


@pytest.mark.parametrize("role", [Role.AGENT, Role.ADMIN])
async def test_it_is_not_spent_by_somebody_who_has_more(talk: Talk, role: Role) -> None:
    token = await invited(talk)
    await talk.has(role, "bia")
    [told] = await talk.say(f"/start {token}", by="bia")
    assert told.text.startswith("Você já tem essa permissão ou uma maior")
    assert (await talk.person("bia")).role is role
    told, _ = await talk.say(f"/start {token}", by="rui")
    assert "aceitou o convite que você fez para Bia e recebeu" in told.text


async def test_a_guest_who_brings_one_for_agents_becomes_one(talk: Talk) -> None:
    await talk.say(f"/start {await invited(talk, '/convidar convidado')}", by="bia")
    [greeting] = await talk.say("/start", by="bia")
    assert "A sua permissão aqui: convidado." in greeting.text
    assert [word for word, _ in greeting.menu] == [
        "status", "cancelar", "meunumero", "retorno", "vincular", "sessoes", "idioma", "ajuda",
    ]  # fmt: skip
    await talk.say(f"/start {await invited(talk)}", by="bia")
    assert (await talk.person("bia")).role is Role.AGENT


async def test_without_a_role_it_is_asked_for_with_buttons(talk: Talk) -> None:
    [asked] = await talk.say("/convidar")
    assert "Convidado: só vê" in asked.text
    assert [b.choice for b in asked.buttons] == [
        "invite:guest", "invite:agent", "invite:operator", "invite:admin",
    ]  # fmt: skip
    [offer] = await talk.press("invite:operator")
    assert offer.text.startswith("Convite para operador. Vale uma vez")
    [unknown] = await talk.say("/convidar chefe Bia")
    assert unknown.text.startswith("Não conheço essa permissão. Nenhum convite foi criado.")


@pytest.mark.parametrize("role", [Role.NONE, Role.GUEST, Role.AGENT, Role.OPERATOR])
async def test_only_administrators_invite(talk: Talk, role: Role) -> None:
    await talk.has(role, "bia")
    for asked in ("/convidar admin", "/quem"):
        [refused] = await talk.say(asked, by="bia")
        assert refused.fault == "not-allowed"
    [toast] = await talk.press("invite:admin", by="bia")
    assert toast.toast == "Você não tem permissão para isto."


async def test_to_take_back_ones_invitation_alone_is_not_misunderstood(talk: Talk) -> None:
    token = await invited(talk)
    [refused] = await talk.say("/convidar cancelar Bia")
    assert refused.text.startswith("Não conheço essa permissão.")
    told, _ = await talk.say(f"/start {token}", by="bia")
    assert "aceitou o convite" in told.text
