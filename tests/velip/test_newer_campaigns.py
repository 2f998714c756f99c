"""Campaigns that ask and campaigns that validate, of the newer docs."""

import msgspec
import pytest

from tests.velip.platform import Platform, envelope
from tests.velip.test_campaigns import NEXT, broken, campaign
from velip import DOCS, Client, Conflict, CreateCampaign
from velip.profile import MANUAL


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"cp_type": 0}, []),
        ({"cp_type": 5}, ["cp_type"]),
        ({"cp_type": 4, "cont0": "tf1", "cont9": "tf2", "contentno": "tf3"}, []),
        ({"cp_type": 4, "nans": 3, "dtime": 15, "dtmfini": "9"}, []),
        ({"cp_type": 4, "nans": 4, "dtime": 3, "dtmfini": "10"}, ["nans", "dtime", "dtmfini"]),
        ({"cont1": "tf1"}, ["cont1"]),
        ({"nans": 1, "dtime": 4}, ["nans", "dtime"]),
        ({"cp_type": 6, "ndigval": 4, "compw": "cod_cli", "contentfail": "tf1"}, []),
        ({"cp_type": 6, "ndigval": 4, "compw": "extra3", "content2": "tf2", "content8": "tf3"}, []),
        ({"cp_type": 6}, ["ndigval", "compw"]),
        ({"cp_type": 6, "ndigval": 0, "compw": "extra4"}, ["ndigval", "compw"]),
        ({"cp_type": 4, "ndigval": 4}, ["ndigval"]),
        ({"cp_type": 4, "sms_text": "oi", "sms_action": "ok"}, ["sms_text"]),
        ({"urlcontent": "x", "text": None}, ["urlcontent"]),
        ({"rurl": "x"}, ["rurl"]),
    ],
)
def test_each_kind_takes_what_belongs_to_it(given: dict[str, object], wrong: list[str]):
    assert broken(campaign(**given)) == wrong


def test_a_pattern_lends_its_kind():
    clone = {"clone_from": "1", "cdlc_id": "2", "date_start": NEXT, "date_end": NEXT}

    assert broken(CreateCampaign(**clone, cont1="tf1", dtime=8)) == []
    assert broken(CreateCampaign(**clone, cp_type=6)) == []
    assert broken(CreateCampaign(**clone, cp_type=6, cont1="tf1")) == ["cont1"]


def test_a_campaign_that_asks_is_written_as_the_newer_docs_do():
    asks = campaign(cp_type=4, cont1="tf1", nans=1, dtime=7, active=False, xnum=True, queue_id="9")
    written = asks.params(DOCS)

    assert {name: written[name] for name in ("cp_type", "cont1", "nans", "dtime")} == {
        "cp_type": "4", "cont1": "tf1", "nans": "1", "dtime": "7"
    }  # fmt: skip
    assert (written["cp_ativo"], written["xnum"], written["queue_id"]) == ("0", "1", "9")
    assert "active" not in written
    assert broken(campaign(extra={"cp_ativo": "1"})) == ["cp_ativo"]


async def test_what_was_saved_is_told(client: Client, platform: Platform):
    platform.says(envelope(cp_id="7", settings={"vel ": "max", "resends": 0}))

    made = await client.create_campaign(campaign())

    assert made.settings == {"vel": "max", "resends": 0, "vel ": "max"}
    assert "max" not in repr(made)
    platform.says(envelope(cp_id="7", settings="null"))
    assert (await client.create_campaign(campaign())).settings == {}


@pytest.mark.parametrize("profile", [MANUAL, DOCS])
async def test_a_campaign_at_work_is_asked_for_again_with_its_key(
    client: Client, platform: Platform, profile
):
    client.profile = profile
    key = "pedido-2026-12-01"
    platform.says(envelope("wait", "232", http=400), envelope(cp_id="7", duplicate_request="1"))
    order = campaign(request_id=key)

    with pytest.raises(Conflict):
        await client.create_campaign(order)
    made = await client.create_campaign(msgspec.structs.replace(order))

    assert (made.campaign_id, made.repeated) == ("7", True)
    assert [each.params["request_id"] for each in platform.heard] == [key, key]
