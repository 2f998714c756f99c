"""What a gateway, an odd platform or an attacker may answer, and what follows from it."""

import asyncio
import gzip
import io
import json
from contextlib import redirect_stdout

import pytest
from aiohttp import web
from rich.pretty import pprint

import velip
from tests.velip.platform import Platform, document, envelope, page
from velip import (
    DOCS,
    AuthenticationError,
    BadAnswer,
    BearerAuth,
    Client,
    CreateCampaign,
    GetCallStatus,
    GetUserID,
    MakeSMS,
    MakeTTSCall,
    OutcomeUnknown,
    SetListActive,
)
from velip.auth import Auth
from velip.envelopes import Incoming
from velip.transport import LARGE

CALL = MakeTTSCall(dest="5511938421234", text="Olá, João", ctid="k3p9w2x7q5m8n4t")
OK = {"status": "OK", "status_code": "0"}


class Renewing(Auth):
    """A token that can always be renewed."""

    async def renew(self, refused: object) -> bool:  # noqa: ARG002
        return True


@pytest.mark.parametrize(
    "answer",
    [
        envelope("SID not found", "102", http=504),
        envelope("Session ID expired", "101", http=502),
        envelope("OK", "101", cd_id="c_5"),
    ],
)
async def test_only_a_clean_refusal_is_sent_again_with_a_new_token(
    client: Client, platform: Platform, answer: object
):
    renewing = Client(client.session, platform.url, Renewing())
    platform.says(answer)

    with pytest.raises(OutcomeUnknown):
        await renewing.make_tts_call(CALL)

    assert len(platform.heard) == 1


async def test_a_campaign_of_unknown_outcome_names_its_key(client: Client, platform: Platform):
    modern = Client(client.session, platform.url, BearerAuth("sandbox-x"), profile=DOCS)
    platform.says(page(http=502))
    from_yesterday = CreateCampaign(
        clone_from="1",
        cdlc_id="2",
        date_start=velip.campaigns.date(2027, 1, 1),
        date_end=velip.campaigns.date(2027, 1, 1),
    )

    with pytest.raises(OutcomeUnknown) as lost:
        await modern.create_campaign(from_yesterday)

    assert lost.value.request_id == json.loads(platform.heard[0].body)["request_id"]


async def test_a_small_packet_that_unpacks_to_a_huge_one_is_given_up(
    client: Client, platform: Platform, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(velip.transport, "LARGEST_ANSWER", 100_000)
    packed = gzip.compress(b" " * 5_000_000)

    async def bomb(_: web.Request) -> web.StreamResponse:
        kind = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        return web.Response(body=packed, headers=kind)

    platform.says(bomb)

    with pytest.raises(BadAnswer, match="more than 100000 bytes"):
        await client.get_user_id(GetUserID())
    assert len(platform.heard) == 1


def test_the_platform_does_not_choose_a_slow_codec():
    body = b'\xff{"return": {"status": "OK", "status_code": "0"}}'
    odd = Incoming(status=200, content_type="application/json; charset=punycode", body=body)

    assert velip.envelopes.envelope(odd) is None


async def test_few_calls_leave_while_nobody_has_accepted_the_token(
    client: Client, platform: Platform
):
    platform.says(envelope("Session ID is not valid", "100", http=401))

    ends = await asyncio.gather(
        *(client.get_user_id(GetUserID()) for _ in range(60)), return_exceptions=True
    )

    assert len(platform.heard) <= 10
    assert {type(end) for end in ends} <= {AuthenticationError, velip.CircuitOpen}


@pytest.mark.parametrize(
    "answer",
    [
        document({"return": OK}),
        document({"return": {**OK, "calls": 5}}),
        document({"return": OK, "calls": "nenhuma"}),
    ],
)
async def test_an_answer_without_calls_is_not_the_answer_that_there_are_none(
    client: Client, platform: Platform, answer: object
):
    platform.says(answer)

    with pytest.raises(BadAnswer, match="no list of calls"):
        await client.get_call_status(GetCallStatus(ctid="k3p"))


async def test_one_call_alone_is_one_record(client: Client, platform: Platform):
    row = {"cd_id": "c_1", "cd_status": "OK", "ctid": "k3p"}
    platform.says(document({"return": OK, "calls": row}))

    (call,) = (await client.get_call_status(GetCallStatus(ctid="k3p"))).calls

    assert (call.call_id, call.status) == ("c_1", "OK")


@pytest.mark.parametrize("http", [403, 404])
async def test_what_would_come_again_is_not_asked_again(
    client: Client, platform: Platform, http: int
):
    platform.says(page(http=http))

    with pytest.raises(BadAnswer):
        await client.get_user_id(GetUserID())
    assert len(platform.heard) == 1


async def test_another_230_of_a_change_is_no_success(client: Client, platform: Platform):
    platform.says(envelope("Active campaign with same date", "230", http=400))

    with pytest.raises(velip.Conflict):
        await client.resume_campaign("7")


async def test_a_list_that_stayed_on_is_not_off(client: Client, platform: Platform):
    rows = [{"cdlc_id": "9", "cdlc_active": "1"}]
    platform.says(document({"return": OK, "lists": rows}))

    with pytest.raises(velip.ChangeNotApplied, match="setactive"):
        await client.set_list_active(SetListActive(active=False, cdlc_id="9"))


async def test_an_error_holds_nothing_of_what_caused_it(client: Client, platform: Platform):
    async def nonsense(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(b"NONSENSE\r\n\r\n")
        request.transport.close()
        return web.Response()

    platform.says(nonsense)

    with pytest.raises(OutcomeUnknown) as lost:
        await client.make_tts_call(CALL)

    assert (lost.value.__context__, lost.value.__cause__) == (None, None)


def test_no_way_of_printing_shows_a_number_or_a_text():
    outgoing = velip.sansio.build(CALL, "https://host/", BearerAuth("segredo-do-painel"))
    printed = io.StringIO()
    with redirect_stdout(printed):
        pprint(CALL)
        pprint(outgoing)
        pprint(velip.Destination(number="5511938421234", name="Maria"))

    for secret in ("5511938421234", "Olá", "segredo", "Maria"):
        assert secret not in printed.getvalue()


async def test_halves_of_characters_and_large_files_travel_in_forms(
    client: Client, platform: Platform
):
    platform.says(envelope(cdlc_id="1"))
    content = b"11984421414\n" * (LARGE // 6)
    file = velip.uploaded("lista.csv", content)

    await client.create_destination_base(
        velip.CreateDestinationBase(file=file, name="clientes \ud800")
    )

    assert content in platform.heard[0].body
    assert b"clientes ?" in platform.heard[0].body


async def test_a_large_order_and_a_large_answer_pass_whole(client: Client, platform: Platform):
    rows = [{"cd_id": f"c_{n}", "cd_status": "OK", "dest": "5" * 100} for n in range(6000)]
    platform.says(document({"return": OK, "calls": rows}), envelope(cdls_id="1"))

    found = await client.get_call_status(GetCallStatus(cpid="maio", maxreg=0))
    await client.make_sms(MakeSMS(dest="5511938421234", text="oi", extra={"x": "y" * LARGE * 2}))

    assert len(found.calls) == 6000
    assert platform.heard[1].params["x"] == "y" * LARGE * 2


@pytest.mark.parametrize(
    "address",
    ["http://host:99999/", "http://a..b/", "http://ana:senha@host/", "http://host/?x=1", "host/"],
)
async def test_an_address_that_cannot_be_called_is_refused_at_once(client: Client, address: str):
    with pytest.raises(ValueError, match="base_url"):
        Client(client.session, address, BearerAuth("sandbox-x"))


@pytest.mark.parametrize("name", ["tsid", "TSID", " tsid ", "Password", "message"])
def test_no_spelling_of_a_token_passes_as_extra(name: str):
    sly = MakeSMS(dest="5511938421234", text="oi", extra={name: "segredo"})

    assert [problem.parameter for problem in sly.problems()] == [name]


def test_a_reference_cannot_forge_a_line_of_a_log():
    forged = OutcomeUnknown("CreateCampaign", "5511938421234\nERROR tudo certo", "time-out")

    assert "5511938421234" not in str(forged)
    assert "\n" not in str(forged)
    assert forged.ctid == "5511938421234\nERROR tudo certo"


def test_an_id_of_our_own_is_one_that_the_manual_takes():
    ids = {velip.new_ctid() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(velip.rules.ctid(each) is None for each in ids)
