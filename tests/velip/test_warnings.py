"""What the platform warns of beside its OK, at every endpoint."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Any

import pytest

from tests.velip.platform import Platform, document, envelope
from velip import (
    ChangeCampaign,
    Client,
    CreateCampaign,
    CreateDestinationBase,
    Destination,
    GetAudiosList,
    GetCallStatus,
    GetCampaignsList,
    GetDestinationsList,
    GetUserID,
    MakeSMS,
    MakeTTSCall,
    SetListActive,
)
from velip.values import warning

DEST = "5511938421234"
IGNORED = "callerid ignored: not allowed for this account"
ROWS = (Destination(number=DEST),)
CAMPAIGN = CreateCampaign(
    destinations=ROWS, text="oi", date_start=date(2026, 12, 1), date_end=date(2026, 12, 1),
    time_start=time(9), time_end=time(18),
)  # fmt: skip
ASKED: dict[str, Callable[[Client], Awaitable[Any]]] = {
    "MakeTTSCall": lambda ask: ask.make_tts_call(MakeTTSCall(dest=DEST, text="oi", callerid="1")),
    "MakeSMS": lambda ask: ask.make_sms(MakeSMS(dest=DEST, text="oi")),
    "GetUserID": lambda ask: ask.get_user_id(GetUserID()),
    "GetCallStatus": lambda ask: ask.get_call_status(GetCallStatus(cp_id="7")),
    "CreateAudioFile": lambda ask: ask.synthesize("oi"),
    "GetAudiosList": lambda ask: ask.get_audios_list(GetAudiosList()),
    "CreateCampaign": lambda ask: ask.create_campaign(CAMPAIGN),
    "GetCampaignsList": lambda ask: ask.get_campaigns_list(GetCampaignsList()),
    "CreateDestinationBase": lambda ask: ask.create_destination_base(
        CreateDestinationBase(destinations=ROWS, name="junho")
    ),
    "GetDestinationsList": lambda ask: ask.get_destinations_list(GetDestinationsList()),
    "setactive": lambda ask: ask.set_list_active(SetListActive(cdlc_id="7", active=True)),
}
ENOUGH = {
    "return": {
        "status": "OK",
        "status_code": "0",
        "warning ": f" {IGNORED} ",
        "cd_id": "c_7",
        "cdls_id": "8",
        "cdw_file": "tf1",
        "cp_id": "7",
        "cdlc_id": "7",
        "num_dest": "1",
        "base_size": "1",
    },
    "calls": [],
    "audios": [],
    "campaigns": [],
    "lists": [],
}


@pytest.mark.parametrize("endpoint", ASKED)
async def test_a_warning_is_kept_and_not_shown(client: Client, platform: Platform, endpoint: str):
    platform.says(document(ENOUGH))

    result = await ASKED[endpoint](client)

    assert result.warning == IGNORED
    assert "ignored" not in repr(result)


async def test_a_changed_campaign_keeps_the_warning_of_its_change(
    client: Client, platform: Platform
):
    shown = {"campaigns": [{"cp_id": "7", "cp_active": "0"}]}
    platform.says(document(ENOUGH), document({"return": {"status_code": "0"}, **shown}))

    changed = await client.change_campaign(ChangeCampaign(cp_id="7", active=False))

    assert changed.warning == IGNORED


async def test_a_page_of_many_keeps_it(client: Client, platform: Platform):
    platform.says(document(ENOUGH))

    pages = [page async for page in client.call_pages(GetCallStatus(cp_id="7"))]

    assert [page.warning for page in pages] == [IGNORED]


async def test_where_nothing_is_warned_of_there_is_nothing(client: Client, platform: Platform):
    platform.says(envelope(cd_id="c_7"))

    assert (await client.make_tts_call(MakeTTSCall(dest=DEST, text="oi"))).warning is None


@pytest.mark.parametrize(
    ("document_", "told"),
    [
        ({"warning": "a"}, "a"),
        ({"return": {"warning": ["a", "", None, "b"]}}, "a; b"),
        ({"return": {"warning": []}}, None),
        ({"return": {"warning": {"0": "a"}}}, None),
        ({"return": "OK"}, None),
        ({"return": {"warning": "null"}}, None),
        ({}, None),
    ],
)
def test_a_warning_is_read_leniently(document_: dict[str, object], told: str | None):
    assert warning(document_) == told
