"""`ramal understand` prints what sentences mean."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bot.commands.understand import UnderstandQuery, run

pytestmark = pytest.mark.usefixtures("logs_as_they_were")
NOW = "2026-11-24T14:10:00-03:00"


@pytest.fixture(autouse=True)
def _away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def say(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_each_sentence_is_one_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(monkeypatch, "ligue para 11 98765-4321 amanhã às 9h e diga oi", "me conecta com o João", "")
    assert run(UnderstandQuery(now=NOW, json_lines=True)) == 0
    call, bridge, nothing = map(json.loads, capsys.readouterr().out.splitlines())
    assert call == {
        "intent": "call",
        "dest": "5511987654321",
        "contact": None,
        "dest2": None,
        "contact2": None,
        "text": "oi",
        "when": "2026-11-25T09:00:00-03:00",
        "language": "pt-BR",
    }
    assert (bridge["dest"], bridge["contact2"]) == ("me", "joão")
    assert nothing["intent"] == "unknown"


def test_people_read_it_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say(monkeypatch, "call me")
    assert run(UnderstandQuery(now="2026-11-24T14:10")) == 0
    assert capsys.readouterr().out == "intent=callback  dest=me  language=en\n"


def test_a_moment_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(UnderstandQuery(now="tomorrow", json_lines=True)) == 2
    assert "tomorrow is no moment" in capsys.readouterr().err
