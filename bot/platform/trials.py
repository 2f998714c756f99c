"""Calls to one's own phone that settle what the platform's documents leave open.

Each is placed once and never again by itself; its record is looked up by its ticket.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import aiohttp

from bot.config.learnt import KEYS, RECORDINGS
from bot.config.settings import Settings
from bot.platform.checks import WrongAddress
from domain.orders.order import new_ticket
from domain.orders.outcome import Verdict, verdict_of
from domain.ports import Clock
from velip import (
    BearerAuth,
    CallRecord,
    Client,
    GetCallStatus,
    MakeTTSCall,
    OutcomeUnknown,
    VelipError,
)

# Seconds before each look at a call's record: few, as look-ups are counted by the platform.
PAUSES = (5.0, 10.0, 15.0, 30.0, 30.0, 45.0, 45.0)


class Trial(StrEnum):
    """What a call settles, by the name under which it is written down."""

    KEYS = KEYS
    RECORDINGS = RECORDINGS


class TrialResult(StrEnum):
    """How a trial ended; only the first two settle it."""

    WORKS = "works"
    DOES_NOT = "does not"
    NOT_ANSWERED = "not answered"
    NO_RECORD = "no record"
    UNFETCHED = "not fetched"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TrialEnd:
    """The result of a trial, and the platform's own words where it refused."""

    result: TrialResult
    why: str = ""


@dataclass(frozen=True, slots=True)
class TrialCalls:
    """Places the calls of trials; `clock` paces the looks at their records."""

    client: Client
    clock: Clock
    interactive_type: int = 0

    async def try_out(self, trial: Trial, number: str) -> TrialEnd:
        """Ring a number once and say what its record shows; never raises for the platform."""
        ticket = new_ticket()
        try:
            await self.client.make_tts_call(_call(trial, number, ticket, self.interactive_type))
        except OutcomeUnknown:
            pass  # it may ring: its record tells
        except VelipError as error:
            return TrialEnd(TrialResult.REFUSED, str(error))
        record = await self._record(trial, ticket)
        if record is None:
            return TrialEnd(TrialResult.NO_RECORD)
        if verdict_of(record.status) is not Verdict.ANSWERED:
            return TrialEnd(TrialResult.NOT_ANSWERED, record.status)
        if trial is Trial.KEYS:
            return TrialEnd(TrialResult.WORKS if record.keys else TrialResult.DOES_NOT)
        return await self._fetched(record)

    async def _record(self, trial: Trial, ticket: str) -> CallRecord | None:
        """The call's record once it is whole, else as it was at the last look."""
        last = None
        for pause in PAUSES:
            await self.clock.wait(asyncio.Event(), pause)
            try:
                found = (await self.client.get_call_status(GetCallStatus(ctid=ticket))).calls
            except VelipError:
                continue
            # A status that nobody knows may be that of a call under way.
            ended = [one for one in found if verdict_of(one.status) is not Verdict.OTHER]
            last = ended[0] if ended else last
            if last is not None and _is_whole(trial, last):
                break
        return last

    async def _fetched(self, record: CallRecord) -> TrialEnd:
        if not record.recording_url:
            return TrialEnd(TrialResult.DOES_NOT)
        try:
            await self.client.fetch_recording(record.recording_url)
        except VelipError as error:
            return TrialEnd(TrialResult.UNFETCHED, type(error).__name__)
        return TrialEnd(TrialResult.WORKS)


@asynccontextmanager
async def open_trials(
    settings: Settings, clock: Clock, seconds: float
) -> AsyncIterator[TrialCalls]:
    """Calls with a session of their own, `seconds` for each request. Raises WrongAddress."""
    async with aiohttp.ClientSession() as session:
        try:
            auth = BearerAuth(settings.velip_token.get_secret_value())
            client = Client(session, settings.velip_base_url, auth, deadline=seconds)
        except ValueError as error:
            raise WrongAddress(str(error)) from None
        yield TrialCalls(client, clock, settings.interactive_type or 0)


def _is_whole(trial: Trial, record: CallRecord) -> bool:
    """Whether nothing more can be told of an ended call; a recording may be named later."""
    answered = verdict_of(record.status) is Verdict.ANSWERED
    return not answered or trial is Trial.KEYS or bool(record.recording_url)


def _call(trial: Trial, number: str, ticket: str, interactive_type: int) -> MakeTTSCall:
    if trial is Trial.KEYS:
        words = "Teste do Ramal. Por favor, tecle 1 agora."
        kind: dict[str, Any] = {"type": interactive_type, "ndig": 1, "nans": 1, "dtime": 8}
    else:
        words = "Teste do Ramal. Depois do sinal, diga uma frase. Ela será gravada."
        kind = {"type": 22, "rec": 10}
    return MakeTTSCall(dest=number, text=words, ctid=ticket, free=1, **kind)
