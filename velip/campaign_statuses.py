"""The status rows of campaigns and lists: of the manual, and of Velip's newer docs."""

from velip.errors import (
    AudioError,
    Conflict,
    InvalidRequest,
    InvalidUpload,
    NotFound,
    PermissionDenied,
    ServerError,
)
from velip.meanings import ANY, Meaning, Rows

_BAD = Meaning(InvalidRequest)
_UPLOAD = Meaning(InvalidUpload)
_GONE = Meaning(NotFound)
_CONFLICT = Meaning(Conflict)
_FAILED = Meaning(ServerError)
_AUDIO = Meaning(AudioError)

# The texts of 221 and 223 speak of the start and mean the end; 225 and 261 say the same.
CAMPAIGN_ROWS: Rows = {
    ("CreateCampaign", 200, "ftp programming does not exist"): _BAD,
    ("CreateCampaign", 205, "not allowed executable file"): _UPLOAD,
    ("CreateCampaign", 212, "limits answered calls invalid"): _BAD,
    ("CreateCampaign", 213, "allow mobile - invalid"): _BAD,
    ("CreateCampaign", 214, "invalid speed limit"): _BAD,
    ("CreateCampaign", 215, "invalid number of resends"): _BAD,
    ("CreateCampaign", 216, "invalid interval between resends"): _BAD,
    ("CreateCampaign", 217, "cd_type invalid"): _BAD,
    ("CreateCampaign", 218, "invalid - disables procon"): _BAD,
    ("CreateCampaign", 219, "invalid dtmf filter"): _BAD,
    ("CreateCampaign", 220, "invalid date start"): _BAD,
    ("CreateCampaign", 221, "invalid date start"): _BAD,
    ("CreateCampaign", 222, "invalid time start"): _BAD,
    ("CreateCampaign", 223, "invalid time start"): _BAD,
    ("CreateCampaign", 225, "campaign insertion error"): _FAILED,
    ("CreateCampaign", 227, "invalid limit name"): _BAD,
    ("CreateCampaign", 230, "active campaign with same date"): _CONFLICT,
    ("CreateCampaign", 240, "initial audio not found"): _GONE,
    ("CreateCampaign", 241, "amd audio not found"): _GONE,
    ("CreateCampaign", 242, "audio not found"): _GONE,
    ("CreateCampaign", 243, "contentno audio not found"): _GONE,
    ("CreateCampaign", 244, "contentfail audio not found"): _GONE,
    ("CreateCampaign", 250, "group not found"): _GONE,
    ("CreateCampaign", 251, "invalid base id"): _GONE,
    ("CreateCampaign", 252, "invalid compw"): _BAD,
    ("CreateCampaign", 260, "error inserting model"): _FAILED,
    ("CreateCampaign", 261, "campaign insertion error"): _FAILED,
    ("CreateCampaign", 262, "error in parameters"): _BAD,
    ("CreateCampaign", 270, "base generation error"): _FAILED,
    ("CreateCampaign", 281, "error in audio generation"): _AUDIO,
    ("CreateCampaign", 290, "invalid number of responses"): _BAD,
    ("CreateCampaign", 291, "invalid response time"): _BAD,
    ("CreateCampaign", 300, "sms only in type 0"): _BAD,
    ("CreateCampaign", 301, "sms no action"): _BAD,
    ("CreateCampaign", 302, "sms no text"): _BAD,
    ("CreateCampaign", 304, "invalid sms_action"): _BAD,
    ("CreateCampaign", 305, "sms text 160 characters"): _BAD,
    ("CreateDestinationBase", 205, "not allowed executable file"): _UPLOAD,
    ("CreateDestinationBase", 230, "error base + detail of error"): _BAD,
}

# Each of these codes means one thing whatever the text: "Error BASE" goes on with a detail.
CAMPAIGN_CODES: Rows = {
    **{(endpoint, code, ANY): meaning for (endpoint, code, _), meaning in CAMPAIGN_ROWS.items()},
    ("CreateCampaign", 206, ANY): _UPLOAD,
    ("CreateCampaign", 207, ANY): _UPLOAD,
    ("CreateCampaign", 231, ANY): _BAD,
    ("CreateCampaign", 232, ANY): _CONFLICT,
    ("CreateCampaign", 233, ANY): _BAD,
    ("CreateCampaign", 253, ANY): _GONE,
    ("CreateCampaign", 263, ANY): _FAILED,
    **{("CreateCampaign", code, ANY): _FAILED for code in range(270, 276)},
    ("CreateCampaign", 280, ANY): _AUDIO,
    ("CreateCampaign", 282, ANY): _GONE,
    ("ChangeCampaign", 200, ANY): _BAD,
    ("ChangeCampaign", 210, ANY): _BAD,
    ("ChangeCampaign", 211, ANY): _BAD,
    ("ChangeCampaign", 212, ANY): _GONE,
    ("ChangeCampaign", 230, ANY): _CONFLICT,
    ("ChangeCampaign", 234, ANY): _CONFLICT,
    ("ChangeCampaign", 250, ANY): _GONE,
    ("GetCampaignsList", 500, ANY): _FAILED,
    ("CreateDestinationBase", 210, ANY): Meaning(PermissionDenied),
    ("GetDestinationsList", 500, ANY): _FAILED,
}
