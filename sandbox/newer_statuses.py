"""Status rows of the platform's newest documents, whose texts are known mostly by meaning."""

from sandbox.status import Status

# -- authentication
NEWER_UNKNOWN_TOKEN = Status("token unknown", 102)
ADDRESS_NOT_REGISTERED = Status("IP not registered for lists", 105)
MCP_TOKEN = Status("token of the MCP server", 114)
NEWER_COMMON = (NEWER_UNKNOWN_TOKEN, ADDRESS_NOT_REGISTERED, MCP_TOKEN)

# -- sending; the first three, and 290, belong to calls
AUDIO_ID_MALFORMED = Status("audio id malformed", 204)
AUDIO_ID_UNKNOWN = Status("audio id does not exist", 205)
VOICE_NOT_ALLOWED = Status("TTS provider not permitted in MakeTTSCall", 210)
DUPLICATE_CTID = Status("DP", 220)
DUPLICATE = Status("http duplicity", 244)
NIGHT_LIMIT = Status("SMS night limit", 245)
ON_OWN_LIST = Status("number on the account's block list", 260)
NO_AGENT_GIVEN = Status("Inform agent ID", 290)
AGENT_NOT_VALID = Status("Agent is not valid", 290)
NEWER_MAKE_TTS_CALL = (
    AUDIO_ID_MALFORMED,
    AUDIO_ID_UNKNOWN,
    VOICE_NOT_ALLOWED,
    DUPLICATE_CTID,
    DUPLICATE,
    ON_OWN_LIST,
    NO_AGENT_GIVEN,
    AGENT_NOT_VALID,
)
NEWER_MAKE_SMS = (DUPLICATE, NIGHT_LIMIT, ON_OWN_LIST)

# -- GetCallStatus; their first words are the platform's own
TOO_MANY_LISTS = Status("Rate limit exceeded", 429)
TOO_MANY_LOOKUPS = Status("Daily limit of status lookups reached", 429)
NEWER_GET_CALL_STATUS = (TOO_MANY_LISTS, TOO_MANY_LOOKUPS)
