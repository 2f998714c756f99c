"""The status rows that Velip's newer docs add, where the text tells what one code means.

What their codes mean whatever stands beside them is in `statuses.BY_CODE`.
"""

from velip.errors import (
    Blocked,
    DuplicateReference,
    DuplicateSuppressed,
    InsufficientCredit,
    InvalidRequest,
    NightLimit,
    NotFound,
    PermissionDenied,
)
from velip.meanings import COMMON, Meaning, Rows

_BAD = Meaning(InvalidRequest)
_GONE = Meaning(NotFound)

NEWER: Rows = {
    # The manual's 123 is a user that does not exist; here the user is known and may not.
    (COMMON, 123, "permission denied"): Meaning(PermissionDenied),
    ("MakeTTSCall", 201, "no text"): _BAD,
    ("MakeTTSCall", 204, "invalid content"): _BAD,
    ("MakeTTSCall", 205, "content not found"): _GONE,
    ("MakeTTSCall", 220, "dp"): Meaning(DuplicateReference),
    ("MakeTTSCall", 244, "http duplicity"): Meaning(DuplicateSuppressed),
    ("MakeTTSCall", 250, "no credit"): Meaning(InsufficientCredit),
    ("MakeTTSCall", 260, "number blocked by list"): Meaning(Blocked, "customer_list"),
    ("MakeTTSCall", 290, "inform agent id"): _BAD,
    ("MakeTTSCall", 290, "agent is not valid"): _GONE,
    ("MakeSMS", 244, "http duplicidade"): Meaning(DuplicateSuppressed),
    ("MakeSMS", 245, "night limit"): Meaning(NightLimit, "time_window"),
    ("MakeSMS", 250, "no credit"): Meaning(InsufficientCredit),
    ("MakeSMS", 255, "no sms tarif"): Meaning(PermissionDenied),
    ("MakeSMS", 260, "number blocked by list"): Meaning(Blocked, "customer_list"),
    ("MakeSMS", 270, "blocked text"): Meaning(Blocked, "text"),
    ("CreateCampaign", 221, "invalid date end: before date start"): _BAD,
    ("CreateCampaign", 253, "queue not found"): _GONE,
    ("ChangeCampaign", 200, "no cp_id"): _BAD,
    ("ChangeCampaign", 210, "no new parameters"): _BAD,
    ("ChangeCampaign", 212, "cp_id no valid"): _GONE,
    ("ChangeCampaign", 212, "invalid max_answered"): _BAD,
    ("ChangeCampaign", 250, "group not found"): _GONE,
}

# Codes of two meanings whose newer text is not sure: a word in it tells them apart. In the manual
# this one is a sound that could not be queued.
BY_WORD: dict[tuple[str, int], tuple[str, Meaning]] = {
    ("MakeTTSCall", 260): ("block", Meaning(Blocked, "customer_list")),
}
