"""A platform that ignores a name in silence is found out, by the client on the sandbox."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.contract.far_sides import SandboxSide, running_sandbox
from velip import BearerAuth, ChangeCampaign, ChangeNotApplied, Client, Profile

FROM_THE_SEED = "210580"


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxSide]:
    async with running_sandbox() as side:
        yield side


async def ignore(sandbox: SandboxSide, names: str) -> None:
    address = sandbox.url.replace("/api/v2/", "/sandbox/change-names")
    async with aiohttp.ClientSession() as http, http.post(address, json={"ignore": names}) as said:
        assert said.status == 200


@pytest.mark.parametrize(
    ("names", "ignored"), [("example", "unprefixed"), ("table", "prefixed"), ("example", "both")]
)
async def test_a_change_under_ignored_names_is_not_applied(
    sandbox: SandboxSide, names: str, ignored: str
):
    await ignore(sandbox, ignored)
    async with aiohttp.ClientSession() as session:
        profile = Profile(change_names=names)
        client = Client(session, sandbox.url, BearerAuth("sandbox-x"), profile=profile)

        with pytest.raises(ChangeNotApplied, match="active"):
            await client.pause_campaign(FROM_THE_SEED)


@pytest.mark.parametrize("names", ["example", "table"])
async def test_both_sets_of_names_change_it(sandbox: SandboxSide, names: str):
    async with aiohttp.ClientSession() as session:
        profile = Profile(change_names=names)
        client = Client(session, sandbox.url, BearerAuth("sandbox-x"), profile=profile)

        changed = await client.change_campaign(
            ChangeCampaign(cp_id=FROM_THE_SEED, active=False, per_minute=20)
        )

    assert (changed.campaign.active, changed.campaign.per_minute) == (False, 20)
