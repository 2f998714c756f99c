from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.rate import Allowance
from bot.channels.web import chat, socket
from bot.channels.web.words import LONGEST_TEXT, NAMES
from bot.web_backend.words import page_words
from storage.database import Database
from tests.bot.channels.web.web_room import Tab, WebRoom, web_room


@pytest.fixture
async def room(database: Database) -> AsyncIterator[WebRoom]:
    async with web_room(database) as opened:
        await opened.log_in()
        yield opened


@pytest.fixture
async def tab(room: WebRoom) -> Tab:
    opened = await room.open()
    await opened.hears_of("lines")
    return opened


async def refusal(tab: Tab, **message: Any) -> tuple[str, str]:
    await tab.send(**message)
    error = await tab.hears_of("error")
    assert error["text"] == page_words().refusal("pt-BR", error["name"])
    assert "retry" not in error
    return error["name"], error["key"]


async def test_what_is_no_message_gets_a_sentence(tab: Tab) -> None:
    for raw in ("nonsense", "[]", "null", "[" * 5000, '{"type":'):
        await tab.socket.send_str(raw)
        assert (await tab.hears_of("error"))["name"] == "not-json"
    await tab.socket.send_bytes(b"\x00\x01")
    assert (await tab.hears_of("error"))["name"] == "not-json"
    assert await refusal(tab, type="dance", key="k1") == ("not-json", "k1")
    assert await refusal(tab, type="hello", after=0) == ("no-key", "")
    for key in (None, 7, "", "with space", "é", "k" * 65):
        assert await refusal(tab, type="say", key=key, text="oi") == ("no-key", "")


async def test_texts_are_bounded(tab: Tab, room: WebRoom) -> None:
    for text in ("", "  \n ", "\0"):
        assert await refusal(tab, type="say", key="k1", text=text) == ("empty", "k1")
    for text in (None, 7, ["a"]):
        assert await refusal(tab, type="say", key="k1", text=text) == ("not-json", "k1")
    too_long = "a" * (LONGEST_TEXT + 1)
    assert await refusal(tab, type="say", key="k1", text=too_long) == ("too-long", "k1")
    assert await room.heard() == []
    longest = "\U0001f4de" * LONGEST_TEXT  # twelve characters each as JSON may write them
    await tab.socket.send_str(f'{{"type":"say","key":"k2","text":"{longest}"}}')
    assert (await tab.hears_of("ack"))["key"] == "k2"


async def test_signs_that_no_database_takes_are_cleaned(tab: Tab, room: WebRoom) -> None:
    await tab.socket.send_str(r'{"type":"say","key":"k1","text":"oi\ud83d e \u0000tchau"}')
    await tab.hears_of("ack")
    (line,) = await room.heard()
    assert line.said is not None
    assert line.said.content.text == "oi? e tchau"  # type: ignore[union-attr]  # a Text


async def test_choices_are_bounded(tab: Tab) -> None:
    for choice in (None, "", "two words", "x" * 65, "é\ud800"):
        assert await refusal(tab, type="press", key="k1", choice=choice) == ("no-choice", "k1")


async def test_a_page_introduces_itself_first(room: WebRoom) -> None:
    tab = await room.knock()
    assert await refusal(tab, type="say", key="k1", text="oi") == ("hello-first", "k1")
    assert await refusal(tab, type="say", key={}) == ("hello-first", "")
    await tab.send(type="hello", after=0, locale="\0" * 30, person=3)
    assert (await tab.hears())["type"] == "lines"


async def test_a_socket_takes_twenty_messages_in_ten_seconds(tab: Tab, room: WebRoom) -> None:
    for number in range(socket.MOST_MESSAGES):
        await tab.send(type="say", key=f"k{number}", text="oi")
        await tab.hears_of("ack")
    await tab.send(type="say", key="one-more", text="oi")
    error = await tab.hears_of("error")
    assert (error["name"], error["key"]) == ("too-fast", "one-more")
    assert 0 < error["retry"] <= socket.PERIOD
    assert error["text"] == "Muitas mensagens em pouco tempo. Espere alguns segundos."
    assert len(await room.heard()) == socket.MOST_MESSAGES
    other = await room.open()
    await other.send(type="say", key="one-more", text="oi")
    assert (await other.hears_of("ack"))["key"] == "one-more"


def test_an_allowance_comes_back_with_time() -> None:
    seconds = 100.0
    allowance = Allowance(2, 10.0, lambda: seconds)
    assert [allowance.take(), allowance.take()] == [0.0, 0.0]
    seconds += 4
    assert allowance.take() == 6.0
    seconds += 6
    assert allowance.take() == 0.0


async def test_a_person_has_so_many_pages(room: WebRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "MOST_PAGES", 2)
    one, _two = await room.open(), await room.open()
    third = await room.knock()
    assert (await third.hears())["name"] == "too-many-pages"
    assert await third.closes() == chat.TOO_MANY
    await room.log_in("web:bia")
    assert (await (await room.open()).hears())["type"] == "lines"
    await room.log_in()
    await one.socket.close()
    assert (await (await room.open()).hears())["type"] == "lines"


async def test_a_message_beyond_all_bounds_ends_the_socket(tab: Tab) -> None:
    await tab.socket.send_str("x" * (socket.LARGEST + 1))
    assert await tab.closes() == 1009


async def test_english_pages_are_refused_in_english(room: WebRoom) -> None:
    tab = await room.open(locale="en-GB")
    await tab.send(type="say", key="k1", text="")
    error = await tab.hears_of("error")
    assert error["text"] == "The message is empty. Write something."


def test_every_sentence_exists_in_both_languages() -> None:
    for name in NAMES:
        assert page_words().refusal("pt-BR", name) != page_words().refusal("en", name)
