"""Whose words are read as a sentence: nobody's without a role, and of guests only short ones."""

from __future__ import annotations

import pytest

from domain.language.meanings import Understood
from domain.language.sentences.reading import read
from domain.people.roles import Role
from handlers.conversation import act, addressing
from tests.handlers.talk import Talk

LONG = "preciso falar sobre o meu pedido que não chegou e " * 20


@pytest.fixture
def lengths(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each text was that was read as a sentence."""
    found: list[int] = []

    def noted(text: str, **more: object) -> Understood:
        found.append(len(text))
        return read(text, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(act, "read", noted)
    monkeypatch.setattr(addressing, "read", noted)
    return found


async def test_words_of_somebody_without_a_role_are_refused_unread(
    talk: Talk, lengths: list[int]
) -> None:
    [told] = await talk.say(LONG, by="rui")
    assert told.fault == "not-allowed"
    assert lengths == []


async def test_of_a_guest_only_short_words_are_read(talk: Talk, lengths: list[int]) -> None:
    await talk.has(Role.GUEST, "rui")
    await talk.say(LONG, by="rui")
    assert max(lengths) == 0
    [told] = await talk.say("me liga", by="rui")
    assert "número" in told.text
    await talk.say(LONG, by="rui")  # while a question waits
    assert max(lengths) <= act.LONGEST_OF_GUESTS


async def test_an_agents_long_words_are_read(talk: Talk, lengths: list[int]) -> None:
    await talk.has(Role.AGENT, "bia")
    said = await talk.say(f"ligue para 11 98765-4321 e diga que {LONG[:900]}", by="bia")
    assert "LONG" not in said[0].text
    assert max(lengths) > act.LONGEST_OF_GUESTS
    assert LONG[:100] in said[0].text
