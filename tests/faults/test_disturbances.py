"""The short run of the second harness: one disturbance of each kind, on each database."""

from __future__ import annotations

from tests.faults.disturbances import KINDS, disturb_again_and_again
from tests.faults.installation import Installation


async def test_disturbed_in_every_way_everything_is_done_once_and_told(
    under_fire: Installation,
) -> None:
    told: list[str] = []
    found = await disturb_again_and_again(under_fire, len(KINDS), told.append)
    assert found.verdict.holds, f"{found}\n{told}\n{vars(found.verdict)}"
    assert found.done.total() == len(KINDS)
    assert found.confirmed, "somebody asked for something"
