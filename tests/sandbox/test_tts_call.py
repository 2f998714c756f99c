import pytest

from sandbox.answers import COMMON, MAKE_TTS_CALL, Status
from tests.sandbox.caller import ORDINARY, TOKEN, WORDS, Customer

GOOD = {"dest": ORDINARY, "text": WORDS}


async def test_an_accepted_call_is_answered_like_the_manuals_example(customer: Customer) -> None:
    reply = await customer.ask(
        "MakeTTSCall",
        type="0",
        content="tf185409063",
        priority="0",
        free="1",
        dest="5519992069730",
        nome="José Roberto",
    )
    assert reply.status == 200
    assert reply.body == {"return": {"status": "OK", "status_code": "0", "cd_id": "c_88701"}}


async def test_the_ledger_keeps_what_was_asked(customer: Customer) -> None:
    cd_id = await customer.call(ctid="pedido1", voice="fel", free=1, tsid="sandbox-secret")
    (line,) = customer.sandbox.platform.ledger
    assert (line.kind, line.ctid, line.cd_id, line.dest) == ("call", "pedido1", cd_id, ORDINARY)
    assert line.text == WORDS
    assert line.params["free"] == "1"
    assert "tsid" not in line.params
    shown = (await customer.get("/sandbox/ledger")).body["ledger"]
    assert [(one["kind"], one["cd_id"]) for one in shown] == [("call", cd_id)]


@pytest.mark.parametrize(
    ("asked", "code", "text"),
    [
        ({"text": WORDS}, "250", "error sent message no destination"),
        ({"dest": "551109206983", "text": WORDS}, "203", "number invalid"),
        ({"dest": "5511992", "text": WORDS}, "250", "error sent message error destination"),
        ({"dest": "12025550", "type": "3", "priority": "-1"}, "250", "error sent message no dest"),
        ({"dest": "11 99206-9830", "text": WORDS}, "203", "number invalid"),
        ({"dest": "5520992069830", "text": WORDS}, "203", "number invalid"),
        ({"dest": "5511892069830", "text": WORDS}, "203", "number invalid"),
        ({"dest": "1202", "text": WORDS}, "250", "error sent message error destination"),
        ({"dest": ORDINARY}, "250", "error sent message no content"),
        ({"dest": ORDINARY, "text": "  "}, "250", "error sent message no content"),
        ({"dest": ORDINARY, "urlcontent": "ftp://x"}, "202", "urlcontent invalida"),
        (GOOD | {"text": "a" * 4001}, "260", "error audio file"),
        (
            GOOD | {"type": "3", "priority": "-1", "dest2": ORDINARY, "sms_text": "oi"},
            "300",
            "Sms only in type 0",
        ),
        (GOOD | {"sms_text": "oi"}, "301", "Sms no action"),
        (GOOD | {"sms_action": "ok"}, "302", "Sms no text"),
        (GOOD | {"sms_action": "never", "sms_text": "oi"}, "304", "Invalid sms_action"),
        (GOOD | {"sms_action": "ok", "sms_text": "a" * 161}, "305", "Sms text 160 characters"),
    ],
)
async def test_the_manuals_causes_are_refused_and_nothing_is_dialled(
    customer: Customer, asked: dict[str, str], code: str, text: str
) -> None:
    reply = await customer.ask("MakeTTSCall", **asked)
    assert (reply.status, reply.head["status_code"]) == (400, code)
    assert reply.head["status"].startswith(text)
    assert customer.dialled == []


@pytest.mark.parametrize("row", [*MAKE_TTS_CALL, *COMMON[1:]], ids=str)
async def test_every_row_can_be_asked_for_by_the_fault_header(
    customer: Customer, row: Status
) -> None:
    headers = TOKEN | {"X-Sandbox-Fault": f"{row.code}:{row.text}"}
    reply = await customer.ask("MakeTTSCall", headers=headers, **GOOD)
    http = 401 if row.code < 200 else 400
    assert reply.verdict == (http, str(row.code), row.text)
    assert customer.dialled == []


@pytest.mark.parametrize(
    ("fault", "code", "text"),
    [
        ("230", "230", "block ddd time"),
        ("131", "131", "IP trials exceeded"),
        ("777", "777", "sandbox fault 777"),
    ],
)
async def test_a_fault_without_text_takes_the_tables(
    customer: Customer, fault: str, code: str, text: str
) -> None:
    headers = TOKEN | {"X-Sandbox-Fault": fault}
    reply = await customer.ask("MakeTTSCall", headers=headers, **GOOD)
    assert (reply.head["status_code"], reply.head["status"]) == (code, text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ctid": "a" * 16},
        {"ctid": "with-hyphen"},
        {"rurl": "example.com/callback"},
        {"rurl": "http://[half"},
        {"repeat": "2|30"},
        {"repeat": "2|30|99:99"},
        {"type": "9"},
        {"type": "2", "dest2": ORDINARY},
        {"type": "2", "dest2": ORDINARY, "dtmfconf": "12"},
        {"type": "22", "rec": "0"},
        {"nans": "10"},
        {"ndig": "13"},
        {"dtime": "soon"},
        {"type": "3", "dest2": ORDINARY},
    ],
    ids=str,
)
async def test_what_the_manual_forbids_without_a_code_gets_the_sandboxs_own(
    customer: Customer, wrong: dict[str, str]
) -> None:
    reply = await customer.ask("MakeTTSCall", **(GOOD | wrong))
    assert (reply.status, reply.head["status_code"]) == (400, "900")
    assert reply.head["status"].startswith("sandbox: ")
    assert customer.dialled == []


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("11992069830", ORDINARY),
        ("011992069830", ORDINARY),
        (ORDINARY, ORDINARY),
        ("55992069830", "5555992069830"),
        ("1132452020", "551132452020"),
        ("11 99206-9830", ORDINARY),
        ("(011) 99206-9830", ORDINARY),
        ("+55 11 99206-9830", ORDINARY),
        ("+55 (11) 99206.9830", ORDINARY),
        ("+1 202 555 0123", "12025550123"),
        ("0800 777 1234", "08007771234"),
        ("4004-1234", "40041234"),
    ],
)
async def test_setbrasil_completes_a_number(customer: Customer, typed: str, dialled: str) -> None:
    await customer.call(typed, setbrasil="1")
    assert customer.dialled == [("call", dialled)]


@pytest.mark.parametrize("number", ["5508007771234", "442071838750", "551140041234"])
async def test_other_kinds_of_numbers_are_dialled(customer: Customer, number: str) -> None:
    await customer.call(number)
    assert customer.dialled == [("call", number)]


async def test_a_recording_by_id_or_address_is_content_enough(customer: Customer) -> None:
    await customer.call(text="", content="tf185409063")
    await customer.call(text="", urlcontent="https://example.com/a.wav")
    contents = [line.content for line in customer.sandbox.platform.ledger]
    assert contents == ["tf185409063", "https://example.com/a.wav"]


async def test_an_account_without_credit_is_refused(customer: Customer) -> None:
    customer.sandbox.platform.balance = 0
    reply = await customer.ask("MakeTTSCall", **GOOD)
    assert reply.verdict == (400, "250", "error sent message No credit ID")


async def test_with_repeat_the_answer_names_no_call(customer: Customer) -> None:
    reply = await customer.ask("MakeTTSCall", **GOOD, repeat="2|30|22:00", ctid="again")
    assert reply.body == {"return": {"status": "OK", "status_code": "0"}}


async def test_repeat_tries_again_while_nobody_answers(customer: Customer) -> None:
    number = "5511900000001"
    await customer.ask("MakeTTSCall", dest=number, text=WORDS, repeat="3|30|22:00", ctid="again")
    await customer.pass_time(3 * 3600)
    assert customer.dialled == [("call", number)] * 3
    rows = await customer.records(ctid="again")
    assert [row["time_dial"] for row in rows] == ["17:15:55", "16:45:30", "16:15:05"]


async def test_repeat_stops_at_the_hour_or_at_an_answer(customer: Customer) -> None:
    await customer.ask("MakeTTSCall", dest="5511900000001", text=WORDS, repeat="9|30|17:00")
    await customer.ask("MakeTTSCall", dest="5511900000000", text=WORDS, repeat="9|30|22:00")
    await customer.pass_time(3 * 3600)
    assert sorted(customer.dialled) == [
        ("call", "5511900000000"),
        ("call", "5511900000001"),
        ("call", "5511900000001"),
    ]


async def test_repeats_fourth_part_is_the_time_of_the_first_call(customer: Customer) -> None:
    await customer.ask("MakeTTSCall", **GOOD, repeat="1|30|22:00|2026-03-04 18:00")
    await customer.pass_time(3600)
    assert customer.dialled == []
    await customer.pass_time(3600)
    (row,) = await customer.records()
    assert (row["date"], row["time_dial"]) == ("2026-03-04", "18:00:00")


@pytest.mark.parametrize(
    ("number", "action", "sent"),
    [
        ("5511900000000", {"sms_action": "ok"}, True),
        ("5511900000001", {"sms_action": "ok"}, False),
        ("5511900000001", {"sms_action": "nae"}, True),
        ("5511900000000", {"sms_action": "nae"}, False),
        ("5511900000001", {"sms_action": "oknae"}, True),
        ("5511900000011", {"sms_action": "dtmf1"}, True),
        ("5511900000012", {"sms_action": "dtmf1"}, False),
        ("5511900000012", {"sms_action": "dtmf1", "sms_dtmf": "2,3"}, True),
    ],
    ids=str,
)
async def test_an_sms_follows_the_call_when_its_condition_holds(
    customer: Customer, number: str, action: dict[str, str], sent: bool
) -> None:
    await customer.call(number, sms_text="até logo", ctid="s1", **action)
    await customer.pass_time(60)
    kinds = [kind for kind, _ in customer.dialled]
    assert kinds == (["call", "sms"] if sent else ["call"])


@pytest.mark.parametrize("typed", ["11 9920O-9830", "11 99206-9830 ramal 2", "+", "11 0206-9830"])
async def test_setbrasil_makes_no_number_of_what_is_none(customer: Customer, typed: str) -> None:
    reply = await customer.ask("MakeTTSCall", dest=typed, text=WORDS, setbrasil="1")
    assert (reply.status, reply.head["status_code"] in ("203", "250")) == (400, True)
    assert customer.dialled == []
