"""Who may do what: shown, changed, revoked; never the wrong person."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from domain.people.audit import Act
from domain.people.roles import Role
from storage.people import logins, people
from storage.people.people import PersonRow
from tests.handlers.talk import ANA, Talk


async def named(talk: Talk, who: str, name: str) -> int:
    """Somebody whom we know under a name of their own choice; their number."""
    async with talk.database.write() as session:
        person = await people.open_person(session, f"terminal:{who}", name=name, locale="pt-BR")
    return person.id


async def test_everybody_is_listed_and_who_waits_without_a_role(talk: Talk) -> None:
    await talk.say("/ajuda")
    await talk.has(Role.AGENT, "bia")
    rui = await named(talk, "rui", "Rui")
    [told] = await talk.say("/quem")
    ana, bia = await talk.person("ana"), await talk.person("bia")
    assert told.text == (
        "Quem pode usar o Ramal:\n"
        f"p{bia.id} · bia · agente · terminal:bia\n"
        f"p{ana.id} · ana · administrador (definido em RAMAL_ADMINS) · terminal:ana\n\n"
        "Escreveram e não têm permissão:\n"
        f"p{rui} · Rui · sem permissão · terminal:rui\n\n"
        f"Para ver, mudar ou revogar: /quem p{rui}"
    )
    await talk.say("/convidar agente")
    [told] = await talk.say("/quem")
    assert "Há um convite em aberto; para cancelar: /convidar cancelar" in told.text
    assert (await talk.audit())[0].act is Act.PEOPLE_LISTED


async def test_one_is_shown_with_buttons_and_changed(talk: Talk) -> None:
    number = await named(talk, "bia", "Bia")
    await talk.say("/idioma pt", by="bia")
    [card] = await talk.say("/quem Bia")
    assert card.text == f"Bia\nPermissão: sem permissão\nContas: terminal:bia\nCódigo: p{number}"
    assert [b.label for b in card.buttons] == ["Convidado", "Agente", "Operador", "Administrador"]
    agent = card.buttons[1].choice
    done, told = await talk.press(agent)
    assert done.text == "Pronto: Bia agora tem a permissão agente. Antes: sem permissão."
    assert told.to.external_id == "bia"
    assert told.text.startswith("A sua permissão mudou; agora é: agente.")
    assert ("ligar", "Fazer uma ligação que fala por você") in told.menu
    entry = (await talk.audit())[-1]
    assert (entry.act, entry.subject) == (Act.ROLE_GIVEN, f"person:{number}")
    assert entry.detail == {"role": "agent", "before": "none"}


async def test_a_button_of_an_older_card_gives_nothing_back(talk: Talk) -> None:
    await named(talk, "bia", "Bia")
    [card] = await talk.say("/quem Bia")
    await talk.press(card.buttons[3].choice)
    await talk.say("/quem terminal:bia revogar")
    [toast] = await talk.press(card.buttons[3].choice)
    assert toast.toast == "Este botão já não vale."
    assert (await talk.person("bia")).role is Role.NONE


async def test_who_is_revoked_is_told_and_logged_out_and_their_orders_do_not_leave(
    talk: Talk,
) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.say(f"/ligar amanhã às 9h {ANA} Olá", by="bia")
    await talk.press_label("Marcar", by="bia")
    async with talk.database.write() as session:
        person = await talk.person("bia")
        await people.link_identity(session, person.id, "web:bia")
        cookie = await logins.open_session(session, "web:bia", talk.clock.now())
    done, told = await talk.say("/quem terminal:bia revogar")
    assert done.text == (
        "Pronto: bia não pode mais nada aqui. Antes: agente. O que ainda não foi discado não será."
    )
    assert told.text.startswith("A sua permissão no Ramal foi retirada.")
    assert [word for word, _ in told.menu] == ["vincular", "idioma"]
    async with talk.database.read() as session:
        assert await logins.find_session(session, cookie, talk.clock.now()) is None


@pytest.mark.parametrize(
    "asked", ["{p} agente", "p{p} agente", "#{p} agente", "terminal:bia agent"]
)
async def test_a_number_or_an_account_names_one_person_for_certain(talk: Talk, asked: str) -> None:
    number = await named(talk, "bia", "Ana")
    await talk.say(f"/quem {asked.format(p=number)}")
    assert (await talk.person("bia")).role is Role.AGENT


async def test_of_two_of_one_name_nobody_is_changed(talk: Talk) -> None:
    first, second = await named(talk, "bia", "Bia"), await named(talk, "rui", "BIA")
    [told] = await talk.say("/quem Bia admin")
    assert told.text.startswith("Mais de uma pessoa pode ser “Bia”. Nada mudou.")
    assert f"p{first} ·" in told.text
    assert f"p{second} ·" in told.text
    [told] = await talk.say("/quem Zé admin")
    assert told.text.startswith("Não conheço ninguém chamado “Zé”. Nada mudou.")


async def test_a_name_that_looks_like_anothers_is_marked(talk: Talk) -> None:
    await named(talk, "bia", "Аna\u202e\nadmin")  # its first letter is Cyrillic
    [told] = await talk.say("/quem terminal:bia")
    first = told.text.splitlines()[0]
    assert first == "⚠️ Аna admin (letras de mais de um alfabeto)"
    await named(talk, "rui", "\u200b")
    [told] = await talk.say("/quem terminal:rui")
    assert told.text.startswith("(sem nome)")


async def test_nobody_changes_themselves_nor_whom_the_settings_name(talk: Talk) -> None:
    await talk.has(Role.ADMIN, "bia")
    ana = await named(talk, "ana", "ana")
    [told] = await talk.say(f"/quem p{ana} agente", by="bia")
    assert told.text.startswith("ana administra porque RAMAL_ADMINS, na configuração, diz isso")
    [told] = await talk.say("/quem terminal:bia agente", by="bia")
    assert told.text.startswith("Você não pode mudar a sua própria permissão.")
    [told] = await talk.say("/quem terminal:bia admin")
    assert told.text == "bia já tem a permissão administrador. Nada mudou."
    assert (await talk.person("bia")).role is Role.ADMIN


async def test_a_name_that_ends_with_a_role_gives_none(talk: Talk) -> None:
    await named(talk, "bia", "Carlos Administrador")
    [card] = await talk.say("/quem Carlos Administrador")
    assert card.text.startswith("Carlos Administrador\nPermissão: sem permissão")
    [card] = await talk.say("/quem Carlos admin")
    assert "Administrador" in [b.label for b in card.buttons], "a name is only looked at"
    assert (await talk.person("bia")).role is Role.NONE


async def test_an_impostor_does_not_hide_whom_they_are_called_after(talk: Talk) -> None:
    await named(talk, "bia", "Bia Souza")
    await named(talk, "rui", "Bia")
    [told] = await talk.say("/quem Bia")
    assert told.text.startswith("Mais de uma pessoa pode ser “Bia”.")


async def test_a_name_cannot_stand_for_a_role_in_the_list(talk: Talk) -> None:
    await talk.say("/ajuda")
    bad = "Bia · administrador (definido em RAMAL_ADMINS)"
    bia = await named(talk, "bia", bad)
    async with talk.database.write() as session:  # as it may have been stored before
        await session.execute(update(PersonRow.__table__).values(name=bad))  # type: ignore[attr-defined]
    [told] = await talk.say("/quem")
    shown = "Bia administrador definido em RAMAL_ADMINS"
    assert f"p{bia} · {shown} · sem permissão · terminal:bia\n" in told.text
    [card] = await talk.say(f"/quem p{bia}")
    assert bad not in card.text
