"""What is said of a change once the campaign was read back, and what is not."""

import json
from datetime import date

import pytest

import velip
from tests.velip.platform import Platform, document, envelope, hang_up, page
from tests.velip.test_campaign_changes import listing
from tests.velip.test_campaigns import OK, ROW
from velip import ChangeCampaign, ChangeNotApplied, Client, InvalidParameters, OutcomeUnknown

# The manual's example, as it is printed there: it answers another campaign's id.
ANSWERED = '{"return": {"status": "OK", "status_code": "0", "cp_id": "210576"}}'


async def test_a_campaign_whose_state_is_not_shown_is_not_called_paused(
    client: Client, platform: Platform
):
    row = {name: value for name, value in ROW.items() if name != "cp_active "}
    platform.says(envelope(), listing(row))

    with pytest.raises(OutcomeUnknown, match="does not show its active") as unknown:
        await client.pause_campaign("210580")

    assert unknown.value.endpoint == "ChangeCampaign"


@pytest.mark.parametrize("change", ["pause_campaign", "resume_campaign"])
async def test_a_campaign_that_loads_is_neither_paused_nor_on(
    client: Client, platform: Platform, change: str
):
    platform.says(envelope(), listing({**ROW, "cp_active ": "2"}))

    with pytest.raises(ChangeNotApplied) as kept:
        await getattr(client, change)("210580")

    assert kept.value.parameters == ("active",)


async def test_a_campaign_that_loads_may_change_its_days(client: Client, platform: Platform):
    platform.says(envelope(), listing({**ROW, "cp_active ": "2"}))
    days = ChangeCampaign(cp_id="210580", date_end=date(2021, 2, 24))

    assert (await client.change_campaign(days)).campaign.loading


@pytest.mark.parametrize("shown", ["null", "rápido", None])
async def test_a_speed_that_is_not_shown_is_not_called_the_fastest(
    client: Client, platform: Platform, shown: str | None
):
    platform.says(envelope(), listing({**ROW, "cp_lig_min": shown}))

    with pytest.raises(OutcomeUnknown, match="does not show its lig_min"):
        await client.change_campaign(ChangeCampaign(cp_id="210580", per_minute="max"))


async def test_the_fastest_is_read_back(client: Client, platform: Platform):
    platform.says(envelope(), listing(ROW))

    changed = await client.change_campaign(ChangeCampaign(cp_id="210580", per_minute="max"))

    assert (changed.campaign.speed, changed.unverified) == ("max", ())


async def test_a_list_cannot_be_read_back_and_that_is_said(client: Client, platform: Platform):
    platform.says(envelope(), listing(ROW))

    changed = await client.change_campaign(ChangeCampaign(cp_id="210580", cdlc_id="229186"))

    assert changed.unverified == ("cdlc_id",)
    assert "unverified=('cdlc_id',)" in repr(changed)


async def test_the_answer_is_kept_as_it_came(client: Client, platform: Platform):
    platform.says(document(json.loads(ANSWERED), http=201), listing({**ROW, "cp_active ": "0"}))

    changed = await client.pause_campaign("210580")

    assert changed.raw == json.loads(ANSWERED)
    assert (changed.answered_id, changed.id_differs) == ("210576", True)


@pytest.mark.parametrize("lost", [hang_up, page(http=502)])
async def test_a_change_whose_answer_is_lost_is_neither_repeated_nor_read_back(
    client: Client, platform: Platform, lost: object
):
    platform.says(lost)

    with pytest.raises(OutcomeUnknown):
        await client.pause_campaign("210580")

    assert [each.path for each in platform.heard] == ["/api/v2/ChangeCampaign"]


async def test_reading_back_is_repeated_as_any_question(client: Client, platform: Platform):
    platform.says(envelope(), page(http=502), hang_up, listing({**ROW, "cp_active ": "0"}))

    assert not (await client.pause_campaign("210580")).campaign.active
    assert len(platform.heard) == 4


async def test_a_token_refused_in_between_is_told_as_what_is_known(
    client: Client, platform: Platform
):
    platform.says(envelope(), envelope("Session ID is not valid", "100", http=401))

    with pytest.raises(OutcomeUnknown, match="answered OK, but reading it back ended in Authent"):
        await client.pause_campaign("210580")


@pytest.mark.parametrize(
    ("change", "parameter"),
    [
        (ChangeCampaign(cp_id="", agents=2), "cp_id"),
        (ChangeCampaign(cp_id="1", agents=0), "agents"),
        (ChangeCampaign(cp_id="1", agents="2"), "agents"),
    ],
)
async def test_a_change_that_breaks_a_rule_asks_nothing(
    client: Client, platform: Platform, change: ChangeCampaign, parameter: str
):
    with pytest.raises(InvalidParameters) as refused:
        await client.change_campaign(change)

    assert [problem.parameter for problem in refused.value.problems] == [parameter]
    assert platform.heard == []


async def test_agents_of_a_campaign_that_is_not_there_are_the_platforms_to_refuse(
    client: Client, platform: Platform
):
    platform.says(
        document({"return": OK, "campaigns": []}), envelope("cp_id no valid", "212", http=400)
    )

    with pytest.raises(velip.NotFound):
        await client.change_campaign(ChangeCampaign(cp_id="9", agents=2))
