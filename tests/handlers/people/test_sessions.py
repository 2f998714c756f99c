"""One's browsers: listed, and logged out one by one or together."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.people.audit import Act
from domain.people.roles import Role
from domain.people.web_session import browser_name
from storage.people import logins, people
from storage.people.logins import IDLE_LIFE, SESSION_LIFE
from tests.handlers.talk import Talk

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Safari/604.1"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (CHROME, "Chrome, Windows"),
        (f"{CHROME} Edg/143.0", "Edge, Windows"),
        (SAFARI, "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/143.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) Firefox/145.0", "Firefox, Mac"),
        ("curl/8.0 (Linux)", "Linux"),
        ("<b>nobody</b>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_roughly_and_in_our_words(user_agent: str, name: str) -> None:
    assert browser_name(user_agent) == name


async def enter(talk: Talk, browser: str, name: str = "ana") -> str:
    """Somebody logs in with a browser; its cookie."""
    async with talk.database.write() as session:
        person = await people.open_person(session, f"terminal:{name}", name=name, locale="pt-BR")
        await people.link_identity(session, person.id, f"web:{name}")
        return await logins.open_session(session, f"web:{name}", talk.clock.now(), browser)


async def stands(talk: Talk, cookie: str) -> bool:
    async with talk.database.read() as session:
        return await logins.find_session(session, cookie, talk.clock.now()) is not None


async def test_ones_browsers_are_listed_and_each_is_logged_out(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    theirs = await enter(talk, "Opera, Mac", "bia")
    first = await enter(talk, "Firefox, Linux")
    talk.clock.turn(minutes=90)
    second = await enter(talk, "")
    [card] = await talk.say("/sessoes")
    lines = card.text.splitlines()
    assert lines[2].startswith("1. Navegador desconhecido: entrou ")
    assert lines[3].startswith("2. Firefox, Linux: entrou ")
    assert "Opera" not in card.text
    assert [b.label for b in card.buttons] == ["Encerrar 1", "Encerrar 2", "Encerrar todos"]
    [done] = await talk.press(card.buttons[1].choice)
    assert done.text.startswith("Pronto: a sessão foi encerrada (Firefox, Linux)")
    assert [await stands(talk, one) for one in (first, second, theirs)] == [False, True, True]
    [again] = await talk.press(card.buttons[1].choice)
    assert again.text.startswith("Esse navegador já não estava conectado.")
    assert [entry.act for entry in await talk.audit()].count(Act.LOGGED_OUT) == 1


async def test_all_are_logged_out_together(talk: Talk) -> None:
    cookies = [await enter(talk, "Firefox, Linux") for _ in range(12)]
    [card] = await talk.say("/logout")
    assert card.text.endswith(
        "Há outros, usados há mais tempo: “Encerrar todos” vale para eles também."
    )
    [done] = await talk.press(card.buttons[-1].choice)
    assert done.text.startswith("Pronto: todos os navegadores foram desconectados")
    assert not any([await stands(talk, cookie) for cookie in cookies])
    [none] = await talk.say("/sair")
    assert none.text == "Você não está conectado em nenhum navegador."


async def test_nobody_logs_out_somebody_elses_browser(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    cookie = await enter(talk, "Firefox, Linux")
    await enter(talk, "Opera, Mac", "bia")
    [card] = await talk.say("/sessoes")
    [refused] = await talk.press(card.buttons[0].choice, by="bia")
    assert refused.text.startswith("Esse navegador já não estava conectado.")
    assert await stands(talk, cookie)


async def test_what_lets_nobody_in_any_more_is_deleted(talk: Talk) -> None:
    idle, used = await enter(talk, "Firefox, Linux"), await enter(talk, "Opera, Mac")
    talk.clock.turn(seconds=(IDLE_LIFE - timedelta(seconds=1)).total_seconds())
    async with talk.database.write() as session:
        await logins.open_link(session, "web:ana", talk.clock.now())
        await logins.note_use(session, used, talk.clock.now())
    talk.clock.turn(seconds=1)
    assert [await stands(talk, idle), await stands(talk, used)] == [False, True]
    async with talk.database.write() as session:
        await logins.note_use(session, idle, talk.clock.now())
        await logins.forget_ended(session, talk.clock.now())
    assert not await stands(talk, idle), "what is over stays so"
    async with talk.database.write() as session:
        assert await logins.find_by_cookie(session, idle) is None
        await logins.forget_ended(session, talk.clock.now() + SESSION_LIFE)
        assert await logins.find_by_cookie(session, used) is None
