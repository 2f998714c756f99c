"""Kill after kill on one installation, then one life that is left alone to finish everything."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.faults.installation import REST_RATE, Installation
from tests.faults.points import POINTS
from tests.faults.verdict import Verdict, judge

AT_ANY_TIME = "at a drawn time"
# Real seconds: how long a life is, and how long the last one may take to tell everybody.
LIFE = 1.6
PATIENCE = 8.0
REST = 180.0
Tell = Callable[[str], None]


def plan(kills: int) -> list[str]:
    """Where each kill falls: every point equally often, and as many again at drawn times."""
    each = max(1, int(kills * 0.75) // len(POINTS))
    named = [point for _ in range(each) for point in POINTS][:kills]
    return named + [AT_ANY_TIME] * (kills - len(named))


async def kill_again_and_again(at: Installation, points: list[str], tell: Tell) -> Verdict:
    """Kill at each of these points, and judge by both ledgers once all have ended."""
    points = list(points)
    at.random.shuffle(points)
    for number, point in enumerate(points, 1):
        hit = await _kill(at, point)
        state = await at.newest_order()
        at.hits[hit, state] += 1
        tell(f"kill {number:4} {at.name:10} {hit:36} {state}")
    last = await at.start()
    at.rate = REST_RATE
    ended = await at.until_all_ended(REST)
    if not ended:
        tell(f"{at.name}: {len(at.people.waiting())} still wait after {REST:.0f} s")
    last.kill()
    await last.died(10)
    return judge(at.people, at.ledger, at.kills)


async def _kill(at: Installation, point: str) -> str:
    """Let one life live until its point, or until a drawn moment; where it died."""
    nth = at.random.choice((1, 1, 1, 2))
    for _ in range(nth):
        await at.people.ask()
    life = await at.start("" if point == AT_ANY_TIME else point, nth)
    if point == AT_ANY_TIME:
        await life.died(at.random.uniform(0, LIFE))
    elif await life.died(PATIENCE):
        at.kills.append(time.monotonic())
        assert life.ended.result() == -9, f"it ended by itself: {life.ended.result()}"
        return point
    life.kill()
    at.kills.append(time.monotonic())
    await life.died(10)
    return AT_ANY_TIME
