"""The names the platform gives one fact, in GetCallStatus and in callbacks, and its words for none.

The callback's names are not in the manual: they come from public integrations (`cd_called_status`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wire:
    """Where a fact stands on the wire: the first name that holds a value wins.

    `none` are the texts that mean "no value" for this fact alone: "0" is a duration and no id.
    """

    names: tuple[str, ...]
    none: frozenset[str] = frozenset({""})


_NULL = frozenset({"", "null"})
_NO_ID = frozenset({"", "0", "null"})

CALL_ID = Wire(("cd_id",), _NO_ID)
STATUS = Wire(("cd_status", "cd_called_status"))
CTID = Wire(("ctid",))
DEST = Wire(("dest", "cd_dest"), _NULL)
DATE = Wire(("date", "cd_date"), _NULL)
TIME_DIAL = Wire(("time_dial", "cd_time"), _NULL)
TIME_START = Wire(("time_start", "cd_time_start"), _NULL)
TIME_END = Wire(("time_end", "cd_time_end"), _NULL)
DURATION = Wire(("dur", "cd_time_sec"), _NULL)
SECOND_DURATION = Wire(("cd_time_sec2",), _NULL)
ROUTE = Wire(("route", "cd_route"), _NULL)
RATE = Wire(("rate", "cd_price"), _NULL)
VALUE = Wire(("value", "cd_value"), _NULL)
CAMPAIGN_ID = Wire(("cp_id",), _NO_ID)
CAMPAIGN_REF = Wire(("cpid",), _NO_ID)
MACHINE = Wire(("cd_amdasw",), _NULL)
RECORDING_URL = Wire(("cdr_url",), _NULL)
RECORDING_SECONDS = Wire(("cdr_sec",), _NULL)
ORIGIN = Wire(("origin",), _NULL)
BALANCE = Wire(("saldo",), _NULL)

KEY_PREFIXES = ("resp_", "cd_resp")  # followed by the question's number: resp_1 is cd_resp1

COMMAND = Wire(("command",), _NULL)
SMS_ID = Wire(("cdls_id", "sms_id"), _NO_ID)
DELIVERY = Wire(("delivstatus",), _NULL)

# MakeTTSCall answers the call's id, MakeSMS the SMS's, under the same names as the records.
ACCOUNT_ID = Wire(("cdcs_id",), _NO_ID)
USER_ID = Wire(("cdcsu_id",), _NO_ID)
TOKEN = Wire(("tsid",), _NO_ID)
NEXT_ID = Wire(("next_id",), _NO_ID)

AUDIO_ID = Wire(("cdw_file",), _NO_ID)
TEST_AUDIO_ID = Wire(("cdw_file_test",), _NO_ID)
AUDIO_NAME = Wire(("cdw_name",))
AUDIO_SECONDS = Wire(("cdw_sec",), _NULL)
AUDIO_DATE = Wire(("cdw_date",), _NULL)
AUDIO_EXPIRES = Wire(("cdw_expires",), _NULL)
AUDIO_KIND = Wire(("cdw_type",), _NULL)

LIST_ID = Wire(("cdlc_id",), _NO_ID)
LIST_REF = Wire(("cdlc_ctid",), _NULL)
LIST_NAME = Wire(("cdlc_name",))
LIST_FILE = Wire(("cdlc_file",), _NULL)
LIST_DATE = Wire(("cdlc_date",), _NULL)
LIST_NUMBER = Wire(("cdlc_num",), _NULL)
LIST_ACTIVE = Wire(("cdlc_active",), _NULL)
LIST_COUNT = Wire(("num_dest",), _NULL)
LIST_SIZE = Wire(("base_size",), _NULL)
WARNING = Wire(("warning",), _NULL)
REPEATED = Wire(("duplicate_request",), _NULL)
