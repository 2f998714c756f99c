"""What may go wrong, told by what it means for the person who asked.

```
VelipError
├── InvalidParameters      a rule of the manual is broken; nothing was sent
├── NotSent                no connection could be made; nothing left, safe to try again
├── CircuitOpen            authentication failed a moment ago; nothing was sent
├── OutcomeUnknown         bytes left and no usable answer came: it may or may not have been done
├── BadAnswer              the same on a read, after its retries
├── ChangeNotApplied       a change was answered OK, and the platform shows the old value
├── NoTemporaryToken       GetUserID was asked for a token and gave none
│   └── TemporaryTokensRetired     and never will: the platform knows permanent tokens alone
└── ApiError               the platform said no, with a code: nothing was done
    ├── AuthenticationError        100-199, and an HTTP 401 without an envelope
    │   ├── TokenExpired
    │   └── AuthLockout            the address or the user is barred, for minutes or for good
    ├── InvalidRequest
    │   └── InvalidUpload
    ├── InvalidDestination
    ├── NotFound                   an audio, a list, a group or a campaign that is not there
    ├── Conflict                   the same is under way already
    ├── Blocked                    reason: one of `BLOCK_REASONS`
    │   └── NightLimit             the night's SMS are used up, until 06:00
    ├── InsufficientCredit
    ├── PermissionDenied
    │   └── UnregisteredAddress    lists are read only from addresses that the account registered
    ├── AudioError
    ├── ServerError                the platform failed; it says that nothing was created
    ├── DuplicateSuppressed        a second one to the same number within `httpdup` seconds
    │   └── DuplicateReference     a call with this ctid is there already
    └── RateLimited                asked too often: nothing was done, ask again after `retry_after`
```

No message holds a token, a whole number or a text: the platform's own words stay in `ApiError.text`
and are repeated in the message only where they are a row of its manual.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TOO_MANY = 429  # the HTTP status and the code of an answer to who asks too often
BLOCK_REASONS = ("time_window", "number_limit", "do_not_disturb", "customer_list", "text")


_ODD = re.compile(r"[^A-Za-z0-9._:-]")
_DIGITS = re.compile(r"[0-9]{8,}")


def _printable(reference: str | None) -> str:
    """Return an id of the caller's, in which nothing can pass for a number or another line."""
    return _DIGITS.sub("…", _ODD.sub("?", reference or ""))[:40] or "none"


class VelipError(Exception):
    """Anything this client raises.

    `raw` is the document of an answer that was accepted and could not be read; never log it.
    """

    raw: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Problem:
    """One parameter that breaks a rule, and the rule; never the value."""

    parameter: str
    rule: str

    def __str__(self) -> str:
        return f"{self.parameter}: {self.rule}"


class InvalidParameters(VelipError):
    """All the rules of the manual that a request breaks, at once; nothing was sent."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class NotSent(VelipError):
    """No connection could be made, so nothing left: the caller may try again."""

    def __init__(self, endpoint: str, why: str) -> None:
        super().__init__(f"{endpoint} was not sent: {why}")
        self.endpoint = endpoint
        self.why = why


class CircuitOpen(VelipError):
    """Authentication failed before, and asking again now could get this address banned.

    `retry_after` is in seconds; None means not in this process: a person has to act.
    """

    def __init__(self, retry_after: float | None) -> None:
        when = "until restart" if retry_after is None else f"for another {retry_after:.0f} s"
        super().__init__(f"nothing is sent {when}, because authentication failed")
        self.retry_after = retry_after


class OutcomeUnknown(VelipError):
    """The request left and no usable answer came: never send it again, look its ctid up.

    `request_id` is the key that a campaign was sent with: whoever orders it again has to use it.
    """

    request_id: str | None = None

    def __init__(self, endpoint: str, ctid: str | None, why: str) -> None:
        super().__init__(f"{endpoint} (ctid {_printable(ctid)}) may or may not be done: {why}")
        self.endpoint = endpoint
        self.ctid = ctid
        self.why = why


class BadAnswer(VelipError):
    """A read that brought no usable answer, its retries included; a `final` one is not retried."""

    def __init__(self, endpoint: str, why: str, *, final: bool = False) -> None:
        super().__init__(f"{endpoint} brought no usable answer: {why}")
        self.endpoint = endpoint
        self.why = why
        self.final = final


class ChangeNotApplied(VelipError):
    """The platform answered OK to a change and still shows the old values.

    `parameters` are the names, as the manual's example has them, of what did not change.
    """

    def __init__(self, cp_id: str, parameters: tuple[str, ...]) -> None:
        super().__init__(f"campaign {cp_id} still has its old {', '.join(parameters)}")
        self.cp_id = cp_id
        self.parameters = parameters


class NoTemporaryToken(VelipError):
    """GetUserID accepted the question and answered no token, as the manual's own example does."""


class TemporaryTokensRetired(NoTemporaryToken):
    """The platform issues no temporary tokens any more (newer docs: since August 2026).

    What needs one has to do without: prove itself with the permanent token, in a header.
    """


class ApiError(VelipError):
    """The platform refused with a code, so nothing was done.

    `text` is what it said, word for word: do not log it, it may repeat what was sent. `known` says
    that it is a row of its documents, which repeats nothing.
    """

    def __init__(self, endpoint: str, code: int, text: str, *, known: bool = False) -> None:
        said = f"“{text}”" if known else f"{len(text)} unlisted characters, see .text"
        super().__init__(f"{endpoint} was refused with {code}: {said}")
        self.endpoint = endpoint
        self.code = code
        self.text = text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"


class AuthenticationError(ApiError):
    """The token, user or address was not accepted; never retried."""


class TokenExpired(AuthenticationError):
    """The token was good once."""


class AuthLockout(AuthenticationError):
    """Too many failures: the address or the user is barred."""


class InvalidRequest(ApiError):
    """A parameter is missing or wrong."""


class InvalidUpload(InvalidRequest):
    """The file was not accepted."""


class NotFound(ApiError):
    """Something that the request names is not there, or is another account's."""


class Conflict(ApiError):
    """Something of this name or number is active or in progress already."""


class ServerError(ApiError):
    """The platform failed on its side and says that nothing was created."""


class InvalidDestination(ApiError):
    """The number is not one that can be reached."""


class Blocked(ApiError):
    """A rule forbids this number now; `reason` is one of `BLOCK_REASONS`."""

    reason = ""


class NightLimit(Blocked):
    """The account has sent its SMS of this night (22:00 to 06:00, the platform's time)."""


class InsufficientCredit(ApiError):
    """The account has no credit left."""


class PermissionDenied(ApiError):
    """The account may not use this."""


class UnregisteredAddress(PermissionDenied):
    """Lists of calls are answered only to addresses that the account has registered.

    Look-ups of one call and all orders go on.
    """


class AudioError(ApiError):
    """The audio could not be produced or queued."""


class DuplicateSuppressed(ApiError):
    """The platform has just accepted something for this number and refuses the second one.

    Within `httpdup` seconds, 10 where none were asked for; later it may be sent again.
    """


class DuplicateReference(DuplicateSuppressed):
    """A call with this ctid is there already: look it up, and do not send it again.

    Only where the account wants its references unique.
    """


class RateLimited(ApiError):
    """This endpoint was asked too often (HTTP 429, newer documents): nothing was done.

    `retry_after` is in seconds, None where the platform does not say; other endpoints go on.
    """

    def __init__(self, endpoint: str, text: str, retry_after: float | None) -> None:
        super().__init__(endpoint, TOO_MANY, text)
        self.retry_after = retry_after
