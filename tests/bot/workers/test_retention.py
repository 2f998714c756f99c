"""Old sounds are forgotten once an hour, by one process of several."""

from __future__ import annotations

from bot.workers.retention import ALERTS_KEPT, KEPT, OFTEN, Retention
from domain.chat import Address
from domain.oncall.alert import AlertOrigin, AlertStage, PageStage, PageStep, Signal
from domain.rules import Rules
from domain.timeline import TimelineEntry
from storage.chat import chats, sounds
from storage.database import Database
from storage.oncall import alerts, pages
from storage.oncall.history import list_records
from tests.bot.workers.runtimes import quiet_runtime
from tests.clocks import FrozenClock


async def test_sounds_are_forgotten_after_a_month(database: Database, clock: FrozenClock) -> None:
    forgetting = Retention(quiet_runtime(database, Rules(), owner="one"))

    async def kept() -> bool:
        async with database.read() as session:
            return await sounds.find_sound(session, 1) is not None

    async with database.write() as session:
        await sounds.keep_sound(session, b"OggS", clock.now())
    assert not await forgetting.step()
    clock.turn(seconds=(KEPT - OFTEN / 2).total_seconds())
    await forgetting.step()
    assert await kept()
    clock.turn(seconds=OFTEN.total_seconds() - 1)
    await forgetting.step()
    assert await kept(), "it looks only once an hour"
    clock.turn(seconds=2)
    await forgetting.step()
    assert not await kept()


async def test_alerts_are_forgotten_once_they_are_long_over(
    database: Database, clock: FrozenClock
) -> None:
    forgetting = Retention(quiet_runtime(database, Rules(), owner="one"))
    begun = clock.now()
    async with database.write() as session:
        chat = await chats.open_chat(session, Address("terminal", "bia"))
        for ticket, over in (("old", True), ("open", False)):
            page = await pages.open_page(session, begun, ticket=ticket, team="t", policy="{}")
            signal = Signal(key=ticket, title=ticket, fires=True)
            raised = await alerts.open_alerts(session, AlertOrigin("s", "t"), [signal], begun)
            await alerts.join_page(session, raised, page.id)
            await pages.add_event(session, page.id, TimelineEntry(at=begun, step=PageStep.RAISED))
            await pages.add_chat(session, page.id, chat, None)
            if over:
                await alerts.resolve_page(session, page.id, begun, AlertStage.RESOLVED)
                await pages.move(session, page, PageStage.RESOLVED, closed_at=begun)

    async def kept() -> list[str]:
        async with database.read() as session:
            return [record.page.ticket for record in await list_records(session, begun)]

    clock.turn(seconds=ALERTS_KEPT.total_seconds() - 1)
    await forgetting.step()
    assert await kept() == ["open", "old"]
    clock.turn(seconds=OFTEN.total_seconds() + 1)
    await forgetting.step()
    assert await kept() == ["open"], "what is not over is never forgotten"
