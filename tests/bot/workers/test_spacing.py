"""Orders to one number, which the platform takes only some seconds after each other."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta

from sqlmodel import col, select

from bot.workers.submit import Submitter
from domain.orders.order import CONFIRMED_LIFE, Kind, Order, State, Urgency
from domain.ports import Accepted, Answer, Refusal, Refused, Submission, TooSoon
from handlers.outcomes.platform_answer import note_answer
from storage.chat.outbox import OutboxRow
from storage.database import Database
from storage.orders import lookups, orders
from storage.orders.orders import LEASE
from storage.orders.spacing import GAP
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.bot.workers.submitting import find, finish
from tests.clocks import FrozenClock
from tests.storage.samples import another, claim, confirmed

SECONDS = GAP.total_seconds()
TOO_SOON = TooSoon(244, "duplicate")


@dataclass
class Spacing(RecordedPlatform):
    """Refuses with 244 until it was asked so many times."""

    refusing: int = 1
    dialled: list[str] = field(default_factory=list)

    async def submit(self, submission: Submission) -> Answer:
        self.submitted.append(submission.ticket)
        if len(self.submitted) <= self.refusing:
            return TOO_SOON
        self.dialled.append(submission.ticket)
        return Accepted("900")


async def noted(database: Database, order: Order, answer: Answer) -> None:
    async with database.open_write() as session:
        await note_answer(order, answer, runtime(database, RecordedPlatform()).work(session))


async def texts(database: Database) -> list[str]:
    async with database.read() as session:
        found = await session.execute(select(OutboxRow.payload).order_by(col(OutboxRow.id)))
        return [json.loads(payload)["text"] for payload in found.scalars()]


async def test_what_came_too_soon_waits_and_is_dialled_once(
    database: Database, clock: FrozenClock
) -> None:
    order, platform = await confirmed(database), Spacing()
    submitter = Submitter(runtime(database, platform))
    await finish(submitter)
    waiting = await find(database, order)
    assert (waiting.state, waiting.held_until) == (State.CONFIRMED, clock.now() + GAP)
    clock.turn(seconds=SECONDS - 1)
    await finish(submitter)
    assert platform.dialled == [], "not within the platform's pause"
    clock.turn(seconds=1)
    await finish(submitter)
    await finish(submitter)
    assert platform.dialled == [order.ticket]
    assert (await find(database, order)).state is State.ACCEPTED


async def test_where_the_account_has_a_long_pause_it_is_asked_rarely_and_at_last_refused(
    database: Database, clock: FrozenClock
) -> None:
    order, platform = await confirmed(database), Spacing(refusing=1000)
    submitter, began = Submitter(runtime(database, platform)), clock.now()
    while clock.now() < began + CONFIRMED_LIFE:
        await finish(submitter)
        clock.turn(seconds=1)
    ended = await find(database, order)
    assert (ended.state, ended.refusal) == (State.REFUSED, Refusal.DUPLICATE)
    assert ended.refusal_code == 244
    assert 5 <= len(platform.submitted) <= 15


async def test_a_pause_of_ten_minutes_is_waited_for(database: Database, clock: FrozenClock) -> None:
    platform = RecordedPlatform(answer=TOO_SOON)
    order, submitter = await confirmed(database), Submitter(runtime(database, platform))
    for _ in range(600):
        await finish(submitter)
        clock.turn(seconds=1)
    platform.answer = Accepted("900")
    for _ in range(200):
        await finish(submitter)
        clock.turn(seconds=1)
    assert (await find(database, order)).state is State.ACCEPTED


async def test_orders_to_one_number_leave_one_after_the_other_and_others_at_once(
    database: Database, clock: FrozenClock
) -> None:
    made = [await confirmed(database) for _ in range(3)]
    other = await confirmed(database, dest=another(1))
    platform = RecordedPlatform()
    submitter = Submitter(runtime(database, platform))
    await finish(submitter)
    assert platform.submitted == [made[0].ticket, other.ticket]
    turns = [(await find(database, order)).held_until for order in made[1:]]
    assert turns == [clock.now() + GAP, clock.now() + 2 * GAP]
    for sent in (3, 4):
        clock.turn(seconds=SECONDS)
        await finish(submitter)
        assert len(platform.submitted) == sent
    assert platform.submitted[2:] == [order.ticket for order in made[1:]]


async def test_a_refused_order_a_call_and_an_sms_make_nobody_wait(
    database: Database,
) -> None:
    await confirmed(database)
    platform = RecordedPlatform(answer=Refused(Refusal.CREDIT))
    submitter = Submitter(runtime(database, platform))
    await finish(submitter)
    platform.answer = Accepted("900")
    call = await confirmed(database)
    sms = await confirmed(database, kind=Kind.SMS)
    await finish(submitter)
    assert platform.submitted[1:] == [call.ticket, sms.ticket]


async def test_an_alerts_call_overtakes_what_waits_for_the_same_number(
    database: Database, clock: FrozenClock
) -> None:
    for _ in range(3):
        await confirmed(database)
    platform = RecordedPlatform()
    submitter = Submitter(runtime(database, platform))
    await finish(submitter)
    alert = await confirmed(database, urgency=Urgency.FIRST)
    await finish(submitter)
    clock.turn(seconds=SECONDS)
    await finish(submitter)
    assert platform.submitted[1:] == [alert.ticket]


async def test_the_card_says_when_it_is_sent_again(database: Database) -> None:
    from_noon = await confirmed(database)
    platform = Spacing()
    await finish(Submitter(runtime(database, platform)))
    said = [text for text in await texts(database) if from_noon.short in text]
    assert "Envio às 12:00:11. Este ainda não foi discado nem cobrado." in said[-1]


async def test_who_is_killed_before_the_answer_was_noted_dials_nothing_twice(
    database: Database, clock: FrozenClock
) -> None:
    order = await confirmed(database)
    taken = await claim(database)  # posted, answered 244, and killed
    assert taken is not None
    clock.turn(seconds=LEASE.total_seconds() + 1)
    platform = RecordedPlatform()
    async with database.write() as session:
        await lookups.claim_lookups(session, "two", clock.now(), most=5)
    await finish(Submitter(runtime(database, platform)))
    assert platform.submitted == []
    await noted(database, taken, TOO_SOON)  # it was only paused
    await finish(Submitter(runtime(database, platform)))
    clock.turn(minutes=2)
    await finish(Submitter(runtime(database, platform)))
    assert platform.submitted == [order.ticket]


async def test_an_answer_noted_twice_never_takes_back_what_was_sent_since(
    database: Database, clock: FrozenClock
) -> None:
    """The first commit came through, though the database said that it did not."""
    order = await confirmed(database)
    taken = await claim(database)
    assert taken is not None
    await noted(database, taken, TOO_SOON)
    clock.turn(seconds=SECONDS)
    assert await claim(database, "two") is not None  # and posted: it rings now
    await noted(database, taken, TOO_SOON)
    assert (await find(database, order)).state is State.SUBMITTING


async def test_whose_person_was_asked_about_it_is_refused_and_not_sent(
    database: Database,
) -> None:
    await confirmed(database)
    taken = await claim(database)
    assert taken is not None
    async with database.write() as session:
        await orders.move(session, taken, State.UNKNOWN)
    await noted(database, taken, TOO_SOON)
    assert (await find(database, taken)).state is State.REFUSED


async def test_one_that_would_expire_in_the_queue_is_sent_at_once(
    database: Database, clock: FrozenClock
) -> None:
    """The platform may take it; else it says so, and it is refused with that reason."""
    due = clock.now() + timedelta(hours=1)
    for _ in range(2):
        await confirmed(database, due_at=due)
    clock.turn(hours=1, minutes=14, seconds=55)
    platform = RecordedPlatform()
    await finish(Submitter(runtime(database, platform)))
    assert len(platform.submitted) == 2
