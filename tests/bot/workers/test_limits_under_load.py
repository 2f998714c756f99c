"""Two hundred orders of one person at once never pass a limit of ten, whoever answers them."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from bot.bell import Bell
from bot.dispatch import Dispatch
from bot.runtime import Current
from domain.chat import Address, Inbound, Text
from domain.orders.order import State
from domain.people.limits import LimitName
from domain.rules import Rules
from storage.database import Database
from storage.orders.orders import OrderRow
from storage.people import people
from storage.people.limits import set_limit
from tests.clocks import FrozenClock

RULES = Rules(admins=frozenset({"terminal:ana"}), installation_secret="x", prices={"mobile": 100})
ORDERS, LIMIT, PROCESSES, CHATS = 200, 10, 4, 20


def order(number: int) -> Inbound:
    """One of ana's: from one of her accounts, so that no chat's own order hides the race."""
    name = f"ana-{number % CHATS}"
    return Inbound(
        channel="terminal",
        account="",
        key=f"{name}:{number}",
        sender=name,
        chat=Address("terminal", name),
        content=Text(f"/ligar 11 9920{number:05d} Olá"),
        yes=True,
    )


async def count(database: Database, *states: State) -> int:
    async with database.read() as session:
        query = select(func.count()).select_from(OrderRow).where(OrderRow.state.in_(states))  # type: ignore[attr-defined]
        return (await session.execute(query)).scalar_one()


async def work_off(dispatch: Dispatch) -> None:
    while await dispatch.step():
        pass


async def flooded(database_url: str, clock: FrozenClock, name: LimitName, most: int) -> int:
    """All are said at once, and several processes answer; how many were confirmed."""
    databases = [Database(database_url, clock) for _ in range(PROCESSES)]
    programs = [Dispatch(database, Current(RULES), Bell()) for database in databases]
    async with databases[0].write() as session:
        ana = await people.open_person(session, "terminal:ana", locale="pt-BR")
        for number in range(CHATS):
            await people.link_identity(session, ana.id, f"terminal:ana-{number}")
        await set_limit(session, LimitName.REPEAT, 0)
        await set_limit(session, name, most)
    await asyncio.gather(*(programs[n % PROCESSES].receive(order(n)) for n in range(ORDERS)))
    await asyncio.gather(*(work_off(program) for program in programs))
    confirmed = await count(databases[0], State.CONFIRMED)
    assert await count(databases[0], *State) == confirmed, "what is refused is no order"
    for database in databases:
        await database.close()
    return confirmed


async def test_a_persons_hour_holds(database_url: str, clock: FrozenClock) -> None:
    assert await flooded(database_url, clock, LimitName.PERSON_HOUR, LIMIT) == LIMIT


@pytest.mark.long  # the same race over another sum
async def test_spending_of_all_holds(database_url: str, clock: FrozenClock) -> None:
    assert await flooded(database_url, clock, LimitName.TOTAL_SPEND, LIMIT * 100) == LIMIT
