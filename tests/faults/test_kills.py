"""The short run of `make faults`: each database, the same moments every time."""

from __future__ import annotations

import pytest

from tests.faults.installation import Installation
from tests.faults.kills import AT_ANY_TIME, kill_again_and_again
from tests.faults.points import POINTS

# Those at which an order or its end hangs by a thread; `make faults` has them all.
KEENEST = (
    "heard: committed, not handled",
    "order: committed, before the POST",
    "order: posted, before the note",
    "callback: committed, before its 200",
    "message: sent, before it is noted",
    AT_ANY_TIME,
)


async def test_killed_at_the_keenest_points_everything_is_done_once_and_told(
    under_fire: Installation,
) -> None:
    told: list[str] = []
    verdict = await kill_again_and_again(under_fire, list(KEENEST), told.append)
    assert verdict.holds, f"{verdict}\n{told}\n{vars(verdict)}"
    assert verdict.kills == len(KEENEST)


@pytest.mark.long
async def test_killed_at_every_point_everything_is_done_once_and_told(
    under_fire: Installation,
) -> None:
    told: list[str] = []
    verdict = await kill_again_and_again(under_fire, [*POINTS, AT_ANY_TIME], told.append)
    assert verdict.holds, f"{verdict}\n{told}\n{vars(verdict)}"
    assert {point for point, _ in under_fire.hits} == {*POINTS, AT_ANY_TIME}
