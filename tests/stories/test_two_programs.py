"""Two programs on one database: everything is done once, whoever does it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from tests.clocks import FrozenClock
from tests.stories.world import world


async def test_two_programs_never_dial_one_order_twice(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    people = [f"p{number}" for number in range(8)]
    admins = ",".join(f"terminal:{name}" for name in people)
    async with (
        world(database_url, clock, tmp_path, admins=admins) as one,
        world(
            database_url,
            clock,
            tmp_path,
            admins=admins,
            velip_base_url=one.sandbox.base_url,
            public_url=one.settings.public_url,
        ) as other,
    ):
        asked = [
            one.say_unanswered(f"/ligar 11 99206-97{turn}{n} Olá", by=name, yes=True)
            for turn in range(3)
            for n, name in enumerate(people)
        ]
        await asyncio.gather(*asked)
        await asyncio.gather(one.settle(), other.settle(), one.settle(), other.settle())
        await asyncio.gather(one.settle(), other.settle())
        dialled = Counter(call.ctid for call in one.dialled())
        assert len(dialled) == 24
        assert set(dialled.values()) == {1}

        await one.turn(60)
        await asyncio.gather(one.settle(), other.settle(), one.turn(10), other.settle())
        await one.settle()
        for name in people:
            texts = await one.heard(name)
            assert len(texts) == 6
            assert sum("(pedido " in text for text in texts) == 3
