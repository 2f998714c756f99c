"""Nothing that is printed holds a token, a whole number or a text."""

import traceback
from datetime import date

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as some

import velip
from tests.velip.platform import Platform, document, envelope, page
from velip import BearerAuth, Client, GetCallStatus, GetUserID, MakeSMS, MakeTTSCall, sansio
from velip.redact import masked_number

TOKEN, NUMBER, WORDS = "tok3n-muito-secreto", "5511938421234", "o segredo da Ana"
CALL = MakeTTSCall.bridge(
    dest=NUMBER,
    dest2=NUMBER,
    text=WORDS,
    nome=WORDS,
    rurl="https://ramal.example/velip/c4minho",
    ctid="k3p",
    extra={"urlcontent": WORDS},
)
SMS = MakeSMS(dest=NUMBER, text=WORDS, ctid="k3p")
SECRETS = (TOKEN, NUMBER, WORDS, "c4minho")


def printed(thing: object) -> str:
    return f"{thing!r} {thing} {[thing]}"


def keeps_quiet(text: str) -> bool:
    return not any(secret in text for secret in SECRETS)


def test_a_request_shows_what_it_is_and_no_more():
    assert repr(CALL) == (
        "MakeTTSCall(dest=5511…34, type=3, dest2=5511…34, text=…, priority=-1, rurl=…, "
        "ctid='k3p', nome=…, extra=<1>)"
    )
    assert repr(SMS) == "MakeSMS(dest=5511…34, text=…, ctid='k3p')"
    assert repr(GetCallStatus(date_start=date(2021, 1, 2))) == (
        "GetCallStatus(date_start=datetime.date(2021, 1, 2))"
    )
    assert keeps_quiet(printed(CALL) + printed(SMS))


def test_what_is_ready_to_be_sent_shows_only_its_endpoint():
    outgoing = sansio.build(CALL, "https://vox.velip.com.br/api/v2/", BearerAuth(TOKEN))

    assert TOKEN in str(outgoing.headers)
    assert WORDS.encode() in outgoing.body
    assert keeps_quiet(printed(outgoing))


async def test_neither_the_token_nor_the_client_shows_it(session: aiohttp.ClientSession):
    auth = BearerAuth(TOKEN)

    assert keeps_quiet(printed(auth) + printed(Client(session, "https://x.example/", auth)))


@pytest.mark.parametrize(
    "reply",
    [
        envelope(f"Session {TOKEN} is not valid", "100"),
        envelope(f"number {NUMBER} is odd", "203"),
        envelope(f"Blocked text {WORDS}", "270"),
        envelope(f"{WORDS}", "0"),
        document([TOKEN, NUMBER, WORDS]),
        page(http=500),
        page(http=401),
    ],
)
@pytest.mark.parametrize("request_", [CALL, SMS, GetUserID()])
async def test_no_error_repeats_what_was_sent(
    session: aiohttp.ClientSession, platform: Platform, reply: object, request_: object
):
    async def at_once(_: float) -> None: ...

    platform.says(reply)
    client = Client(session, platform.url, BearerAuth(TOKEN), sleep=at_once)

    with pytest.raises(velip.VelipError) as raised:
        await client._call(request_)

    assert keeps_quiet(printed(raised.value))
    assert keeps_quiet("".join(traceback.format_exception(raised.value)))


async def test_the_platforms_own_words_stay_at_hand(client: Client, platform: Platform):
    platform.says(envelope(f"Blocked text {WORDS}", "270"))

    with pytest.raises(velip.ApiError) as refused:
        await client.make_sms(SMS)

    assert refused.value.text == f"Blocked text {WORDS}"


async def test_a_wrong_request_does_not_repeat_its_values(client: Client):
    wrong = MakeTTSCall(dest=f"+{NUMBER}", text=WORDS, content=WORDS, ctid=WORDS, rurl=WORDS)

    with pytest.raises(velip.InvalidParameters) as refused:
        await client.make_tts_call(wrong)

    assert len(refused.value.problems) == 4
    assert keeps_quiet(printed(refused.value))


async def test_results_and_events_are_as_quiet(client: Client, platform: Platform):
    platform.says(envelope(tsid=TOKEN, cdcs_id="2"))
    user = await client.get_user_id(GetUserID(issue_token=True))
    event = velip.parse_callback(
        f'{{"cd_id": "c_1", "cd_status": "{NUMBER}", "dest": "{NUMBER}", "x": "{WORDS}"}}'.encode(),
        "application/json",
        {"auth": TOKEN},
    )

    assert user.token == TOKEN
    assert event.raw["x"] == WORDS
    assert keeps_quiet(printed(user) + printed(event))
    assert "call_id='c_1', status='5511…34'" in repr(event)


@given(some.text("0123456789", min_size=1, max_size=15))
def test_a_masked_number_is_not_the_number(number: str):
    assert number not in masked_number(number)
