"""The short run of alerts under fire; `make faults` has 500 of them."""

from __future__ import annotations

from tests.faults.alerts import FEW, dump, raise_under_fire
from tests.faults.installation import Installation


async def test_no_alert_is_unheard_and_none_calls_after_it_was_answered_for(
    under_fire: Installation,
) -> None:
    verdict = await raise_under_fire(under_fire, count=10, kills=3, rates=FEW)
    assert verdict.holds, f"{verdict}\n{dump(verdict)}"
    assert verdict.acknowledged > 0
