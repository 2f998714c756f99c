"""The status rows of the manual and of Velip's newer docs: what (endpoint, code, text) means."""

from velip.campaign_statuses import CAMPAIGN_CODES, CAMPAIGN_ROWS
from velip.errors import (
    AudioError,
    AuthenticationError,
    AuthLockout,
    Blocked,
    DuplicateReference,
    DuplicateSuppressed,
    InsufficientCredit,
    InvalidDestination,
    InvalidRequest,
    InvalidUpload,
    NightLimit,
    NotFound,
    PermissionDenied,
    ServerError,
    TokenExpired,
    UnregisteredAddress,
)
from velip.meanings import ANY, COMMON, Meaning, Rows

_BAD = Meaning(InvalidRequest)
_LOGIN = Meaning(AuthenticationError)

# Keyed by the text without "error sent message", in small letters: see `classify.normal`.
MANUAL: Rows = {
    (COMMON, 100, "session id is not valid"): _LOGIN,
    (COMMON, 101, "session id expired"): Meaning(TokenExpired),
    (COMMON, 120, "ip not authorized"): _LOGIN,
    (COMMON, 121, "account not exist"): _LOGIN,
    (COMMON, 122, "inactive user"): _LOGIN,
    (COMMON, 123, "non existent user"): _LOGIN,
    (COMMON, 130, "no user or password"): _LOGIN,
    (COMMON, 131, "ip trials exceeded"): Meaning(AuthLockout),
    (COMMON, 132, "logins trials exceeded"): Meaning(AuthLockout),
    (COMMON, 140, "username or password invalid"): _LOGIN,
    (COMMON, 199, "ip blocked"): Meaning(AuthLockout),
    ("MakeTTSCall", 202, "urlcontent invalida"): _BAD,
    ("MakeTTSCall", 203, "number invalid"): Meaning(InvalidDestination),
    ("MakeTTSCall", 230, "block ddd time"): Meaning(Blocked, "time_window"),
    ("MakeTTSCall", 250, "no destination"): _BAD,
    ("MakeTTSCall", 250, "error destination"): Meaning(InvalidDestination),
    ("MakeTTSCall", 250, "no content"): _BAD,
    ("MakeTTSCall", 250, "ca"): Meaning(Blocked, "number_limit"),
    ("MakeTTSCall", 250, "bk_procon"): Meaning(Blocked, "do_not_disturb"),
    ("MakeTTSCall", 250, "blocked"): Meaning(Blocked, "customer_list"),
    ("MakeTTSCall", 250, "no credit id"): Meaning(InsufficientCredit),
    # The manual explains this row with the credit limit: that sentence belongs to the row above.
    ("MakeTTSCall", 260, "error audio file"): Meaning(AudioError),
    ("MakeTTSCall", 300, "sms only in type 0"): _BAD,
    ("MakeTTSCall", 301, "sms no action"): _BAD,
    ("MakeTTSCall", 302, "sms no text"): _BAD,
    ("MakeTTSCall", 304, "invalid sms_action"): _BAD,
    ("MakeTTSCall", 305, "sms text 160 characters"): _BAD,
    ("MakeSMS", 220, "no sms account"): Meaning(PermissionDenied),
    ("MakeSMS", 230, "no dest"): _BAD,
    ("MakeSMS", 235, "no text"): _BAD,
    ("MakeSMS", 238, "text more than 160 ch"): _BAD,
    ("MakeSMS", 240, "mobile is not valid"): Meaning(InvalidDestination),
    **CAMPAIGN_ROWS,
}

# Newer docs, and the codes whose meaning does not hang on their text ("Text 171 ch more than …").
# 250 of MakeTTSCall is not here: it is seven failures told apart by their text alone.
BY_CODE: Rows = {
    (COMMON, 101, ANY): Meaning(TokenExpired),
    (COMMON, 102, ANY): Meaning(TokenExpired),
    # Of the lists alone: the token is known, so nothing else has to be silent.
    (COMMON, 105, ANY): Meaning(UnregisteredAddress),
    (COMMON, 110, ANY): _LOGIN,
    (COMMON, 114, ANY): _LOGIN,  # a token made for another door of the platform
    (COMMON, 131, ANY): Meaning(AuthLockout),
    (COMMON, 132, ANY): Meaning(AuthLockout),
    (COMMON, 142, ANY): _LOGIN,
    (COMMON, 198, ANY): Meaning(AuthLockout),
    (COMMON, 199, ANY): Meaning(AuthLockout),
    ("MakeTTSCall", 201, ANY): _BAD,
    ("MakeTTSCall", 202, ANY): _BAD,
    ("MakeTTSCall", 203, ANY): Meaning(InvalidDestination),
    ("MakeTTSCall", 204, ANY): _BAD,
    ("MakeTTSCall", 205, ANY): Meaning(NotFound),
    ("MakeTTSCall", 210, ANY): _BAD,
    ("MakeTTSCall", 220, ANY): Meaning(DuplicateReference),
    ("MakeTTSCall", 230, ANY): Meaning(Blocked, "time_window"),
    ("MakeTTSCall", 244, ANY): Meaning(DuplicateSuppressed),
    ("MakeTTSCall", 260, ANY): Meaning(AudioError),
    ("MakeTTSCall", 290, ANY): _BAD,
    ("MakeSMS", 220, ANY): Meaning(PermissionDenied),
    ("MakeSMS", 238, ANY): _BAD,
    ("MakeSMS", 240, ANY): Meaning(InvalidDestination),
    ("MakeSMS", 244, ANY): Meaning(DuplicateSuppressed),
    ("MakeSMS", 245, ANY): Meaning(NightLimit, "time_window"),
    ("MakeSMS", 250, ANY): Meaning(InsufficientCredit),
    ("MakeSMS", 255, ANY): Meaning(PermissionDenied),
    ("MakeSMS", 260, ANY): Meaning(Blocked, "customer_list"),
    ("MakeSMS", 270, ANY): Meaning(Blocked, "text"),
    ("MakeSMS", 300, ANY): Meaning(ServerError),
    ("CreateAudioFile", 205, ANY): Meaning(InvalidUpload),
    ("CreateAudioFile", 220, ANY): _BAD,
    ("CreateAudioFile", 221, ANY): Meaning(InvalidUpload),
    ("CreateAudioFile", 222, ANY): Meaning(InvalidUpload),
    ("CreateAudioFile", 223, ANY): Meaning(InvalidUpload),
    ("CreateAudioFile", 224, ANY): Meaning(InvalidUpload),
    ("CreateAudioFile", 226, ANY): Meaning(InvalidUpload),
    ("CreateAudioFile", 281, ANY): Meaning(AudioError),
    ("PlayAudioFile", 220, ANY): _BAD,
    ("PlayAudioFile", 230, ANY): Meaning(NotFound),
    ("PlayAudioFile", 240, ANY): Meaning(NotFound),
    ("PlayAudioFile", 250, ANY): Meaning(NotFound),
    ("PlayAudioFile", 260, ANY): Meaning(AudioError),
    ("GetAudiosList", 500, ANY): Meaning(ServerError),
    **CAMPAIGN_CODES,
}

# Seconds to stay silent after an authentication failure; None is until restart. The manual bars for
# 30 min (131) and 10 min (132). A ban (199), or all tokens of the account blocked (198), needs a
# person. Five minutes for the rest: 12 failures an hour stay far below the 100 that ban an address.
PAUSES: dict[int, float | None] = {131: 1800.0, 132: 600.0, 198: None, 199: None}
USUAL_PAUSE = 300.0
