"""The status tables of CreateCampaign and ChangeCampaign."""

from sandbox.status import Status

NO_FTP_PROGRAM = Status("FTP programming does not exist", 200)
EXECUTABLE_LIST = Status("not allowed executable file", 205)
BAD_MAX_ANSWERED = Status("limits answered calls invalid", 212)
BAD_MOBILE = Status("allow mobile - invalid", 213)
BAD_SPEED = Status("Invalid speed limit", 214)
BAD_RESENDS = Status("Invalid number of resends", 215)
BAD_TIME_RESENDS = Status("Invalid interval between resends", 216)
BAD_TYPE = Status("cd_type invalid", 217)
BAD_NO_BLOCK = Status("Invalid - disables PROCON", 218)
BAD_DTMF_FILTER = Status("Invalid DTMF filter", 219)
BAD_DATE_START = Status("Invalid date start", 220)
BAD_DATE_END = Status("Invalid date start", 221)  # sic: the manual prints the text twice
END_BEFORE_START = Status("Invalid date end: before date start", 221)  # the newest docs
BAD_TIME_START = Status("Invalid time start", 222)
BAD_TIME_END = Status("Invalid time start", 223)
BAD_LIMIT_NAME = Status("Invalid limit name", 227)
SAME_DATE = Status("Active campaign with same date", 230)
NO_FIRST_AUDIO = Status("Initial audio not found", 240)
NO_AMD_AUDIO = Status("AMD audio not found", 241)
NO_OTHER_AUDIO = Status("Audio not found", 242)
NO_CONTENTNO_AUDIO = Status("contentno audio not found", 243)
NO_CONTENTFAIL_AUDIO = Status("contentfail audio not found", 244)
NO_GROUP = Status("Group not found", 250)
BAD_BASE = Status("Invalid base ID", 251)
BAD_COMPW = Status("Invalid compw", 252)
BASE_NOT_MADE = Status("Base generation error", 270)
AUDIO_NOT_MADE = Status("Error in audio generation", 281)
BAD_ANSWERS = Status("Invalid number of responses", 290)
BAD_ANSWER_TIME = Status("Invalid response time", 291)
CREATE_CAMPAIGN = (
    NO_FTP_PROGRAM,
    EXECUTABLE_LIST,
    BAD_MAX_ANSWERED,
    BAD_MOBILE,
    BAD_SPEED,
    BAD_RESENDS,
    BAD_TIME_RESENDS,
    BAD_TYPE,
    BAD_NO_BLOCK,
    BAD_DTMF_FILTER,
    BAD_DATE_START,
    BAD_DATE_END,
    BAD_TIME_START,
    BAD_TIME_END,
    Status("Campaign insertion error", 225),
    BAD_LIMIT_NAME,
    SAME_DATE,
    NO_FIRST_AUDIO,
    NO_AMD_AUDIO,
    NO_OTHER_AUDIO,
    NO_CONTENTNO_AUDIO,
    NO_CONTENTFAIL_AUDIO,
    NO_GROUP,
    BAD_BASE,
    BAD_COMPW,
    Status("Error inserting model", 260),
    Status("Campaign insertion error", 261),
    Status("Error in parameters", 262),
    BASE_NOT_MADE,
    AUDIO_NOT_MADE,
    BAD_ANSWERS,
    BAD_ANSWER_TIME,
    Status("Sms only in type 0", 300),
    Status("Sms no action", 301),
    Status("Sms no text", 302),
    Status("Invalid sms_action", 304),
    Status("Sms text 160 characters", 305),
)

# -- rows of the platform's newer docs, whose texts are known mostly by their meaning
DATAJSON_NOT_JSON = Status("datajson is not JSON", 206)
FILE_NOT_JSON = Status("file is not JSON", 207)
BAD_CP_ATIVO = Status("cp_ativo not valid", 231)
REQUEST_IN_PROGRESS = Status("request_id still in progress", 232)
BAD_REQUEST_ID = Status("request_id not valid", 233)
SOURCE_NOT_YOURS = Status("source cp_id not valid", 282)
DOCS_CREATE_CAMPAIGN = (
    END_BEFORE_START,
    DATAJSON_NOT_JSON,
    FILE_NOT_JSON,
    BAD_CP_ATIVO,
    REQUEST_IN_PROGRESS,
    BAD_REQUEST_ID,
    Status("error checking request_id", 263),
    *(Status(f"list not generated ({code})", code) for code in range(271, 276)),
    Status("error fetching the audio URL", 280),
    SOURCE_NOT_YOURS,
)

# The manual prints no table for ChangeCampaign: all it can refuse with are these.
NO_CP_ID = Status("No cp_id", 200)
NO_NEW_PARAMETERS = Status("No new parameters", 210)
CHANGE_BAD_MAX_ANSWERED = Status("Invalid max_answered", 211)
CP_ID_NOT_YOURS = Status("cp_id no valid", 212)
NOTHING_CHANGES = Status("Parameters without change", 230)
GENERATION_FAILED = Status("Campaign generation failed", 234)
DOCS_CHANGE_CAMPAIGN = (
    NO_CP_ID,
    NO_NEW_PARAMETERS,
    CHANGE_BAD_MAX_ANSWERED,
    CP_ID_NOT_YOURS,
    NOTHING_CHANGES,
    GENERATION_FAILED,
    NO_GROUP,
)
