"""`ramal chat` against a running program: lines typed, answers shown, buttons by number."""

from __future__ import annotations

import asyncio
import io

import pytest

from bot.commands.chat import ChatRequest, run
from tests.bot.commands.shell import Shell
from tests.ports import free_port


async def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return await asyncio.to_thread(run, ChatRequest(speaker="ana"))


async def test_a_conversation_is_read_to_its_end(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await typed(monkeypatch, "/ligar 11 99206-9730 Olá", "", "/status") == 0
    printed = shell.out()
    assert printed.startswith("Olá! Eu sou o Ramal")
    assert "[1] Ligar  [2] Cancelar  [3] Finalidade" in printed
    assert "espera a sua confirmação" in printed
    assert shell.story.dialled() == []


async def test_where_no_bot_runs_the_conversation_ends_with_6(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAMAL_HTTP_PORT", str(free_port()))
    assert await typed(monkeypatch, "/ajuda") == 6
    assert "Is it running?" in shell.err()
