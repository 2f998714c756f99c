"""What the platform answers: the manual's status tables and the shape of every answer.

Another endpoint adds its table here and its handler in `sandbox/endpoints`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Status(NamedTuple):
    """One row of a status table, as printed: the text is part of the contract."""

    text: str
    code: int


OK = Status("OK", 0)

# -- authentication, common to every endpoint
INVALID_SESSION = Status("Session ID is not valid", 100)
SESSION_EXPIRED = Status("Session ID expired", 101)
IP_NOT_AUTHORIZED = Status("IP not authorized", 120)
NO_USER = Status("No user or password", 130)
COMMON = (
    OK,
    INVALID_SESSION,
    SESSION_EXPIRED,
    IP_NOT_AUTHORIZED,
    Status("Account not exist", 121),
    Status("Inactive user", 122),
    Status("Non existent user", 123),
    NO_USER,
    Status("IP trials exceeded", 131),
    Status("Logins trials exceeded", 132),
    Status("Username or password invalid", 140),
    Status("IP blocked", 199),
)

# -- MakeTTSCall
URL_INVALID = Status("urlcontent invalida", 202)
NUMBER_INVALID = Status("number invalid", 203)
NO_DESTINATION = Status("error sent message no destination", 250)
WRONG_DIGITS = Status("error sent message error destination", 250)
NO_CONTENT = Status("error sent message no content", 250)
NO_CREDIT = Status("error sent message No credit ID", 250)
AUDIO_FAILED = Status("error audio file", 260)
SMS_ONLY_SIMPLE = Status("Sms only in type 0", 300)
SMS_NO_ACTION = Status("Sms no action", 301)
SMS_NO_TEXT = Status("Sms no text", 302)
SMS_BAD_ACTION = Status("Invalid sms_action", 304)
SMS_TOO_LONG = Status("Sms text 160 characters", 305)
MAKE_TTS_CALL = (
    URL_INVALID,
    NUMBER_INVALID,
    Status("block ddd time", 230),
    NO_DESTINATION,
    WRONG_DIGITS,
    NO_CONTENT,
    Status("error sent message CA", 250),
    Status("error sent message BK_PROCON", 250),
    Status("error sent message Blocked", 250),
    NO_CREDIT,
    AUDIO_FAILED,
    SMS_ONLY_SIMPLE,
    SMS_NO_ACTION,
    SMS_NO_TEXT,
    SMS_BAD_ACTION,
    SMS_TOO_LONG,
)

# -- MakeSMS (the manual prints no OK row)
NO_SMS_ACCOUNT = Status("No sms account", 220)
NO_DEST = Status("No dest", 230)
NO_TEXT = Status("No text", 235)
TEXT_TOO_LONG = Status("Text more than 160 ch", 238)
MOBILE_INVALID = Status("Mobile is not valid", 240)
MAKE_SMS = (NO_SMS_ACCOUNT, NO_DEST, NO_TEXT, TEXT_TOO_LONG, MOBILE_INVALID)

# Every endpoint's own rows; GetCallStatus and GetUserID have none in the manual.
TABLES: Mapping[str, tuple[Status, ...]] = {"MakeTTSCall": MAKE_TTS_CALL, "MakeSMS": MAKE_SMS}

# The manual names rules without naming what breaking them answers (a ctid of 16 characters, a
# bridge without priority -1, a date nobody can read). The sandbox refuses them, so that a client
# finds out here, under a code that is plainly its own.
OWN_CODE = 900


class Refused(Exception):
    """The request is refused with one row of the tables; nothing was done."""

    def __init__(self, status: Status) -> None:
        super().__init__(f"{status.code} {status.text}")
        self.status = status


def against_the_manual(why: str) -> Refused:
    """Refuse under the sandbox's own code what the manual forbids without naming an answer."""
    return Refused(Status(f"sandbox: {why}", OWN_CODE))


class Door(StrEnum):
    """The ways in which a request gets no answer of the platform at all."""

    HTML = "html"
    SILENT = "silent"
    DOWN = "down"


@dataclass(frozen=True)
class Media:
    """An answer that is a sound and no JSON; it carries no status."""

    content: bytes
    kind: str = "audio/mpeg"


@dataclass(frozen=True)
class Answer:
    """A status, the fields beside it, and the lists beside `return`."""

    status: Status = OK
    fields: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, list[dict[str, str | None]]] = field(default_factory=dict)

    def body(self) -> dict[str, object]:
        """The JSON body: numbers are strings, as in every example of the manual."""
        head = {"status": self.status.text, "status_code": str(self.status.code)}
        return {"return": head | dict(self.fields), **self.lists}


# The examples of the manual are labelled 201 here; those of the other endpoints 200 or not at all.
CREATED = frozenset(
    {
        *("CreateCampaign", "ChangeCampaign", "GetCampaignsList"),
        *("CreateAudioFile", "CreateDestinationBase", "GetUserID"),
    }
)


def http_status(endpoint: str, status: Status) -> int:
    """The HTTP code that the manual gives to a status: 401 for every error of PlayAudioFile."""
    if status.code == 0:
        return 201 if endpoint in CREATED else 200
    return 401 if 100 <= status.code <= 199 or endpoint == "PlayAudioFile" else 400


def find_status(endpoint: str, fault: str) -> Status:
    """The row named by `<code>` or `<code>:<text>`; an unknown code is answered as it was asked."""
    code_text, _, text = fault.partition(":")
    if not code_text.strip().isdecimal():
        raise against_the_manual("X-Sandbox-Fault is <code> or <code>:<text>")
    code = int(code_text)
    if text.strip():
        return Status(text.strip(), code)
    rows = (*TABLES.get(endpoint, ()), *COMMON)
    return next((row for row in rows if row.code == code), Status(f"sandbox fault {code}", code))
