"""The API's endpoints by their name in the address; another one adds its module and its line."""

from collections.abc import Mapping

from sandbox.endpoints.asking import Endpoint
from sandbox.endpoints.call_status import get_call_status
from sandbox.endpoints.sms import make_sms
from sandbox.endpoints.tts_call import make_tts_call
from sandbox.endpoints.user_id import get_user_id

ENDPOINTS: Mapping[str, Endpoint] = {
    "MakeTTSCall": make_tts_call,
    "MakeSMS": make_sms,
    "GetCallStatus": get_call_status,
    "GetUserID": get_user_id,
}
