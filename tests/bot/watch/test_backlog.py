"""A backlog is said when it begins and when it is over, and stands in /readyz meanwhile."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from bot.dispatch import Dispatch
from bot.watch.backlog import OFTEN, BacklogWatch
from storage.backlog import MOST_COUNTED, count_inbounds, count_messages, count_orders
from storage.chat import outbox
from storage.database import Database
from tests.bot.test_dispatch import RULES, said
from tests.bot.workers.runtimes import quiet_runtime
from tests.clocks import FrozenClock
from tests.storage.samples import confirmed, message


@pytest.fixture
def dispatch(database: Database) -> Dispatch:
    runtime = quiet_runtime(database, RULES, owner="one")
    return Dispatch(database, runtime.current, runtime.bell)


@pytest.fixture
def watch(database: Database) -> BacklogWatch:
    return BacklogWatch(quiet_runtime(database, RULES, owner="one"))


async def test_it_is_said_when_it_begins_and_when_it_is_over(
    watch: BacklogWatch, dispatch: Dispatch, clock: FrozenClock
) -> None:
    await dispatch.receive(said("k1"))
    clock.turn(seconds=6)
    with capture_logs() as lines:
        await watch.step()
        clock.turn(seconds=OFTEN.total_seconds())
        await watch.step()
    assert [line["event"] for line in lines] == ["backlog.began"]
    assert (lines[0]["kind"], lines[0]["waiting"], lines[0]["seconds"]) == ("inbounds", 1, 6.0)
    told = watch.told()
    assert (told["backlog"], told["records_put_off"]) == ("slow", 0)
    assert dict(told["waiting"])["inbounds"] == {"count": 1, "seconds": 11.0}  # type: ignore[call-overload]
    assert await dispatch.step()
    clock.turn(seconds=OFTEN.total_seconds())
    with capture_logs() as lines:
        await watch.step()
    assert "backlog.over" in [line["event"] for line in lines]


async def test_what_waits_a_moment_is_no_backlog(
    watch: BacklogWatch, dispatch: Dispatch, clock: FrozenClock
) -> None:
    await dispatch.receive(said("k1"))
    clock.turn(seconds=4)
    with capture_logs() as lines:
        await watch.step()
    assert lines == []
    assert watch.told()["backlog"] == "ok"


async def test_it_is_looked_at_every_few_seconds_only(
    watch: BacklogWatch, dispatch: Dispatch, clock: FrozenClock
) -> None:
    await watch.step()
    await dispatch.receive(said("k1"))
    clock.turn(seconds=OFTEN.total_seconds() - 1)
    await watch.step()
    assert dict(watch.told()["waiting"])["inbounds"]["count"] == 0  # type: ignore[call-overload]


async def test_orders_count_from_their_moment_and_messages_until_their_first_try(
    database: Database, clock: FrozenClock
) -> None:
    began = clock.now()
    await confirmed(database)
    await confirmed(database, due_at=began.replace(year=began.year + 1))
    async with database.write() as session:
        await outbox.post(session, message("one"), clock.now())
    clock.turn(seconds=30)
    async with database.read() as session:
        orders = await count_orders(session, clock.now())
        messages = await count_messages(session, clock.now())
        inbounds = await count_inbounds(session)
    assert (orders.count, orders.since) == (1, began)
    assert (messages.count, messages.since) == (1, began)
    assert (inbounds.count, inbounds.since) == (0, None)
    assert MOST_COUNTED == 1_000
