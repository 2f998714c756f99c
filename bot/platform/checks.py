"""What `ramal doctor` and `ramal resend` ask of the platform: reads only, never an order.

It is beside the adapter, as only these two use the client.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Protocol

import aiohttp

from bot.config.settings import Settings
from domain.ports import Clock
from velip import (
    ApiError,
    AuthenticationError,
    BearerAuth,
    Client,
    GetAudiosList,
    GetCallStatus,
    GetCampaignsList,
    GetDestinationsList,
    GetUserID,
    VelipError,
)

# "No limit" is 0 in the manual and -1 in newer documents: a large number works with both.
EVERY = 999_999


class WrongAddress(Exception):
    """RAMAL_VELIP_BASE_URL is not a usable address."""


class ReadResult(StrEnum):
    """How a read of the platform ended."""

    ANSWERED = "answered"
    NOT_ACCEPTED = "not accepted"  # credentials refused: more requests might ban this address
    REFUSED = "refused"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One read: how it ended, its answer as it came, and its HTTP status.

    `apart` is the platform's clock minus ours; `why` holds no value of the account.
    """

    endpoint: str
    ending: ReadResult
    why: str = ""
    raw: Mapping[str, object] = field(default_factory=dict)
    http: int = 0
    apart: timedelta | None = None
    code: int = 0  # of a refusal


class Answered(Protocol):
    """Any parsed answer of the client, with the document it was parsed from."""

    @property
    def raw(self) -> Mapping[str, object]:
        """The document as it came."""
        ...


@dataclass(slots=True)
class LastAnswer:
    """The status and clock of the last HTTP answer, which the client does not return."""

    clock: Clock
    http: int = 0
    apart: timedelta | None = None

    def tracing(self) -> aiohttp.TraceConfig:
        """A trace config through which a session reports its answers here."""
        config = aiohttp.TraceConfig()
        config.on_request_end.append(self._note)
        return config

    async def _note(
        self, _session: object, _context: object, ended: aiohttp.TraceRequestEndParams
    ) -> None:
        self.http = ended.response.status
        self.apart = _apart(ended.response.headers.get("Date", ""), self.clock.now())


@dataclass(frozen=True, slots=True)
class PlatformCheck:
    """Reads of the platform; each `Seen` says how one ended, and none raises."""

    client: Client
    heard: LastAnswer

    async def read_all(self, today: date) -> AsyncIterator[Seen]:
        """Read the account, then one row of every list; ends early where access is refused."""
        client = self.client
        who = await self._read("GetUserID", lambda: client.get_user_id(GetUserID()))
        yield who
        if who.ending is not ReadResult.ANSWERED:
            return
        reads: dict[str, Callable[[], Awaitable[Answered]]] = {
            "GetCampaignsList": lambda: client.get_campaigns_list(GetCampaignsList(maxreg=1)),
            "GetAudiosList": lambda: client.get_audios_list(GetAudiosList(maxreg=1)),
            "GetDestinationsList": lambda: client.get_destinations_list(
                GetDestinationsList(maxreg=1)
            ),
            "GetCallStatus": lambda: client.get_call_status(
                GetCallStatus(date_start=today, date_end=today, maxreg=1)
            ),
        }
        for endpoint, ask in reads.items():
            seen = await self._read(endpoint, ask)
            yield seen
            if seen.ending is ReadResult.NOT_ACCEPTED:
                return

    async def has_calls(self, first: date, last: date) -> bool:
        """Whether the platform has a finished call in these days; False if it cannot be read."""
        asked = GetCallStatus(date_start=first, date_end=last, maxreg=1)
        try:
            return bool((await self.client.get_call_status(asked)).calls)
        except VelipError:
            return False

    async def post_again(self, first: date, last: date, rurl: str, most: int = EVERY) -> Seen:
        """Ask for at most `most` reports of these days to be posted to `rurl` again."""
        asked = GetCallStatus(date_start=first, date_end=last, maxreg=most, rurl=rurl)
        return await self._read("GetCallStatus", lambda: self.client.resend_reports(asked))

    async def _read(self, endpoint: str, ask: Callable[[], Awaitable[Answered]]) -> Seen:
        self.heard.http, self.heard.apart = 0, None
        code = 0
        try:
            raw, ending, why = (await ask()).raw, ReadResult.ANSWERED, ""
        except AuthenticationError as error:
            raw, ending, why, code = {}, ReadResult.NOT_ACCEPTED, str(error), error.code
        except ApiError as error:
            raw, ending, why, code = {}, ReadResult.REFUSED, str(error), error.code
        except VelipError as error:
            raw, ending, why = {}, ReadResult.AWAY, str(error)
        return Seen(
            endpoint=endpoint,
            ending=ending,
            why=why,
            raw=raw,
            http=self.heard.http,
            apart=self.heard.apart,
            code=code,
        )


@asynccontextmanager
async def open_check(
    settings: Settings, clock: Clock, seconds: float
) -> AsyncIterator[PlatformCheck]:
    """A PlatformCheck with a session of its own, `seconds` for each read. Raises WrongAddress."""
    heard = LastAnswer(clock)
    async with aiohttp.ClientSession(trace_configs=[heard.tracing()]) as session:
        yield PlatformCheck(client_of(settings, session, seconds), heard)


def client_of(settings: Settings, session: aiohttp.ClientSession, seconds: float) -> Client:
    """A client for this installation, `seconds` for each request; raises WrongAddress."""
    try:
        auth = BearerAuth(settings.velip_token.get_secret_value())
        return Client(session, settings.velip_base_url, auth, deadline=seconds)
    except ValueError as error:
        raise WrongAddress(str(error)) from None


def _apart(header: str, now: datetime) -> timedelta | None:
    try:
        return parsedate_to_datetime(header) - now
    except (TypeError, ValueError):  # no date, not a date, or one without a zone
        return None
