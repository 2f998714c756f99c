"""One suite for two platforms: what the manual prints, and the sandbox that ships."""

import pytest

import velip
from tests.contract.asked import READS, ask
from tests.contract.facts import COMMON, ENDPOINTS, common_refusals, refusals
from tests.contract.far_sides import FarSide
from velip import Client

OWN_ROWS = [("GetUserID", row) for row in common_refusals()]
OWN_ROWS += [(name, row) for name in ENDPOINTS for row in refusals(name)]
# What the manual's example answers is another campaign, or a list's id under a campaign's name.
ODD_EXAMPLES = frozenset({"ChangeCampaign", "CreateDestinationBase", "CreateAudioFile"})


@pytest.mark.parametrize("endpoint", [name for name in ENDPOINTS if name not in ODD_EXAMPLES])
async def test_the_manuals_request_is_accepted(client: Client, endpoint: str):
    assert await ask(client, endpoint)


@pytest.mark.parametrize(
    ("endpoint", "row"), OWN_ROWS, ids=[f"{n}-{r['status_code']}" for n, r in OWN_ROWS]
)
async def test_each_row_of_the_manual_is_the_error_that_it_means(
    client: Client, far_side: FarSide, endpoint: str, row: dict[str, str]
):
    await far_side.fails(endpoint, f"{row['status_code']}:{row['status']}")

    with pytest.raises(velip.ApiError) as refused:
        await ask(client, endpoint)

    error = refused.value
    kind = type(error).__name__
    assert (error.endpoint, error.code) == (endpoint, int(row["status_code"]))
    assert error.text == row["status"]
    suggested = row["suggested_class"]
    assert (f"{kind}.{error.reason}" if isinstance(error, velip.Blocked) else kind) == suggested


@pytest.mark.parametrize("endpoint", ENDPOINTS)
async def test_a_code_that_nobody_lists_keeps_its_code_and_text(
    client: Client, far_side: FarSide, endpoint: str
):
    await far_side.fails(endpoint, "777:Algo novo 5511992069830")

    with pytest.raises(velip.ApiError) as refused:
        await ask(client, endpoint)

    error = refused.value
    assert (type(error), error.code, error.text) == (
        velip.ApiError,
        777,
        "Algo novo 5511992069830",
    )
    assert "5511992069830" not in str(error) + repr(error)


@pytest.mark.parametrize("fault", ["html", "down", "http:503"])
@pytest.mark.parametrize("endpoint", [name for name in ENDPOINTS if name not in READS])
async def test_an_order_without_a_usable_answer_is_never_sent_again(
    client: Client, far_side: FarSide, endpoint: str, fault: str
):
    await far_side.fails(endpoint, fault)

    with pytest.raises(velip.OutcomeUnknown):
        await ask(client, endpoint)


@pytest.mark.parametrize("fault", ["html", "down", "http:503"])
@pytest.mark.parametrize("endpoint", sorted(READS))
async def test_a_question_without_a_usable_answer_is_asked_again(
    client: Client, far_side: FarSide, endpoint: str, fault: str
):
    await far_side.fails(endpoint, fault)

    assert await ask(client, endpoint)


def test_the_common_rows_are_twelve_and_the_endpoints_too():
    assert (len(COMMON["status"]), len(ENDPOINTS)) == (12, 12)
