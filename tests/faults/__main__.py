"""`make faults`: kills and disturbances, on both databases.

KILLS=N on each, DISTURBANCES=N on each, ALERTS=N and ALERT_KILLS=N, SEED=N for other moments.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bot.clock import SystemClock
from tests.databases import Backend, PostgresServer, SqliteTemplate
from tests.faults.alerts import AlertVerdict, dump, raise_under_fire
from tests.faults.disturbances import MOST_STRANDED, Disturbed, disturb_again_and_again
from tests.faults.installation import installation
from tests.faults.kills import kill_again_and_again, plan
from tests.faults.lives import nursery
from tests.faults.verdict import Verdict

KILLS = int(os.environ.get("KILLS", "80"))
DISTURBANCES = int(os.environ.get("DISTURBANCES", "42"))
ALERTS = int(os.environ.get("ALERTS", "500"))
ALERT_KILLS = int(os.environ.get("ALERT_KILLS", str(KILLS // 4)))
SEED = int(os.environ.get("SEED", "20261124"))


def main() -> int:
    """Run, and end with 1 where a promise broke."""
    folder = Path(tempfile.mkdtemp(prefix="ramal-faults-"))
    folder.chmod(0o755)  # PostgreSQL may run as a user of its own
    (folder / "pg").mkdir()
    server = PostgresServer(folder / "pg", "faults")
    try:
        backends = {"sqlite": SqliteTemplate(folder, SystemClock()), "postgresql": server}
        verdict = asyncio.run(_both(folder, backends))
        disturbed = asyncio.run(_disturbed(folder, backends))
        alerts = asyncio.run(_alerts(folder, server))
    finally:
        server.stop()
    _say(str(alerts))
    for kind in ("doubles", "lost", "endless", "unexplained"):
        for order in getattr(verdict, kind):
            _say(f"{kind}: {order}")
    if not verdict.holds:
        _say(f"what is left lies in {folder}")
    _say(str(verdict))
    if not alerts.holds:
        _say(dump(alerts))
    for one in disturbed:
        _say(f"{one}{'' if one.share <= MOST_STRANDED else ': too many in doubt'}")
    well = all(one.holds and one.share <= MOST_STRANDED for one in disturbed)
    return 0 if verdict.holds and alerts.holds and well else 1


async def _alerts(folder: Path, server: Backend) -> AlertVerdict:
    """Alerts under fire on PostgreSQL, where several programs could be at work."""
    (folder / "alerts").mkdir()
    url = await server.fresh(folder / "alerts", SystemClock())
    async with (
        nursery() as births,
        installation("alerts", folder / "alerts", url, births, SEED) as at,
    ):
        return await raise_under_fire(at, ALERTS, ALERT_KILLS)


async def _disturbed(folder: Path, backends: dict[str, Backend]) -> list[Disturbed]:
    """The second harness, on each database in turn."""
    found = []
    for name, backend in backends.items():
        place = folder / f"{name}-disturbed"
        place.mkdir()
        url = await backend.fresh(place, SystemClock())
        async with nursery() as births, installation(name, place, url, births, SEED) as at:
            found.append(await disturb_again_and_again(at, DISTURBANCES, _say))
    return found


async def _both(folder: Path, backends: dict[str, Backend]) -> Verdict:
    urls: dict[str, str] = {}
    for name, backend in backends.items():  # one after another: Alembic knows one at a time
        (folder / name).mkdir()
        urls[name] = await backend.fresh(folder / name, SystemClock())
    found = await asyncio.gather(*(_one(name, folder, url) for name, url in urls.items()))
    _say("\nwhere they died, and the state of the newest order then:")
    hits: Counter[tuple[str, str]] = Counter()
    for _, some in found:
        hits.update(some)
    for (point, state), times in sorted(hits.items()):
        _say(f"  {point:36} {state:20} {times:5}")
    return found[0][0] + found[1][0]


async def _one(name: str, folder: Path, url: str) -> tuple[Verdict, Counter[tuple[str, str]]]:
    async with nursery() as births, installation(name, folder / name, url, births, SEED) as at:
        verdict = await kill_again_and_again(at, plan(KILLS), _say)
    _say(f"{name}: {verdict}")
    return verdict, at.hits


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - what the run is for


if __name__ == "__main__":
    sys.exit(main())
