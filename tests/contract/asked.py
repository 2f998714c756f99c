"""The manual's twelve example requests, said to the client; the same ones as by hand."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Any

import velip
from velip import Client

DAY, NEXT = date(2021, 2, 23), date(2021, 2, 24)
MORNING, LATER = time(9), time(10)
DESTINATIONS = [
    ["11 98442-1414", "José Roberto", "4544568", "R$30,00", "40", "cartao"],
    ["19 96539-2325", "Pedro Antônio", "8542875", "R$45,00", "20", "débito"],
    ["11 3245-2020", "Maria José ", "3256485", "R$76,00", "60", "carnê"],
]
REQUESTS: dict[str, Any] = {
    "MakeTTSCall": velip.MakeTTSCall(
        content="tf185409063", priority=0, free=1, dest="5519992069730", nome="José Roberto"
    ),
    "CreateCampaign": velip.CreateCampaign(
        clone_from="210551",
        date_start=DAY,
        date_end=NEXT,
        time_start=MORNING,
        time_end=LATER,
        cdlc_id="229186",
    ),
    "ChangeCampaign": velip.ChangeCampaign(
        cp_id="210551",
        date_start=DAY,
        date_end=NEXT,
        time_start=MORNING,
        time_end=LATER,
        cdlc_id="229186",
    ),
    "GetCampaignsList": velip.GetCampaignsList(maxreg=10, search="teste"),
    "CreateAudioFile": velip.CreateAudioFile(
        text="Esté é um teste de geração de áudio",
        final=True,
        voice="MS|pt-BR-FranciscaNeural",
        name="Teste de Áudio",
    ),
    "PlayAudioFile": velip.PlayAudioFile(cdw_file="tf187515162"),
    "GetAudiosList": velip.GetAudiosList(),
    "CreateDestinationBase": velip.CreateDestinationBase(
        name="210551", ctid="123456", destinations=velip.read_destinations(DESTINATIONS)
    ),
    "GetDestinationsList": velip.GetDestinationsList(maxreg=50, search="teste"),
    "GetCallStatus": velip.GetCallStatus(date_start=date(2020, 12, 25), date_end=date(2021, 1, 10)),
    "MakeSMS": velip.MakeSMS(
        dest="5511992069830", text="Este é um teste de SMS enviado por API", ctid="123456"
    ),
    "GetUserID": velip.GetUserID(issue_token=True),
}


async def _play(client: Client, request: velip.PlayAudioFile) -> object:
    async with client.play_audio_file(request) as sound:
        return await sound.read()


METHODS: dict[str, Callable[[Client, Any], Awaitable[object]]] = {
    "MakeTTSCall": Client.make_tts_call,
    "CreateCampaign": Client.create_campaign,
    "ChangeCampaign": Client.change_campaign,
    "GetCampaignsList": Client.get_campaigns_list,
    "CreateAudioFile": Client.create_audio_file,
    "PlayAudioFile": _play,
    "GetAudiosList": Client.get_audios_list,
    "CreateDestinationBase": Client.create_destination_base,
    "GetDestinationsList": Client.get_destinations_list,
    "GetCallStatus": Client.get_call_status,
    "MakeSMS": Client.make_sms,
    "GetUserID": Client.get_user_id,
}
READS = frozenset(
    {
        *("GetCampaignsList", "GetAudiosList", "GetDestinationsList", "GetCallStatus"),
        *("GetUserID", "PlayAudioFile"),
    }
)


async def ask(client: Client, endpoint: str) -> object:
    """Ask the example of one endpoint through its method."""
    return await METHODS[endpoint](client, REQUESTS[endpoint])
