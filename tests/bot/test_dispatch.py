"""The one door in: remembered before it is acknowledged, answered once, in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.bell import Bell
from bot.dispatch import MOST_TURNS, ChatTurns, Dispatch
from bot.runtime import Current
from domain.chat import Address, ChatKind, Inbound, Message, Press, Text, Unread
from domain.orders.order import TICKET_LENGTH
from domain.rules import Rules
from storage.database import Database
from tests.clocks import FrozenClock
from tests.handlers.talk import ANA, Talk

HOME = Address("terminal", "ana")
RULES = Rules(admins=frozenset({"terminal:ana"}), installation_secret="secret")


class Away(dict[str, int]):
    """Prices whose reading finds the database away."""

    def __contains__(self, key: object) -> bool:
        raise OperationalError("", {}, Exception(str(key)))


# No secret to make an order's token with: a fault of ours in the midst of a proposal.
BROKEN = replace(RULES, installation_secret=None)
UNTIL_IT_IS_BACK = replace(RULES, prices=Away())


def said(key: str, text: str = "/ajuda", **more: Any) -> Inbound:
    plain = Inbound(
        channel="terminal", account="", key=key, sender="ana", chat=HOME, content=Text(text)
    )
    return replace(plain, **more)


@pytest.fixture
def dispatch(database: Database) -> Dispatch:
    return Dispatch(database, Current(RULES), Bell())


async def answers(dispatch: Dispatch) -> list[Message]:
    """Answer all that waits; everything said to ana so far."""
    while await dispatch.step():
        pass
    lines = await dispatch.list_lines(HOME, 0)
    return [line.message for line in lines if line.message]


async def test_what_is_said_is_remembered_before_it_is_answered(dispatch: Dispatch) -> None:
    with dispatch.bell.listen() as wake:
        received = await dispatch.receive(said("k1"))
        assert wake.is_set()
    assert (received.seq, received.new) == (1, True)
    assert not await dispatch.is_handled(received.inbound_id)
    [line] = await dispatch.list_lines(HOME, 0)
    assert line.said is not None
    [answer] = await answers(dispatch)
    assert answer.text.startswith("Isto é o que sei fazer:")
    assert await dispatch.is_handled(received.inbound_id)
    assert not await dispatch.step()


async def test_hearing_it_twice_is_hearing_it_once(dispatch: Dispatch) -> None:
    first = await dispatch.receive(said("k1"))
    again = await dispatch.receive(said("k1", "/status"))
    assert (again.seq, again.new, again.inbound_id) == (first.seq, False, first.inbound_id)
    assert len(await answers(dispatch)) == 1


async def test_a_chat_is_answered_in_order(dispatch: Dispatch) -> None:
    for key, text in (("k1", "/start"), ("k2", "/status"), ("k3", "Bom dia")):
        await dispatch.receive(said(key, text))
    texts = [answer.text.split()[0] for answer in await answers(dispatch)]
    assert texts == ["Olá!", "Você", "Não"]


async def test_a_group_that_nobody_allowed_is_heard_and_not_answered(dispatch: Dispatch) -> None:
    group = Address("terminal", "ana", ChatKind.GROUP)
    order = said("k1", f"/ligar {ANA} Olá", chat=group, yes=True)
    received = await dispatch.receive(replace(order, sender="bia"))
    assert await answers(dispatch) == []
    assert await dispatch.is_handled(received.inbound_id)


async def test_what_cannot_be_read_is_kept_and_passed_over(dispatch: Dispatch) -> None:
    update = Unread(channel="terminal", account="", key="k1", raw='{"odd": "\x00"}')
    await dispatch.keep_unread(update)
    await dispatch.keep_unread(update)
    assert (await dispatch.receive(said("k1"))).new is False
    assert await answers(dispatch) == []


async def test_what_no_database_stores_is_left_out_and_the_rest_is_answered(
    dispatch: Dispatch,
) -> None:
    await dispatch.receive(said("k1\x00", f"/ligar {ANA} Ol\x00á \ud83d", sender_name="A\x00na"))
    [card] = await answers(dispatch)
    assert "“Olá ?”" in card.text
    await dispatch.receive(said("k2", content=Press("yes:\x00", "\ud83d")))
    assert len(await answers(dispatch)) == 2


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
async def test_a_fault_of_ours_is_admitted_with_an_id_and_nothing_is_done(
    dispatch: Dispatch, talk: Talk, locale: str
) -> None:
    broken = replace(dispatch, current=Current(BROKEN))
    received = await broken.receive(said("k1", f"/ligar {ANA} Olá", locale=locale, yes=True))
    with capture_logs() as logged:
        [apology] = await answers(broken)
    assert (apology.fault, apology.event) == ("failed", f"inbound:{received.inbound_id}:failed")
    [code] = {line["fault"] for line in logged if line["event"] == "inbound.failed"}
    assert code in apology.text, "the log and the person know the same id"
    assert not any("9920" in str(line) for line in logged if line["log_level"] != "debug")
    assert await talk.count() == 0
    assert await talk.people() == 0, "nothing of it was written"
    assert await dispatch.is_handled(received.inbound_id)
    await dispatch.receive(said("k2", "/status"))
    assert len(await answers(dispatch)) == 2, "the next one is answered"


async def test_a_pressed_button_hears_the_apology_too(dispatch: Dispatch) -> None:
    broken = replace(dispatch, current=Current(replace(BROKEN, admins=None)))
    press = Press("yes:" + "a" * TICKET_LENGTH, "press-1")
    await broken.receive(said("k1", content=press))
    [apology] = await answers(broken)
    assert apology.press == "press-1"


async def test_while_the_database_is_away_nothing_is_admitted_and_nothing_lost(
    dispatch: Dispatch,
) -> None:
    received = await dispatch.receive(said("k1", f"/ligar {ANA} Olá"))
    with pytest.raises(OperationalError):
        await replace(dispatch, current=Current(UNTIL_IT_IS_BACK)).step()
    assert not await dispatch.is_handled(received.inbound_id)
    [card] = await answers(dispatch)
    assert card.about is not None


async def test_a_chat_that_says_much_does_not_delay_the_others(
    dispatch: Dispatch, clock: FrozenClock
) -> None:
    """A hundred messages of one chat would delay another chat's by a hundred answers."""
    for n in range(6):
        await dispatch.receive(said(f"flood {n}", sender="bia", chat=Address("terminal", "bia")))
    clock.turn(seconds=1)
    assert await dispatch.step()
    await dispatch.receive(said("one question"))
    clock.turn(seconds=1)
    assert await dispatch.step()
    assert [line for line in await dispatch.list_lines(HOME, 0) if line.message], "answered next"


async def test_chats_that_say_much_take_turns(dispatch: Dispatch, clock: FrozenClock) -> None:
    names = ("ana", "bia", "caio")
    for name in names:
        for n in range(3):
            chat = Address("terminal", name)
            await dispatch.receive(said(f"{name} {n}", sender=name, chat=chat))
    for _ in range(4):
        clock.turn(seconds=1)
        assert await dispatch.step()
    answered = []
    for name in names:
        lines = await dispatch.list_lines(Address("terminal", name), 0)
        answered.append(sum(line.message is not None for line in lines))
    assert answered == [2, 1, 1]


async def test_in_a_calm_hour_all_are_answered_as_they_came(
    dispatch: Dispatch, clock: FrozenClock
) -> None:
    """Who was answered a moment ago does not lose their place before somebody who came later."""
    await dispatch.receive(said("before"))
    clock.turn(seconds=1)
    assert await dispatch.step()
    clock.turn(seconds=1)
    await dispatch.receive(said("first"))
    await dispatch.receive(said("later", sender="bia", chat=Address("terminal", "bia")))
    assert await dispatch.step()
    assert sum(line.message is not None for line in await dispatch.list_lines(HOME, 0)) == 2


def test_no_more_turns_are_remembered_than_needed(clock: FrozenClock) -> None:
    turns, began = ChatTurns(), clock.now()
    clock.turn(seconds=1)
    for _ in range(MOST_TURNS + 5):
        turns.note(1, clock.now())
    turns.note(2, clock.now())
    assert turns.count(1, began) == MOST_TURNS - 1
    assert (turns.count(2, began), turns.count(2, clock.now())) == (1, 0)
