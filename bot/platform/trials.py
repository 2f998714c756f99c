"""Calls to one's own phone that settle what the platform's documents leave open.

Each is placed once and never again by itself; its record is looked up by its ticket.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

import aiohttp

from bot.config.learnt import KEYS, RECORDINGS
from bot.config.settings import Settings
from bot.platform.checks import WrongAddress
from domain.orders.order import new_ticket
from domain.ports import Clock
from velip import BearerAuth, CallRecord, Client, GetCallStatus, MakeTTSCall, VelipError

PATIENCE = 180.0  # seconds until the record of a call must be there
BETWEEN = 5.0  # seconds between two looks


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

    async def try_out(self, trial: Trial, number: str) -> TrialEnd:
        """Ring a number once and say what its record shows; never raises for the platform."""
        ticket = new_ticket()
        try:
            await self.client.make_tts_call(_call(trial, number, ticket))
        except VelipError as error:
            return TrialEnd(TrialResult.REFUSED, str(error))
        record = await self._record(ticket)
        if record is None:
            return TrialEnd(TrialResult.NO_RECORD)
        if record.status != "OK":
            return TrialEnd(TrialResult.NOT_ANSWERED, record.status)
        works = bool(record.keys) if trial is Trial.KEYS else await self._has_sound(record)
        return TrialEnd(TrialResult.WORKS if works else TrialResult.DOES_NOT)

    async def _record(self, ticket: str) -> CallRecord | None:
        for _ in range(int(PATIENCE / BETWEEN)):
            await self.clock.wait(asyncio.Event(), BETWEEN)
            try:
                found = (await self.client.get_call_status(GetCallStatus(ctid=ticket))).calls
            except VelipError:
                continue
            if ended := [call for call in found if call.status]:
                return ended[0]
        return None

    async def _has_sound(self, record: CallRecord) -> bool:
        if not record.recording_url:
            return False
        try:
            return bool((await self.client.fetch_recording(record.recording_url)).content)
        except VelipError:
            return False


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
        yield TrialCalls(client, clock)


def _call(trial: Trial, number: str, ticket: str) -> MakeTTSCall:
    if trial is Trial.KEYS:
        words = "Teste do Ramal. Por favor, tecle 1 agora."
        return MakeTTSCall(dest=number, text=words, ctid=ticket, free=1, ndig=1, nans=1, dtime=8)
    words = "Teste do Ramal. Depois do sinal, diga uma frase. Ela será gravada."
    return MakeTTSCall(dest=number, type=22, text=words, ctid=ticket, free=1, rec=10)
