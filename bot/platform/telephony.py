"""The domain's Telephony port over the Velip client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from domain.orders.order import Kind, Purpose
from domain.orders.outcome import Report, ReportSource
from domain.ports import (
    Accepted,
    Answer,
    LookupFailed,
    Period,
    RecordsLimited,
    Refusal,
    Refused,
    Submission,
    TooSoon,
    Unsure,
)
from velip import (
    ApiError,
    AudioError,
    AuthenticationError,
    Blocked,
    CallFacts,
    CircuitOpen,
    Client,
    DuplicateSuppressed,
    GetCallStatus,
    GetUserID,
    InsufficientCredit,
    InvalidDestination,
    InvalidParameters,
    InvalidRequest,
    MakeSMS,
    MakeTTSCall,
    NotSent,
    OutcomeUnknown,
    PermissionDenied,
    RateLimited,
    Result,
    VelipError,
)
from velip.call_kinds import BRIDGE, BRIDGE_PRIORITY, SINGLE, SPOKEN_ANSWER, TRANSFER

log = structlog.get_logger()
_WAIT = 8  # seconds in which a key may be pressed that the call waits for
_MOST = 10**9  # more seconds or money are an error, and fit in no column
# Numbers that only the sandbox knows: 11 90000-0000 to 11 90000-0099.
_RESERVED = "55119000000"
# The code of a second order to one number within seconds (newer documents, httpdup).
_TOO_SOON = 244
_REFUSALS: tuple[tuple[type[VelipError], Refusal], ...] = (
    (InsufficientCredit, Refusal.CREDIT),
    (InvalidDestination, Refusal.DESTINATION),
    (DuplicateSuppressed, Refusal.DUPLICATE),
    (AudioError, Refusal.AUDIO),
    (PermissionDenied, Refusal.PERMISSION),
    (AuthenticationError, Refusal.AUTHENTICATION),
    (CircuitOpen, Refusal.AUTHENTICATION),
    (InvalidRequest, Refusal.REQUEST),
    (InvalidParameters, Refusal.REQUEST),
    (NotSent, Refusal.UNREACHABLE),
    (RateLimited, Refusal.TOO_MANY),
)
# Codes of newer documents that ask for another remedy than the others of their class.
_BY_CODE = {
    ("MakeTTSCall", 204): Refusal.NO_AUDIO,
    ("MakeTTSCall", 205): Refusal.NO_AUDIO,
    ("MakeTTSCall", 290): Refusal.AGENT,
    ("MakeSMS", 245): Refusal.SMS_NIGHT,
}
_BLOCKS = {
    "time_window": Refusal.HOURS,
    "do_not_disturb": Refusal.DO_NOT_CALL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VelipTelephony:
    """The Telephony port over the Velip client.

    `callback_prefix` is the address that an order's token completes; empty: the platform is polled.
    `machine_audio` is the stored audio with which it is asked who answers; empty: it is not asked.
    """

    client: Client
    zone: ZoneInfo
    live: bool
    callback_prefix: str = ""
    interactive_type: int = 0  # the call type that reports pressed keys, where the host has one
    machine_audio: str = ""

    async def submit(self, submission: Submission) -> Answer:
        """Submit an order once; every error of the client becomes an answer."""
        if self.live and _reserved(submission):
            return Refused(Refusal.SANDBOX_NUMBER)
        token = submission.token
        rurl = f"{self.callback_prefix}/{token}" if self.callback_prefix and token else None
        try:
            if submission.kind is Kind.SMS:
                sent = await self.client.make_sms(_sms(submission))
                return _accepted(sent.sms_id, sent)
            placed = await self.client.make_tts_call(self._call(submission, rurl))
            return _accepted(placed.call_id, placed)
        except OutcomeUnknown as error:
            return Unsure(str(error))
        except VelipError as error:
            return _refused(error)

    async def look_up(self, ticket: str) -> Sequence[Report]:
        """Read the records of one ticket; raises LookupFailed."""
        return (await self._read(GetCallStatus(ctid=ticket))).reports

    async def read_period(self, first: date, last: date) -> Period:
        """Read the records of these days; raises LookupFailed."""
        return await self._read(GetCallStatus(date_start=first, date_end=last))

    async def prove(self) -> str | None:
        """Check our credentials: why they are refused, or None.

        None also where the platform is down. A refusal opens the client's circuit breaker.
        """
        try:
            await self.client.get_user_id(GetUserID())
        except AuthenticationError as error:
            return str(error)
        except VelipError as error:
            log.warning("platform.away", error=type(error).__name__)
        return None

    def _call(self, submission: Submission, rurl: str | None) -> MakeTTSCall:
        bridge = submission.kind is Kind.BRIDGE
        more: dict[str, Any] = {**submission.variables, **_after(submission), **_keys(submission)}
        return MakeTTSCall(
            type=_type(submission, self.interactive_type),
            priority=BRIDGE_PRIORITY if bridge else 0,
            dest=submission.dest,
            dest2=submission.dest2 or None,
            text=None if submission.recording else submission.words,
            content=submission.recording or None,
            voice=submission.voice or None,
            # Whom a bridge joins hear for themselves who answered.
            amd=None if bridge else self.machine_audio or None,
            **more,
            ctid=submission.ticket,
            free=int(submission.purpose.skips_do_not_call),
            bkddd=2 if submission.purpose.checks_hours else 0,
            rurl=rurl,
        )

    async def _read(self, request: GetCallStatus) -> Period:
        try:
            page = await self.client.get_call_status(request)
        except RateLimited as error:
            raise RecordsLimited(error.retry_after) from None
        except VelipError as error:
            raise LookupFailed(str(error)) from error
        reports = [to_report(call, ReportSource.RECORD, self.zone) for call in page.calls]
        return Period([r for r in reports if r.status], page.truncated)


def to_report(call: CallFacts, source: ReportSource, zone: ZoneInfo) -> Report:
    """A call of the client as a Report of the domain; money becomes thousandths."""
    balance = getattr(call, "balance", None)
    return Report(
        source=source,
        status=call.status,
        ticket=call.ctid or "",
        provider_id=call.call_id or "",
        dialled_at=call.dialled_at(zone),
        answered_at=call.answered_at(zone),
        ended_at=call.ended_at(zone),
        duration=_seconds(call.duration),
        keys="".join(value for _, value in sorted(call.keys.items())),
        recording=call.recording_url or "",
        cost=_thousandths(call.value),
        balance=_thousandths(balance),
        machine=call.machine,
        talked=_seconds(call.second_duration),
    )


def _type(submission: Submission, interactive_type: int) -> int:
    if submission.kind is Kind.BRIDGE:
        return BRIDGE
    if submission.records:
        return SPOKEN_ANSWER
    if submission.transfer_key:
        return TRANSFER
    waits = submission.purpose is Purpose.ON_CALL or bool(submission.keys)
    return interactive_type if waits else SINGLE


def _after(submission: Submission) -> dict[str, str | None]:
    """The parameters of the SMS that follows a call (manual, sms_text and its kin)."""
    sms = submission.sms
    if sms is None:
        return {}
    return {"sms_text": sms.text, "sms_action": sms.when.value, "sms_dtmf": sms.keys or None}


def _keys(submission: Submission) -> dict[str, int | str]:
    """The parameters of a call that waits for one key, or records (newer documents: dtime, rec)."""
    if submission.records:
        return {"rec": submission.records}
    if submission.transfer_key:
        return {"dtmfconf": submission.transfer_key, "dtime": _WAIT}
    return {"ndig": 1, "nans": 1, "dtime": _WAIT} if submission.keys else {}


def _sms(submission: Submission) -> MakeSMS:
    return MakeSMS(dest=submission.dest, text=submission.words, ctid=submission.ticket)


def refusal_of(error: VelipError) -> Refusal:
    """The Refusal that an error of the client means to the asker."""
    if isinstance(error, ApiError) and (error.endpoint, error.code) in _BY_CODE:
        return _BY_CODE[error.endpoint, error.code]
    if isinstance(error, Blocked):
        return _BLOCKS.get(str(error.reason), Refusal.BLOCKED)
    return next((why for kind, why in _REFUSALS if isinstance(error, kind)), Refusal.OTHER)


def _accepted(provider_id: str | None, answer: Result) -> Accepted:
    if answer.warning:
        log.warning("order.warned", provider_id=provider_id)  # its words may repeat what was sent
    return Accepted(provider_id or "", answer.warning or "")


def _refused(error: VelipError) -> Refused | TooSoon:
    if isinstance(error, DuplicateSuppressed) and error.code == _TOO_SOON:
        return TooSoon(error.code, error.text)
    why = refusal_of(error)
    if isinstance(error, ApiError):
        return Refused(why, error.code, error.text)
    return Refused(why)


def _reserved(submission: Submission) -> bool:
    return any(
        number.startswith(_RESERVED) and len(number) == len(_RESERVED) + 2
        for number in (submission.dest, submission.dest2)
    )


def _seconds(count: int | None) -> int | None:
    return None if count is None or count >= _MOST else count


def _thousandths(amount: Decimal | None) -> int | None:
    return None if amount is None or abs(amount) >= _MOST else int(amount * 1000)
