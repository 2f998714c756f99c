"""The limits as administrators see and set them."""

from __future__ import annotations

import pytest

from domain.people.audit import Act
from domain.people.limits import LimitName, Quiet
from domain.people.roles import Role
from storage.people.limits import read_limits
from tests.handlers.talk import Talk


async def held(talk: Talk, name: LimitName, by: int = 0) -> int:
    async with talk.database.read() as session:
        return (await read_limits(session, by))[name]


async def test_all_are_listed_with_how_to_change_them(talk: Talk) -> None:
    [told] = await talk.say("/limite")
    lines = told.text.split("\n")
    assert lines[0] == "Os limites que valem:"
    assert lines[1] == "pessoa-hora 60 · pedidos de uma pessoa em uma hora"
    assert "pessoa-gasto sem limite · gasto de uma pessoa em 24 horas" in lines
    assert lines[13].startswith("silêncio não · horas em que ninguém é chamado")
    assert lines[-1].startswith("Para mudar: /limite pessoa-hora 30")


@pytest.mark.parametrize("typed", ["/limite pessoa-hora 10", "/limits person-hour 10"])
async def test_one_is_set_and_set_back(talk: Talk, typed: str) -> None:
    [done] = await talk.say(typed)
    assert done.text == "Pronto: pessoa-hora 10 · pedidos de uma pessoa em uma hora."
    assert await held(talk, LimitName.PERSON_HOUR) == 10
    await talk.say("/limite pessoa-hora padrão")
    assert await held(talk, LimitName.PERSON_HOUR) == 60
    first, _ = await talk.audit()
    assert (first.act, first.detail) == (Act.LIMIT_SET, {"limit": "person-hour", "value": 10})


async def test_one_person_may_have_another(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    bia = (await talk.person("bia")).id
    [done] = await talk.say(f"/limite p{bia} pessoa-gasto 12,50")
    assert done.text == (
        "Pronto, só para bia: pessoa-gasto 12,50 · gasto de uma pessoa em 24 horas."
    )
    assert await held(talk, LimitName.PERSON_SPEND, bia) == 12_500
    assert await held(talk, LimitName.PERSON_SPEND) == 0
    [told] = await talk.say(f"/limite p{bia}")
    assert told.text.split("\n")[:2] == [
        "Os limites que valem para bia:",
        "pessoa-hora 60 · pedidos de uma pessoa em uma hora",
    ]
    [refused] = await talk.say(f"/limite p{bia} total-hora 1")
    assert refused.text.startswith("Este limite vale só para todos juntos. Nada mudou.")


@pytest.mark.parametrize(
    "typed",
    [
        "pessoa-hora",
        "pessoa-hora dez",
        "pessoa-hora -1",
        "pessoa-hora 1,5",
        "pessoa-hora 99999999",
        "hora 10",
        "silencio 22:00",
        "silencio 22:00 22:00",
        "silencio 25:00 8:00",
        "pessoa-hora 1 2",
    ],
)
async def test_what_is_unclear_changes_nothing(talk: Talk, typed: str) -> None:
    [refused] = await talk.say(f"/limite {typed}")
    assert refused.text.startswith("Não entendi: depois do nome do limite vem um valor")
    assert await held(talk, LimitName.PERSON_HOUR) == 60
    assert await talk.audit() == []


@pytest.mark.parametrize("typed", ["silencio 22:00 8:00", "silêncio das 22h às 8h"])
async def test_quiet_hours_are_set_and_dropped(talk: Talk, typed: str) -> None:
    [done] = await talk.say(f"/limite {typed}")
    assert done.text.startswith("Pronto: das 22:00 às 08:00 ninguém é chamado")
    [told] = await talk.say("/limite")
    assert "silêncio 22:00 08:00 · ninguém é chamado" in told.text
    [done] = await talk.say("/limite silêncio não")
    assert done.text == "Pronto: não há mais horas de silêncio."
    async with talk.database.read() as session:
        assert (await read_limits(session)).quiet == Quiet()


async def test_a_code_that_nobody_has_is_said(talk: Talk) -> None:
    [refused] = await talk.say("/limite p99999 pessoa-hora 1")
    assert refused.text.startswith("Não conheço ninguém com o código p99999. Nada mudou.")
