import pytest

from sandbox.campaigns import Rules
from tests.sandbox.caller import Customer
from tests.sandbox.campaigner import campaign, change, kept, row
from tests.sandbox.test_campaigns import EXAMPLE, FACTS

OK = {"status": "OK", "status_code": "0"}
TABLE = {
    "cp_active": "0",
    "cp_date_start": "2026:03:05",
    "cp_date_end": "2026:03:06",
    "cp_time_start": "09:30",
    "cp_time_end": "10:30:00",
    "cp_lig_min": "20",
}
SHOWN = {
    "cp_active ": "0",
    "cp_date_start": "2026-03-05",
    "cp_date_end": "2026-03-06",
    "cp_time_start": "09:30",
    "cp_time_end": "10:30",
    "cp_lig_min": "20",
}
UNPREFIXED = {name.removeprefix("cp_"): value for name, value in TABLE.items()}


async def ignore(customer: Customer, names: str) -> None:
    reply = await customer.post("/sandbox/change-names", ignore=names)
    assert reply.body == {"ignore": names}


async def test_the_manuals_example_is_answered_in_its_shape(customer: Customer) -> None:
    reply = await customer.ask("ChangeCampaign", **EXAMPLE)
    assert reply.status == 201
    assert reply.body == {"return": OK | {"cp_id": "210551"}}


@pytest.mark.parametrize("names", [TABLE, UNPREFIXED])
async def test_both_sets_of_names_change_a_campaign(
    customer: Customer, names: dict[str, str]
) -> None:
    cp_id = await campaign(customer)
    assert (await change(customer, cp_id, **names)).body == {"return": OK | {"cp_id": cp_id}}
    assert (await row(customer, cp_id)).items() >= SHOWN.items()


@pytest.mark.parametrize("day", ["2026-03-05", "2026:03:05", "2026/03/05"])
async def test_a_day_may_have_hyphens_or_colons(customer: Customer, day: str) -> None:
    cp_id = await campaign(customer)
    await change(customer, cp_id, date_end=day)
    assert (await row(customer, cp_id))["cp_date_end"] == "2026-03-05"


@pytest.mark.parametrize(
    ("ignored", "names"),
    [("prefixed", TABLE), ("unprefixed", UNPREFIXED), ("both", TABLE), ("both", UNPREFIXED)],
)
async def test_names_that_are_ignored_are_answered_ok_and_change_nothing(
    customer: Customer, ignored: str, names: dict[str, str]
) -> None:
    cp_id = await campaign(customer)
    before = await row(customer, cp_id)
    await ignore(customer, ignored)
    reply = await change(customer, cp_id, **names)
    assert reply.body == {"return": OK | {"cp_id": cp_id}}
    assert await row(customer, cp_id) == before
    await ignore(customer, "")
    await change(customer, cp_id, **names)
    assert await row(customer, cp_id) != before


async def test_the_other_set_is_still_heard(customer: Customer) -> None:
    cp_id = await campaign(customer)
    await ignore(customer, "prefixed")
    await change(customer, cp_id, **UNPREFIXED)
    await ignore(customer, "unprefixed")
    await change(customer, cp_id, cp_lig_min="5")
    shown = await row(customer, cp_id)
    assert (shown["cp_active "], shown["cp_lig_min"]) == ("0", "5")


async def test_the_control_of_names_refuses_anything_else(customer: Customer) -> None:
    assert (await customer.post("/sandbox/change-names", ignore="some")).status == 400
    assert (await customer.get("/sandbox/change-names")).body == {"ignore": ""}


async def test_cp_id_alone_shows_the_campaign_in_return(customer: Customer) -> None:
    reply = await customer.ask("ChangeCampaign", cp_id="210551", tsid="sandbox-test")
    assert reply.status == 201
    printed = FACTS["endpoints"]["GetCampaignsList"]["example"]["response"]["campaigns"][0]
    assert list(reply.head) == [*OK, *printed]
    assert reply.body == {"return": OK | await row(customer, "210551")}


async def test_the_base_of_the_example_alone_changes_nothing(customer: Customer) -> None:
    before = await row(customer, "210551")
    reply = await customer.ask("ChangeCampaign", cp_id="210551", cdlc_id="229186")
    assert reply.body == {"return": OK | {"cp_id": "210551"}}
    assert await row(customer, "210551") == before


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ({"cp_id": "999", "active": "0"}, (400, "212", "cp_id no valid")),
        ({"active": "0"}, (400, "200", "No cp_id")),
    ],
)
async def test_a_campaign_has_to_be_named(
    customer: Customer, asked: dict[str, str], verdict: tuple[int, str, str]
) -> None:
    assert (await customer.ask("ChangeCampaign", **asked)).verdict == verdict


@pytest.mark.parametrize(
    "wrong",
    [
        {"active": "2"},
        {"date_start": "05/03/2026"},
        {"cp_date_end": "2026:02:30"},
        {"date_end": "2026-03-03"},
        {"time_start": "9h"},
        {"time_end": "08:00"},
        {"lig_min": "101"},
        {"pas": "3"},
        {"active": "0", "lig_min": "0"},
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_changes(
    customer: Customer, wrong: dict[str, str]
) -> None:
    cp_id = await campaign(customer)
    before = await row(customer, cp_id)
    reply = await change(customer, cp_id, **wrong)
    assert (reply.status, reply.head["status_code"]) == (400, "900")
    assert await row(customer, cp_id) == before


async def test_agents_are_of_the_transfer_kind_only(customer: Customer) -> None:
    assert (await row(customer, "210550"))["cp_pas"] == "5"
    await change(customer, "210550", cp_pas="8")
    shown = await row(customer, "210550")
    assert (shown["cp_pas"], shown["cp_transfered"], shown["cp_model"]) == ("8", "0", "1")
    assert (await change(customer, "210550", pas="0")).head["status_code"] == "900"


async def test_a_clone_of_the_transfer_kind_has_agents_too(customer: Customer) -> None:
    reply = await customer.ask("CreateCampaign", cp_id="210550", cdlc_id="229186")
    clone = kept(customer, reply.head["cp_id"])
    assert (clone.pas, clone.is_model, clone.rules) == (5, False, Rules())


async def test_the_speed_may_be_the_greatest_again(customer: Customer) -> None:
    cp_id = await campaign(customer, vel="5")
    await change(customer, cp_id, cp_lig_min="max")
    assert (await row(customer, cp_id))["cp_lig_min"] == "max"
