"""Calls to one's own phone that settle what the platform's documents leave open.

They leave as orders do, by the same ports. Each is placed once and never again by itself; its
record is looked up by its ticket.
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
from bot.platform.audio_library import VelipLibrary
from bot.platform.checks import client_of
from bot.platform.telephony import VelipTelephony
from domain.audio.library import Library, LibraryAway, LibraryRefused
from domain.orders.order import Kind, Purpose, new_ticket
from domain.orders.outcome import Report, Verdict
from domain.ports import Clock, LookupFailed, Refused, Submission, Telephony, TooSoon

# Seconds before each look at a call's record: few, as look-ups are counted by the platform.
PAUSES = (5.0, 10.0, 15.0, 30.0, 30.0, 45.0, 45.0)
_RECORDED = 10  # seconds


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

    telephony: Telephony
    library: Library
    clock: Clock

    async def try_out(self, trial: Trial, number: str) -> TrialEnd:
        """Ring a number once and say what its record shows; never raises for the platform."""
        ticket = new_ticket()
        answer = await self.telephony.submit(_submission(trial, number, ticket))
        if isinstance(answer, Refused | TooSoon):
            why = answer.text or getattr(answer, "why", "called a moment ago")
            return TrialEnd(TrialResult.REFUSED, why)
        report = await self._report(trial, ticket)  # also where it is not known whether it rang
        if report is None:
            return TrialEnd(TrialResult.NO_RECORD)
        if report.verdict is not Verdict.ANSWERED:
            return TrialEnd(TrialResult.NOT_ANSWERED, report.status)
        if trial is Trial.KEYS:
            return TrialEnd(TrialResult.WORKS if report.keys else TrialResult.DOES_NOT)
        return await self._fetched(report)

    async def _report(self, trial: Trial, ticket: str) -> Report | None:
        """The call's record once it is whole, else as it was at the last look."""
        last = None
        for pause in PAUSES:
            await self.clock.wait(asyncio.Event(), pause)
            try:
                found = await self.telephony.look_up(ticket)
            except LookupFailed:
                continue
            # A status that nobody knows may be that of a call under way.
            ended = [report for report in found if report.verdict is not Verdict.OTHER]
            last = ended[0] if ended else last
            if last is not None and _is_whole(trial, last):
                break
        return last

    async def _fetched(self, report: Report) -> TrialEnd:
        if not report.recording:
            return TrialEnd(TrialResult.DOES_NOT)
        try:
            await self.library.fetch_answer(report.recording)
        except (LibraryAway, LibraryRefused) as error:
            return TrialEnd(TrialResult.UNFETCHED, str(error))
        return TrialEnd(TrialResult.WORKS)


@asynccontextmanager
async def open_trials(
    settings: Settings, clock: Clock, seconds: float
) -> AsyncIterator[TrialCalls]:
    """Calls with a session of their own, `seconds` for each request. Raises WrongAddress."""
    async with aiohttp.ClientSession() as session:
        client = client_of(settings, session, seconds)
        telephony = VelipTelephony(
            client=client,
            zone=settings.zone,
            live=settings.is_live,
            interactive_type=settings.interactive_type or 0,
        )
        yield TrialCalls(telephony, VelipLibrary(client), clock)


def _is_whole(trial: Trial, report: Report) -> bool:
    """Whether nothing more can be told of an ended call; a recording may be named later."""
    answered = report.verdict is Verdict.ANSWERED
    return not answered or trial is Trial.KEYS or bool(report.recording)


def _submission(trial: Trial, number: str, ticket: str) -> Submission:
    words = {
        Trial.KEYS: "Teste do Ramal. Por favor, tecle 1 agora.",
        Trial.RECORDINGS: "Teste do Ramal. Depois do sinal, diga uma frase. Ela será gravada.",
    }
    return Submission(
        kind=Kind.CALL,
        ticket=ticket,
        purpose=Purpose.REQUESTED,
        dest=number,
        words=words[trial],
        keys="1" if trial is Trial.KEYS else "",
        records=_RECORDED if trial is Trial.RECORDINGS else 0,
    )
