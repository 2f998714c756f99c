"""What the platform answers: the manual's status tables and the shape of every answer.

Another endpoint adds its table here and its handler in `sandbox/endpoints`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.campaign_statuses import CREATE_CAMPAIGN, DOCS_CHANGE_CAMPAIGN, DOCS_CREATE_CAMPAIGN
from sandbox.newer_statuses import (
    NEWER_COMMON,
    NEWER_GET_CALL_STATUS,
    NEWER_MAKE_SMS,
    NEWER_MAKE_TTS_CALL,
)
from sandbox.status import Status as Status

OK = Status("OK", 0)

# -- authentication, common to every endpoint
INVALID_SESSION = Status("Session ID is not valid", 100)
SESSION_EXPIRED = Status("Session ID expired", 101)
IP_NOT_AUTHORIZED = Status("IP not authorized", 120)
NO_USER = Status("No user or password", 130)
IP_BLOCKED = Status("IP blocked", 199)
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
    IP_BLOCKED,
)

# -- MakeTTSCall
URL_INVALID = Status("urlcontent invalida", 202)
NUMBER_INVALID = Status("number invalid", 203)
BLOCKED_HOUR = Status("block ddd time", 230)
NO_DESTINATION = Status("error sent message no destination", 250)
WRONG_DIGITS = Status("error sent message error destination", 250)
NO_CONTENT = Status("error sent message no content", 250)
TOO_OFTEN = Status("error sent message CA", 250)
DO_NOT_CALL = Status("error sent message BK_PROCON", 250)
BARRED_BY_CUSTOMER = Status("error sent message Blocked", 250)
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
    BLOCKED_HOUR,
    NO_DESTINATION,
    WRONG_DIGITS,
    NO_CONTENT,
    TOO_OFTEN,
    DO_NOT_CALL,
    BARRED_BY_CUSTOMER,
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

# -- CreateDestinationBase
EXECUTABLE_FILE = Status("not allowed executable file", 205)
BASE_ERROR = Status("Error BASE + Detail of error", 230)
CREATE_DESTINATION_BASE = (EXECUTABLE_FILE, BASE_ERROR)

# -- CreateAudioFile and PlayAudioFile: no table in the manual; rows of the platform's newer docs,
# whose texts are known only by their meaning
EXECUTABLE_SOUND = Status("executable or infected file", 205)
NO_SOUND = Status("no audio or text", 220)
SOUND_TOO_SHORT = Status("upload under 100 bytes", 223)
BAD_BASE64 = Status("invalid base64", 224)
SOUND_TOO_LARGE = Status("multipart discarded (too large)", 226)
SPEECH_FAILED = Status("TTS server error", 281)
NO_AUDIO_ID = Status("No audio ID", 220)
AUDIO_NOT_VALID = Status("Audio id is not valid", 230)
NO_AUDIO_FILE = Status("No audio file", 250)
AUDIO_OUT_OF_DATE = Status("Audio out of date", 240)
CREATE_AUDIO_FILE = (
    EXECUTABLE_SOUND,
    NO_SOUND,
    Status("upload error code=N", 221),
    Status("no name_up", 222),
    SOUND_TOO_SHORT,
    BAD_BASE64,
    SOUND_TOO_LARGE,
    SPEECH_FAILED,
)
PLAY_AUDIO_FILE = (
    NO_AUDIO_ID,
    AUDIO_NOT_VALID,
    AUDIO_OUT_OF_DATE,
    NO_AUDIO_FILE,
    Status("Fail get audio", 260),
)
NEWER_DOCS: Mapping[str, tuple[Status, ...]] = {
    "MakeTTSCall": NEWER_MAKE_TTS_CALL,
    "MakeSMS": NEWER_MAKE_SMS,
    "GetCallStatus": NEWER_GET_CALL_STATUS,
    "CreateAudioFile": CREATE_AUDIO_FILE,
    "PlayAudioFile": PLAY_AUDIO_FILE,
    "CreateCampaign": DOCS_CREATE_CAMPAIGN,
    "ChangeCampaign": DOCS_CHANGE_CAMPAIGN,
}

# Every endpoint's own rows; GetCallStatus, GetUserID and the lists have none in the manual.
TABLES: Mapping[str, tuple[Status, ...]] = {
    "MakeTTSCall": MAKE_TTS_CALL,
    "MakeSMS": MAKE_SMS,
    "CreateDestinationBase": CREATE_DESTINATION_BASE,
    "CreateCampaign": CREATE_CAMPAIGN,
}

# The manual names rules without naming what breaking them answers (a ctid of 16 characters, a
# bridge without priority -1, a date nobody can read). The sandbox refuses them, so that a client
# finds out here, under a code that is plainly its own.
OWN_CODE = 900


class Refused(Exception):
    """The request is refused with one row of the tables; nothing was done."""

    def __init__(self, status: Status, *, retry_after: int | None = None) -> None:
        super().__init__(f"{status.code} {status.text}")
        self.status, self.retry_after = status, retry_after


def against_the_manual(why: str) -> Refused:
    """Refuse under the sandbox's own code what the manual forbids without naming an answer."""
    return Refused(Status(f"sandbox: {why}", OWN_CODE))


def base_error(detail: str) -> Status:
    """What is wrong with a list of destinations, behind the prefix that the manual prints."""
    return BASE_ERROR._replace(text=f"Error BASE {detail}")


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
    fields: Mapping[str, object] = field(default_factory=dict)
    lists: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    retry_after: int | None = None  # seconds, told in a header

    def body(self) -> dict[str, object]:
        """The JSON body: numbers are strings, as in every example of the manual."""
        head: dict[str, object] = {"status": self.status.text, "status_code": str(self.status.code)}
        return {"return": head | dict(self.fields), **self.lists}


# The examples of the manual are labelled 201 here; those of the other endpoints 200 or not at all.
CREATED = frozenset(
    {
        *("CreateCampaign", "ChangeCampaign", "GetCampaignsList"),
        *("CreateAudioFile", "CreateDestinationBase", "GetUserID"),
    }
)


_OWN_HTTP = {105: 403, 429: 429}  # of the newest docs


def http_status(endpoint: str, status: Status) -> int:
    """The HTTP code that the manual gives to a status: 401 for every error of PlayAudioFile."""
    if status.code in _OWN_HTTP:
        return _OWN_HTTP[status.code]
    if status.code == 0:
        return 201 if endpoint in CREATED else 200
    return 401 if 100 <= status.code <= 199 or endpoint == "PlayAudioFile" else 400


MAX_DIGITS = 9  # of a code that a fault names


def find_status(endpoint: str, fault: str) -> Status:
    """The row named by `<code>` or `<code>:<text>`; an unknown code is answered as it was asked."""
    code_text, _, text = fault.partition(":")
    if not code_text.strip().isdecimal() or len(code_text) > MAX_DIGITS:
        raise against_the_manual("X-Sandbox-Fault is <code> or <code>:<text>")
    code = int(code_text)
    if text.strip():
        return Status(text.strip(), code)
    rows = (*TABLES.get(endpoint, ()), *NEWER_DOCS.get(endpoint, ()), *COMMON, *NEWER_COMMON)
    return next((row for row in rows if row.code == code), Status(f"sandbox fault {code}", code))
