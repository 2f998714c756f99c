"""Old sounds are forgotten once an hour, by one process of several."""

from __future__ import annotations

from bot.forgetting import KEPT, OFTEN, Forgetting
from domain.rules import Rules
from storage import sounds
from storage.database import Database
from tests.clocks import FrozenClock
from tests.desks import quiet_desk


async def test_sounds_are_forgotten_after_a_month(database: Database, clock: FrozenClock) -> None:
    forgetting = Forgetting(quiet_desk(database, Rules(), owner="one"))

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
