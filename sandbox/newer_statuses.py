"""Status rows of the platform's newest documents; that of 105 is known by its meaning alone."""

from sandbox.status import Status

# -- authentication
NEWER_UNKNOWN_TOKEN = Status("SID not found", 102)
ADDRESS_NOT_REGISTERED = Status("IP not registered for lists", 105)
MCP_TOKEN = Status("Token not allowed for REST API", 114)
NEWER_COMMON = (NEWER_UNKNOWN_TOKEN, ADDRESS_NOT_REGISTERED, MCP_TOKEN)

# -- sending
NOTHING_TO_HEAR = Status("No text", 201)
AUDIO_ID_MALFORMED = Status("Invalid content", 204)
AUDIO_ID_UNKNOWN = Status("Content not found", 205)
VOICE_NOT_ALLOWED = Status("TTS ElevenLabs not permitted in MakeTTSCall", 210)
DUPLICATE_CTID = Status("DP", 220)
DUPLICATE_CALL = Status("http duplicity", 244)
DUPLICATE_SMS = Status("http duplicidade", 244)
NIGHT_LIMIT = Status("night limit", 245)
ON_OWN_LIST = Status("number blocked by list", 260)
NO_AGENT_GIVEN = Status("Inform agent ID", 290)
AGENT_NOT_VALID = Status("Agent is not valid", 290)
NEWER_MAKE_TTS_CALL = (
    NOTHING_TO_HEAR,
    AUDIO_ID_MALFORMED,
    AUDIO_ID_UNKNOWN,
    VOICE_NOT_ALLOWED,
    DUPLICATE_CTID,
    DUPLICATE_CALL,
    ON_OWN_LIST,
    NO_AGENT_GIVEN,
    AGENT_NOT_VALID,
)
NEWER_MAKE_SMS = (DUPLICATE_SMS, NIGHT_LIMIT, ON_OWN_LIST)

# -- GetCallStatus; their first words are the platform's own
TOO_MANY_LISTS = Status("Rate limit exceeded", 429)
TOO_MANY_LOOKUPS = Status("Daily limit of status lookups reached", 429)
NEWER_GET_CALL_STATUS = (TOO_MANY_LISTS, TOO_MANY_LOOKUPS)
