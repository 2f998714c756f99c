"""`ramal say` against a running program: what it prints, and the status it ends with."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.bot.commands.shell import Shell
from tests.ports import free_port


async def test_an_answered_call_ends_with_0_and_prints_each_step_once(shell: Shell) -> None:
    call = "/ligar 11 90000-0015 Olá"
    assert await shell.say_and_then(call, "accepted", 60, yes=True, wait=True) == 0
    steps = [step for step in shell.out().split("\n\n") if step.startswith(("📲", "✅"))]
    assert [step[:19] for step in steps] == ["📲 A operadora aceit", "✅ +55 11 90000-0015"]
    assert len(shell.story.dialled()) == 1


async def test_what_ends_at_once_ends_with_0(shell: Shell) -> None:
    assert await shell.say("/ajuda") == 0
    assert shell.out().startswith("Isto é o que sei fazer:")
    assert await shell.say("/sms 11 99206-9730 Olá", yes=True, wait=True) == 0
    assert await shell.say("/ligar 11 99206-9730 Olá", yes=True) == 0
    assert "A operadora aceitou." in shell.out()
    assert await shell.say("/ligar 11 99206-9730 Olá") == 0, "shown, and nothing else was asked"
    assert "Posso ligar?" in shell.out()
    assert await shell.say("/cancelar", wait=True) == 0, "it ordered nothing"


async def test_an_order_for_later_ends_with_0_once_it_is_scheduled(shell: Shell) -> None:
    assert await shell.say("/ligar em 10 minutos 11 99206-9730 Olá", yes=True, as_json=True) == 0
    [line] = [json.loads(line) for line in shell.out().splitlines()]
    assert line["state"] == "scheduled"
    assert shell.story.dialled() == []


async def test_whoever_waits_for_an_order_for_later_hears_its_end(shell: Shell) -> None:
    sms = "/sms 11 99206-9730 em 1 minuto: Olá"
    waiting = asyncio.create_task(shell.say(sms, yes=True, wait=True))
    await shell.until("scheduled")
    await shell.pass_time(62)
    shell.story.program.runtime.bell.ring()  # a loop that looked just before begins its rest after
    assert await waiting == 0
    assert "Marcado para segunda-feira, 23 de novembro, às 12:01." in shell.out()
    assert len(shell.story.dialled()) == 1


async def test_programs_read_an_object_a_line(shell: Shell) -> None:
    assert await shell.say("/sms 11 99206-9730 Olá", yes=True, wait=True, as_json=True) == 0
    lines = [json.loads(line) for line in shell.out().splitlines()]
    assert [(line["kind"], line["state"]) for line in lines] == [
        ("sms", "confirmed"),
        ("sms", "closed"),
        ("sms", "closed"),
    ]
    assert lines[-1]["outcome"] == "sent"
    assert lines[-1]["text"].startswith("✅ A operadora aceitou o SMS")
    assert {"event", "order", "ticket"} <= set(lines[-1])


async def test_what_cannot_be_asked_ends_with_2(shell: Shell) -> None:
    for text in ("/ligar 190 Olá", "/ligar 11 99206-9730", "/ligr 11 99206-9730 Olá", "Bom dia"):
        assert await shell.say(text, yes=True, wait=True) == 2, text
    assert shell.story.dialled() == []


async def test_a_call_that_nobody_answers_ends_with_3(shell: Shell) -> None:
    call = "/ligar 11 90000-0001 Olá"
    assert await shell.say_and_then(call, "accepted", 60, yes=True, wait=True) == 3
    assert "não atendeu" in shell.out()


async def test_what_was_refused_blocked_or_cancelled_ends_with_4(shell: Shell) -> None:
    assert await shell.say("/ligar 11 90000-0030 Olá", yes=True) == 4
    assert "a conta está sem crédito" in shell.out()
    blocked = "/ligar 11 90000-0005 Olá"
    assert await shell.say_and_then(blocked, "accepted", 60, yes=True, wait=True) == 4
    waiting = asyncio.create_task(shell.say("/ligar 11 99206-9730 Olá", wait=True))
    await shell.until("proposed")
    assert await shell.say("/cancelar") == 0
    assert await waiting == 4


async def test_what_nobody_knows_ends_with_5(shell: Shell) -> None:
    assert await shell.say("/sms 11 90000-0031 Olá", yes=True) == 5
    assert "SMS não pode ser consultado" in shell.out()


async def test_whoever_is_not_let_in_ends_with_6(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await shell.say("/ligar 11 99206-9730 Olá", yes=True, speaker="bia") == 6
    assert "você é: terminal:bia" in shell.out()
    monkeypatch.setenv("RAMAL_SAY_TOKEN", "wrong")
    assert await shell.say("/ajuda") == 6
    assert "Nothing was ordered." in shell.err()
    monkeypatch.setenv("RAMAL_HTTP_PORT", str(free_port()))
    assert await shell.say("/ajuda") == 6
    assert "Is it running?" in shell.err()
    monkeypatch.delenv("RAMAL_SAY_TOKEN")
    assert await shell.say("/ajuda") == 6
    assert "There is no token" in shell.err()


async def test_a_wait_that_ends_before_its_order_ends_with_7(shell: Shell) -> None:
    assert await shell.say("/ligar 11 99206-9730 Olá", wait=True, timeout=0.5) == 7
    assert "The order goes on; see it with /status" in shell.err()
    await shell.until("proposed")  # a busy machine shows the card after the wait has ended


async def test_another_order_of_the_same_person_is_not_taken_for_ones_own(shell: Shell) -> None:
    first = asyncio.create_task(shell.say("/ligar 11 90000-0001 um", yes=True, wait=True))
    await shell.until("accepted")
    assert await shell.say("/sms 11 99206-9730 dois", yes=True, wait=True) == 0
    await shell.pass_time(60)
    assert await first == 3


async def test_a_question_to_several_ends_when_all_have_an_end(shell: Shell) -> None:
    phones = shell.story.sandbox.platform.phones
    phones.set_behaviour("5511992069730", "answer", "1")
    phones.set_behaviour("5511987654321", "answer", "2")
    asked = "/perguntar 11 99206-9730, 11 98765-4321: vêm? 1=sim 2=não"
    assert await shell.say_and_then(asked, "accepted", 60, yes=True, wait=True) == 0
    assert shell.out().rstrip().endswith("📊 sim 1, não 1")


async def test_a_question_that_one_did_not_answer_ends_with_3(shell: Shell) -> None:
    phones = shell.story.sandbox.platform.phones
    phones.set_behaviour("5511992069730", "answer", "1")
    phones.set_behaviour("5511987654321", "answer", "")
    asked = "/perguntar 11 99206-9730, 11 98765-4321: vêm? 1=sim 2=não"
    assert await shell.say_and_then(asked, "accepted", 60, yes=True, wait=True) == 3
    assert "Não deram resposta: +55 11 98765-4321." in shell.out()
