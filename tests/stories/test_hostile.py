"""A thousand hostile inputs: nothing rings, nothing changes, and no fault of ours is shown."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import pytest
from sqlalchemy import select
from yarl import URL

from domain.people.roles import Role
from storage.orders.orders import OrderRow
from storage.people import people
from storage.people.audit import find_fault
from storage.people.blocklist import list_blocks
from storage.people.groups import GroupRow
from storage.people.invitations import count_open
from storage.people.limits import read_limits
from tests.databases import on_sqlite
from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import ANA, JOHN
from tests.stories.hostile import Secrets, addresses, spoken
from tests.stories.world import SAY_TOKEN, World, told

# A thousand; an eighth of them where every minute counts.
PART = 1 if os.environ.get("RAMAL_TEST_LONG") else 8
SPOKEN, ADDRESSES, EDITED = 700 // PART, 200 // PART, 100 // PART
CALL = "/ligar 11 99206-9730 Seu pedido chegou"


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"admins": f"telegram:{ANA.id},terminal:ana"}


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def standing(story: World) -> dict[str, Any]:
    """All that nobody may change: orders, roles, accounts, limits, blocks, groups, invitations."""
    database = story.program.database
    async with database.read() as session:
        known = await people.list_all(session)
        rows = (await session.execute(select(OrderRow).order_by(OrderRow.id))).scalars()  # type: ignore[arg-type]
        return {
            "orders": [(o.ticket, o.state, o.purpose, o.asker_id, o.approver_id) for o in rows],
            "people": {frozenset(p.identities): p.role for p in known if p.role is not Role.NONE},
            "accounts": {name: p.id for p in known for name in p.identities if name[9:] == "ana"},
            "limits": await read_limits(session),
            "blocks": await list_blocks(session),
            "groups": (await session.execute(select(GroupRow))).scalars().all(),
            "invitations": await count_open(session, story.clock.now()),
        }


async def prepared(story: World, telegram: EmulatedTelegram) -> Secrets:
    """Orders of others in several states, an open invitation, a guest and an agent."""
    for name, role in (("gil", Role.GUEST), ("otto", Role.AGENT)):
        async with story.program.database.write() as session:
            person = await people.open_person(session, f"terminal:{name}", locale="pt-BR")
            await people.note_role(session, person.id, role)
    await story.say("/convidar agente Bia")
    await story.say(CALL)
    await story.say("/ligar amanhã 9h 11 98765-4321 Olá")
    await story.press("Marcar")
    await telegram.type(CALL)
    await told(story)
    async with story.program.database.read() as session:
        tickets = list((await session.execute(select(OrderRow.ticket))).scalars())
    assert len(tickets) == 3
    return Secrets(tickets)


@on_sqlite  # what is refused is refused before anything is stored: one database is enough
async def test_a_thousand_hostile_inputs_change_nothing(
    story: World, telegram: EmulatedTelegram
) -> None:
    known = await prepared(story, telegram)
    before = await standing(story)
    statuses = await sent(story, known)
    await edited(story, telegram, known)
    assert max(statuses) < 500
    assert len(statuses) == SPOKEN + ADDRESSES, "each was answered"
    assert story.dialled() == []
    assert await standing(story) == before
    async with story.program.database.read() as session:
        assert await find_fault(session, story.settings.rules().audit_key()) == ""
    for name in ("ana", "gil", "otto", "mallory"):
        for said in await story.chat(name):
            assert "deu errado" not in said.text
        await story.heard(name)


async def sent(story: World, known: Secrets) -> list[int]:
    """What comes by HTTP, eight at a time; the answers' statuses."""
    line, statuses = asyncio.Semaphore(8), []
    headers = {"Authorization": f"Bearer {SAY_TOKEN}"}

    async def send(method: str, path: str, **body: Any) -> None:
        url = URL(f"{story.root}{path}", encoded=True)
        async with line, story.http.request(method, url, **body) as answer:
            statuses.append(answer.status)

    said = [
        send("POST", "/api/say", json=asked, headers=headers)
        for asked in spoken(SPOKEN, known, seed=8)
    ]
    guessed = [send(method, path, data=body) for method, path, body in addresses(ADDRESSES, 8)]
    await asyncio.gather(*said, *guessed)
    await story.settle()
    return statuses


async def edited(story: World, telegram: EmulatedTelegram, known: Secrets) -> None:
    """Messages that become orders when edited, others' buttons, and updates that come again."""
    number = await telegram.type("Bom dia", user=JOHN.id)
    for turn in range(EDITED // 4):
        await telegram.edit(number, CALL, user=JOHN.id)
        await telegram.edit(number, f"/start {known.tickets[0]}", user=JOHN.id)
        await telegram.type_in_group(f"/grupo permitir {turn}", user=JOHN.id)
        await telegram.enqueue(
            callback_query={
                "id": f"43{turn}",
                "from": JOHN.shape(),
                "chat_instance": "-42",
                "data": f"yes:{known.tickets[turn % 3]}",
                "message": {
                    "message_id": 1,
                    "date": 1,
                    "chat": {"id": ANA.id, "type": "private"},
                    "text": "…",
                },
            }
        )
        for update in telegram.pending[-2:]:
            await telegram.enqueue_raw(update)
    await told(story)
    assert not [shown for shown in telegram.chat(JOHN.id) if shown.buttons]
