"""A client for the Velip API V2, which could be published on its own tomorrow.

It exists so that no other room has to know how the platform spells things: requests are frozen
values checked before they leave, answers are typed facts that keep their raw form, and every error
says whether something was done. It knows no room of ours. `velip.sansio` is the protocol without a
socket, `velip.statuses` and `velip.aliases` are the manual's tables, and one module per endpoint
holds its request and its answer: a new endpoint adds such a module, its status rows and a method.
"""

from typing import TYPE_CHECKING, Any

from velip.audios import Audio, AudioFacts, ListedAudio, TestAudio
from velip.auth import Auth, BearerAuth, BodyAuth, IPAuth, RawHeaderAuth
from velip.callbacks import CallEvent, SMSEvent, UnknownEvent, parse_callback
from velip.calls import HUMAN, MACHINE, UNDETERMINED, CallFacts, CallRecord
from velip.campaigns import Campaign
from velip.change_campaign import ChangeCampaign, ChangedCampaign
from velip.create_audio_file import CreateAudioFile
from velip.create_campaign import CreateCampaign, CreatedCampaign
from velip.create_destination_base import CreatedBase, CreateDestinationBase
from velip.ctids import new_ctid
from velip.destinations import Destination, read_destinations
from velip.errors import (
    ApiError,
    AudioError,
    AuthenticationError,
    AuthLockout,
    BadAnswer,
    Blocked,
    ChangeNotApplied,
    CircuitOpen,
    Conflict,
    DuplicateReference,
    DuplicateSuppressed,
    InsufficientCredit,
    InvalidDestination,
    InvalidParameters,
    InvalidRequest,
    InvalidUpload,
    NightLimit,
    NoTemporaryToken,
    NotFound,
    NotSent,
    OutcomeUnknown,
    PermissionDenied,
    Problem,
    RateLimited,
    ServerError,
    TemporaryTokensRetired,
    TokenExpired,
    UnregisteredAddress,
    VelipError,
)
from velip.fetch_recording import Recording
from velip.get_audios_list import AudiosPage, GetAudiosList
from velip.get_call_status import CallStatusPage, GetCallStatus
from velip.get_campaigns_list import CampaignsPage, GetCampaignsList
from velip.get_destinations_list import (
    DestinationsPage,
    GetDestinationsList,
    ListedBase,
    SetListActive,
)
from velip.get_tts_voices import GetTTSVoices, Voice, VoicesPage
from velip.get_user_id import GetUserID, UserID
from velip.make_sms import MakeSMS, SMSResult
from velip.make_tts_call import MakeTTSCall, TTSCallResult
from velip.play_audio_file import PlayAudioFile
from velip.profile import DOCS, MANUAL, PROFILES, Profile
from velip.request import Request, Result, Upload
from velip.sources import uploaded
from velip.temporary import TemporaryAuth, TemporaryToken, TokenIssuer

if TYPE_CHECKING:
    from velip.client import Client

__all__ = [
    "DOCS",
    "HUMAN",
    "MACHINE",
    "MANUAL",
    "PROFILES",
    "UNDETERMINED",
    "ApiError",
    "Audio",
    "AudioError",
    "AudioFacts",
    "AudiosPage",
    "Auth",
    "AuthLockout",
    "AuthenticationError",
    "BadAnswer",
    "BearerAuth",
    "Blocked",
    "BodyAuth",
    "CallEvent",
    "CallFacts",
    "CallRecord",
    "CallStatusPage",
    "Campaign",
    "CampaignsPage",
    "ChangeCampaign",
    "ChangeNotApplied",
    "ChangedCampaign",
    "CircuitOpen",
    "Client",
    "Conflict",
    "CreateAudioFile",
    "CreateCampaign",
    "CreateDestinationBase",
    "CreatedBase",
    "CreatedCampaign",
    "Destination",
    "DestinationsPage",
    "DuplicateReference",
    "DuplicateSuppressed",
    "GetAudiosList",
    "GetCallStatus",
    "GetCampaignsList",
    "GetDestinationsList",
    "GetTTSVoices",
    "GetUserID",
    "IPAuth",
    "InsufficientCredit",
    "InvalidDestination",
    "InvalidParameters",
    "InvalidRequest",
    "InvalidUpload",
    "ListedAudio",
    "ListedBase",
    "MakeSMS",
    "MakeTTSCall",
    "NightLimit",
    "NoTemporaryToken",
    "NotFound",
    "NotSent",
    "OutcomeUnknown",
    "PermissionDenied",
    "PlayAudioFile",
    "Problem",
    "Profile",
    "RateLimited",
    "RawHeaderAuth",
    "Recording",
    "Request",
    "Result",
    "SMSEvent",
    "SMSResult",
    "ServerError",
    "SetListActive",
    "TTSCallResult",
    "TemporaryAuth",
    "TemporaryToken",
    "TemporaryTokensRetired",
    "TestAudio",
    "TokenExpired",
    "TokenIssuer",
    "UnknownEvent",
    "UnregisteredAddress",
    "Upload",
    "UserID",
    "VelipError",
    "Voice",
    "VoicesPage",
    "new_ctid",
    "parse_callback",
    "read_destinations",
    "uploaded",
]


def __getattr__(name: str) -> Any:
    """Import the client, and with it aiohttp, only where somebody asks for it."""
    if name == "Client":
        from velip.client import Client

        return Client
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
