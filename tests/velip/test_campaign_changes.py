"""Changes of a campaign: what is sent, and what is believed."""

from datetime import date, time

import pytest

import velip
from tests.velip.platform import Platform, document, envelope, page
from tests.velip.test_campaigns import OK, ROW
from velip import (
    BearerAuth,
    ChangeCampaign,
    ChangeNotApplied,
    Client,
    InvalidParameters,
    OutcomeUnknown,
    Profile,
)

CHANGE = ChangeCampaign(
    cp_id="210580",
    active=False,
    date_start=date(2027, 2, 23),
    date_end=date(2027, 2, 24),
    time_start=time(9, 30, 15),
    time_end=time(10),
    per_minute=20,
    cdlc_id="229186",
)
AFTER = {
    **ROW,
    "cp_active ": "0",
    "cp_date_start": "2027-02-23",
    "cp_date_end": "2027-02-24",
    "cp_time_start": "09:30",
    "cp_lig_min": "20",
}


def listing(row: dict[str, object]) -> object:
    return document({"return": OK, "campaigns": [row]})


async def test_a_change_goes_without_prefix_and_is_read_back(client: Client, platform: Platform):
    platform.says(envelope(cp_id="210580", http=201), listing(AFTER))

    changed = await client.change_campaign(CHANGE)

    assert (changed.campaign.per_minute, changed.id_differs) == (20, False)
    assert platform.heard[0].params == {
        "cp_id": "210580",
        "active": "0",
        "date_start": "2027-02-23",
        "date_end": "2027-02-24",
        "time_start": "09:30:15",
        "time_end": "10:00:00",
        "lig_min": "20",
        "cdlc_id": "229186",
    }
    assert platform.heard[1].path.endswith("/GetCampaignsList")


def test_the_table_of_the_manual_has_other_names_and_colons():
    assert CHANGE.params(Profile(change_names="table")) == {
        "cp_id": "210580",
        "cp_active": "0",
        "cp_date_start": "2027:02:23",
        "cp_date_end": "2027:02:24",
        "cp_time_start": "09:30:15",
        "cp_time_end": "10:00:00",
        "cp_lig_min": "20",
        "cdlc_id": "229186",
    }


async def test_the_answer_may_name_another_campaign_as_in_the_manual(
    client: Client, platform: Platform
):
    platform.says(envelope(cp_id="210576"), listing({**ROW, "cp_active ": "0"}))

    changed = await client.pause_campaign("210580")

    assert (changed.answered_id, changed.id_differs) == ("210576", True)
    assert not changed.campaign.active


async def test_an_ok_that_changed_nothing_is_no_success(client: Client, platform: Platform):
    platform.says(envelope(), listing(ROW))

    with pytest.raises(ChangeNotApplied) as kept:
        await client.change_campaign(CHANGE)

    assert kept.value.parameters == ("active", "date_start", "date_end", "time_start", "lig_min")
    assert str(kept.value).startswith("campaign 210580 still has its old active")


async def test_already_so_is_a_success_in_the_newer_docs(client: Client, platform: Platform):
    platform.says(
        envelope("Parameters without change", "230", http=400), listing({**ROW, "cp_lig_min": "5"})
    )

    changed = await client.change_campaign(ChangeCampaign(cp_id="210580", per_minute=5))

    assert changed.campaign.per_minute == 5


async def test_another_refusal_stays_one(client: Client, platform: Platform):
    platform.says(envelope("cp_id no valid", "212", http=400))

    with pytest.raises(velip.NotFound):
        await client.resume_campaign("210580")


@pytest.mark.parametrize("second", [page(http=404), document({"return": OK, "campaigns": []})])
async def test_a_change_that_cannot_be_read_back_is_unknown(
    client: Client, platform: Platform, second: object
):
    platform.says(envelope(), second)

    with pytest.raises(OutcomeUnknown, match="210580 was answered OK, but "):
        await client.pause_campaign("210580")


async def test_agents_change_only_where_there_are_some(client: Client, platform: Platform):
    platform.says(listing(ROW))
    with pytest.raises(InvalidParameters, match="agents"):
        await client.change_campaign(ChangeCampaign(cp_id="210580", agents=3))
    assert [each.path.rpartition("/")[2] for each in platform.heard] == ["GetCampaignsList"]

    platform.says(listing({**ROW, "cp_pas": "2"}), envelope(), listing({**ROW, "cp_pas": "3"}))
    changed = await client.change_campaign(ChangeCampaign(cp_id="210580", agents=3))
    assert changed.campaign.agents == 3


@pytest.mark.parametrize(
    ("request_", "names"),
    [
        (ChangeCampaign(cp_id="1"), ["cp_id"]),
        (ChangeCampaign(cp_id=" ", active=True), ["cp_id"]),
        (ChangeCampaign(cp_id="1", agents=0, per_minute=0), ["per_minute", "agents"]),
        (
            ChangeCampaign(cp_id="1", date_start=date(2027, 1, 2), date_end=date(2027, 1, 1)),
            ["date_end"],
        ),
    ],
)
def test_what_makes_no_sense_never_leaves(request_: ChangeCampaign, names: list[str]):
    assert [problem.parameter for problem in request_.problems()] == names


def test_as_fast_as_possible_is_read_back_too():
    fast = ChangeCampaign(cp_id="1", per_minute="max")

    assert fast.params() == {"cp_id": "1", "lig_min": "max"}
    assert velip.change_campaign.not_applied(fast, velip.Campaign(per_minute=5, raw={})) == (
        "lig_min",
    )


async def test_a_profile_of_ones_own_is_the_clients(platform: Platform, client: Client):
    table = Profile(change_names="table")
    own = Client(client.session, platform.url, BearerAuth("sandbox-x"), profile=table)
    platform.says(envelope(), listing({**ROW, "cp_active ": "0"}))

    await own.pause_campaign("210580")

    assert platform.heard[0].params == {"cp_id": "210580", "cp_active": "0"}
