"""The doctor's trial of status callbacks: a sandbox is asked for one, which must arrive."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta

from bot.doctor.finding import Finding, note, ok, warning
from bot.doctor.public import NAME
from bot.platform.checks import PlatformCheck, ReadResult
from domain.ports import Clock
from storage.database import Database
from storage.orders.status_callbacks import RawCallback, find_callback

PAUSE = 0.1  # seconds between two checks whether it arrived
_BY_HAND = "Order a call, let it end, and ask again: ramal doctor"


async def check_echo(
    check: PlatformCheck, database_url: str, address: str, clock: Clock, days: Sequence[date]
) -> AsyncIterator[Finding]:
    """Let the sandbox post a finished call again, to an address that only this trial has."""
    if not await check.has_calls(days[0], days[-1]):
        yield note(NAME, "no call ended lately, so none could be posted again.", _BY_HAND)
        return
    token = f"doctor-{secrets.token_hex(8)}"
    asked = await check.post_again(days[0], days[-1], f"{address}/{token}", most=1)
    if asked.ending is not ReadResult.ANSWERED:
        yield warning(NAME, f"the sandbox posts nothing again: {asked.why}.", _BY_HAND)
        return
    database = Database(database_url, clock)
    try:
        yield _verdict(await _arrival(database, token, check.client.deadline))
    finally:
        await database.close()


def lately(today: date) -> Sequence[date]:
    """The days in which a finished call is looked for: yesterday and today."""
    return (today - timedelta(days=1), today)


def _verdict(arrived: RawCallback | None) -> Finding:
    if arrived is None:
        said = "the sandbox posted a call again, and it did not arrive."
        return warning(
            NAME,
            said,
            "Does the sandbox reach RAMAL_PUBLIC_URL, and is its clock running (not turned)?",
        )
    if not arrived.trusted:
        said = "it arrived, but from an address that is not believed."
        return warning(NAME, said, "Add the sender to RAMAL_STATUS_CALLBACK_SOURCES.")
    return ok(NAME, "posted by the sandbox, arrived here, believed.")


async def _arrival(database: Database, token: str, seconds: float) -> RawCallback | None:
    try:
        async with asyncio.timeout(seconds):
            while True:
                async with database.read() as session:
                    found = await find_callback(session, token)
                if found is not None:
                    return found
                await asyncio.sleep(PAUSE)
    except TimeoutError:
        return None
