"""The API's endpoints by their name in the address; another one adds its module and its line."""

from collections.abc import Mapping

from sandbox.endpoints.asking import Endpoint
from sandbox.endpoints.audio_file import create_audio_file
from sandbox.endpoints.audios_list import get_audios_list
from sandbox.endpoints.call_status import get_call_status
from sandbox.endpoints.campaigns_list import get_campaigns_list
from sandbox.endpoints.change_campaign import change_campaign
from sandbox.endpoints.create_campaign import create_campaign
from sandbox.endpoints.destination_base import create_destination_base
from sandbox.endpoints.destinations_list import get_destinations_list
from sandbox.endpoints.play_audio import play_audio_file
from sandbox.endpoints.sms import make_sms
from sandbox.endpoints.tts_call import make_tts_call
from sandbox.endpoints.user_id import get_user_id
from sandbox.endpoints.voices import get_tts_voices

ENDPOINTS: Mapping[str, Endpoint] = {
    "MakeTTSCall": make_tts_call,
    "MakeSMS": make_sms,
    "GetCallStatus": get_call_status,
    "GetUserID": get_user_id,
    "CreateAudioFile": create_audio_file,
    "PlayAudioFile": play_audio_file,
    "GetAudiosList": get_audios_list,
    "CreateDestinationBase": create_destination_base,
    "GetDestinationsList": get_destinations_list,
    "CreateCampaign": create_campaign,
    "ChangeCampaign": change_campaign,
    "GetCampaignsList": get_campaigns_list,
}

# Known from the newest documents alone: there while the switch `voices` is on.
NEWER_ENDPOINTS: Mapping[str, Endpoint] = {"GetTTSVoices": get_tts_voices}
