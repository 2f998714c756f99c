"""The doctor before the platform: reads only, stops when refused, and says what differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.doctor.credentials import check_account
from bot.doctor.finding import Finding, Grade
from bot.doctor.rounds import examine
from bot.platform.checks import open_check
from sandbox import api
from sandbox.answers import Answer
from sandbox.profile import Profile
from tests.clocks import FrozenClock
from tests.databases import SqliteTemplate
from tests.stories.world import World, world

Counted = list[tuple[str, dict[str, str]]]
LISTS = ["GetCampaignsList", "GetAudiosList", "GetDestinationsList", "GetCallStatus"]
READS = ["GetUserID", *LISTS]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Every request that the sandbox let in, with what was sent."""
    seen: Counted = []

    def counting(name: str, answer: Callable[..., Any]) -> Callable[..., Any]:
        async def counted(platform: Any, params: Any) -> Any:
            seen.append((name, dict(params.params)))
            return await answer(platform, params)

        return counted

    for name, answer in list(api.ENDPOINTS.items()):
        monkeypatch.setitem(api.ENDPOINTS, name, counting(name, answer))  # type: ignore[arg-type]
    return seen


async def doctor(story: World, **changes: Any) -> list[Finding]:
    settings = story.settings.model_copy(update=changes)
    return [each async for each in examine(settings, story.clock, 5)]


async def queue(story: World, endpoint: str, fault: str) -> None:
    story.sandbox.platform.faults.queue(endpoint, fault, 9)


def said(findings: list[Finding], name: str) -> str:
    return " ".join(each.sentence for each in findings if each.name == name)


async def test_credentials_are_proved_by_reads_only(story: World, asked: Counted) -> None:
    found = await doctor(story)
    assert said(found, "credentials") == "accepted by GetUserID."
    assert said(found, "contract of GetUserID") == "answered as in the manual."
    assert {name for name, _ in asked} == set(READS)
    assert [params for name, params in asked if name == "GetUserID"] == [{}], "no token is minted"
    assert not [params for _, params in asked if params.get("maxreg", "1") != "1"]
    assert not [params for _, params in asked if "setactive" in params]
    assert story.dialled() == []


async def test_every_list_is_as_in_the_manual(story: World) -> None:
    await a_finished_call(story)
    found = [each for each in await doctor(story) if each.name.startswith("contract of ")]
    assert [each.name.removeprefix("contract of ") for each in found] == READS
    assert {each.sentence for each in found} == {"answered as in the manual."}


async def test_a_platform_that_follows_its_newer_documents(story: World) -> None:
    story.sandbox.platform.profile = Profile.DOCS
    await a_finished_call(story)
    found = await doctor(story)
    assert "pagination is there" in said(found, "contract of GetCallStatus")
    assert "integer instead of text: cp_answered" in said(found, "contract of GetCampaignsList")


async def test_a_list_that_is_not_for_this_account_is_a_note(story: World) -> None:
    await queue(story, "GetCampaignsList", "210:Parameters")
    found = [each for each in await doctor(story) if each.name == "platform"]
    refused = [each for each in found if "GetCampaignsList was refused" in each.sentence]
    assert [each.severity for each in refused] == [Grade.NOTE]
    assert "GetDestinationsList answers." in [each.sentence for each in found], "and it goes on"


async def test_after_the_first_refusal_nothing_more_is_asked(story: World) -> None:
    tries = 0

    async def count(*_: object) -> None:
        nonlocal tries
        tries += 1

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(count)  # type: ignore[arg-type]  # any arguments
    settings = story.settings.model_copy(update={"velip_token": SecretStr("sandbox-fail-140")})
    async with open_check(settings, story.clock, 5) as check:
        check.client.session.trace_configs.append(trace)
        trace.freeze()
        found = [each async for each in check_account(check, story.clock.now().date())]
    assert tries == 1
    assert found[0].severity is Grade.ERROR
    assert "not accepted: GetUserID was refused with 140" in found[0].sentence
    assert "sandbox-fail" not in found[0].sentence
    whole = await doctor(story, velip_token=SecretStr("sandbox-fail-199"))
    assert said(whole, "platform").count("answers") == 0


async def test_a_refusal_on_the_way_ends_it_too(story: World, asked: Counted) -> None:
    await queue(story, "GetCallStatus", "131")
    found = await doctor(story)
    assert "GetCallStatus" not in [name for name, _ in asked]
    assert [each.name for each in found if each.severity is Grade.ERROR][-1] == "platform"


async def test_a_platform_that_answers_html(story: World) -> None:
    await queue(story, "GetUserID", "html")
    found = await doctor(story)
    assert "could not be proved: GetUserID brought no usable answer" in said(found, "credentials")


async def test_records_that_cannot_be_read(story: World) -> None:
    await queue(story, "GetCallStatus", "210:Parameters")
    found = [each for each in await doctor(story) if each.name == "platform"]
    assert found[-1].severity is Grade.WARNING
    assert "how calls end can only be learned by callbacks" in found[-1].sentence


async def test_the_platforms_clock_is_read_from_its_answers(story: World) -> None:
    # The story's clock stands at one noon, HTTP's is the real one.
    assert "this machine's is" in said(await doctor(story), "clock")


# -- the echo


async def a_finished_call(story: World) -> None:
    await story.say("/ligar 11 92345-6789 Olá", yes=True)
    await story.turn(90)
    story.dialled()
    await story.heard()


async def test_a_call_posted_again_arrives_and_is_believed(story: World) -> None:
    await a_finished_call(story)
    story.sandbox.platform.clock.set_turned(False)
    assert "posted by the sandbox, arrived here, believed." in said(
        await doctor(story), "callbacks"
    )
    await story.settle()
    assert await story.heard() == [], "known reports change nothing"


async def test_a_sender_that_is_not_believed(
    template: SqliteTemplate, clock: FrozenClock, tmp_path: Path
) -> None:
    url = await template.fresh(tmp_path, clock)
    async with world(url, clock, tmp_path, status_callback_sources="10.0.0.1") as story:
        await a_finished_call(story)
        story.sandbox.platform.clock.set_turned(False)
        found = [each for each in await doctor(story) if each.name == "callbacks"]
        assert "Add the sender to RAMAL_STATUS_CALLBACK_SOURCES." in [each.remedy for each in found]


async def test_a_call_that_does_not_arrive(story: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await a_finished_call(story)
    monkeypatch.setattr("bot.doctor.echo.PAUSE", 0.001)
    settings = story.settings
    # The sandbox's clock stands still, and so does what it would post.
    found = [each async for each in examine(settings, story.clock, 1)]
    assert "posted a call again, and it did not arrive" in said(found, "callbacks")
    await story.turn(0)
    await story.heard()


async def test_without_a_finished_call_it_is_told_how(story: World) -> None:
    assert "no call ended lately" in said(await doctor(story), "callbacks")


async def test_a_sandbox_that_posts_nothing_again(story: World) -> None:
    await a_finished_call(story)
    story.sandbox.platform.faults.queue("GetCallStatus", "slow:0", 2)
    story.sandbox.platform.faults.queue("GetCallStatus", "210:Parameters", 1)
    assert "the sandbox posts nothing again" in said(await doctor(story), "callbacks")


async def test_nobody_listens(story: World) -> None:
    found = await doctor(story, http_port=story.sandbox.port)
    assert "another program answers" in said(found, "ramal")
    assert "nobody listens" not in said(found, "callbacks")
    found = await doctor(story, http_port=1)
    assert "nobody listens" in said(found, "callbacks")
    assert "none can reach" in said(await doctor(story, public_url=""), "callbacks")


# -- what differs


async def test_a_difference_is_told_without_its_values(
    story: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def other(*_: object) -> Answer:
        return Answer(fields={"cdcs_id": "secret-account", "aut_send": "0", "email": "a@b.example"})

    monkeypatch.setitem(api.ENDPOINTS, "GetUserID", other)  # type: ignore[arg-type]
    found = await doctor(story)
    contract = said(found, "contract of GetUserID")
    assert "unknown: email" in contract
    assert "missing: aut_app, aut_camp, cdcsu_id, tsid" in contract
    assert "single calls and SMS" in said(found, "permissions")
    assert not [each for each in found if "secret-account" in each.sentence + each.remedy]
    assert not [each for each in found if "a@b.example" in each.sentence]
