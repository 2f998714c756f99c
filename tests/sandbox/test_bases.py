import asyncio
import json
from typing import Any

import pytest

from sandbox.bases import Bases
from sandbox.clock import SandboxClock
from sandbox.destinations import Destination, read_destinations, read_file, ready_number
from sandbox.seed import BASE
from tests.sandbox.caller import START, TOKEN, Customer, Reply
from tests.sandbox.uploads import post_bytes, upload

ANA = Destination("5511984421414", "José Roberto", "4544568", "R$30,00", "40", "cartao")
BIA = Destination("5519965392325", "Pedro Antônio", "8542875", "R$45,00", "20", "débito")
CLARA = Destination("551132452020", "Maria José", "3256485", "R$76,00", "60", "carnê")
THREE = [
    ["11 98442-1414", *ANA[1:]],
    ["19 96539-2325", *BIA[1:]],
    ["11 3245-2020", "Maria José ", *CLARA[2:]],
]
NUMBERS = [row[0] for row in THREE]
NAMED = [dict(zip(Destination._fields, row, strict=True)) for row in THREE]
BARE = tuple(Destination(one.number) for one in (ANA, BIA, CLARA))
CSV = "\n".join(";".join(row) for row in THREE)


async def test_a_list_is_kept_as_in_the_manuals_example(customer: Customer) -> None:
    url = customer.sandbox.base_url + "CreateDestinationBase"
    query = {"name": "Teste de up base ação", "ctid": "123456"}
    body = {"name": "210551", "ctid": "x", "datajson": THREE}
    async with customer.http.post(url, json=body, params=query, headers=TOKEN) as answer:
        assert answer.status == 201
        head = (await answer.json())["return"]
    assert head == {"status": "OK", "status_code": "0", "cdlc_id": "229201", "num_dest": "3"}
    base = customer.sandbox.platform.bases.find("229201")
    assert base is not None
    assert base.destinations == (ANA, BIA, CLARA)
    assert (base.name, base.ctid, base.file) == ("Teste de up base ação", "123456", "")


@pytest.mark.parametrize(
    ("shape", "read"),
    [
        (NAMED, (ANA, BIA, CLARA)),
        (THREE, (ANA, BIA, CLARA)),
        (NUMBERS, BARE),
        ([[number] for number in NUMBERS], BARE),
        ([{"NUMERO": 11984421414, "Nome": None, "cpf": "x"}], BARE[:1]),
        ([["11 98442-1414", "", "", "", "", "cartao"]], (Destination(ANA[0], extra3="cartao"),)),
        (["11 98442-1414", "123", "", "sem número"], BARE[:1]),
    ],
)
async def test_every_shape_of_the_manual_is_read(
    customer: Customer, shape: list[Any], read: tuple[Destination, ...]
) -> None:
    for datajson in (shape, json.dumps(shape)):
        reply = await customer.ask("CreateDestinationBase", datajson=datajson)
        assert reply.head["num_dest"] == str(len(read))
        kept = customer.sandbox.platform.bases.find(reply.head["cdlc_id"])
        assert kept is not None
        assert kept.destinations == read


@pytest.mark.parametrize(
    ("datajson", "why"),
    [
        ("", "no destinations"),
        ("{}", "no JSON array"),
        ("[", "no JSON array"),
        ("[]", "no destination has a number"),
        ('["11 98442-1414"', "no JSON array"),
        ('["11 98442-1414",]', "no JSON array"),
        ('["11 98442-1414" "x"]', "no JSON array"),
        ('["11 98442-1414"] fim', "no JSON array"),
        ("[" * 100_000, "no JSON array"),
        ("[null]", "destination 1 is no number, array or object"),
        ("[[]]", "destination 1 has 0 fields"),
        ('[["1","2","3","4","5","6","7"]]', "destination 1 has 7 fields"),
        ('["11 98442-1414", {"number": ["11"]}]', "destination 2 has a field that is no text"),
        ('["123", {"name": "Ana"}]', "no destination has a number"),
    ],
)
async def test_a_list_that_cannot_be_used_says_why(
    customer: Customer, datajson: str, why: str
) -> None:
    reply = await customer.ask("CreateDestinationBase", datajson=datajson)
    assert reply.verdict[:2] == (400, "230")
    assert reply.head["status"].startswith("Error BASE ")
    assert why in reply.head["status"]
    assert [base.cdlc_id for base in customer.sandbox.platform.bases.listed()] == [BASE]


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("lista.csv", CSV.encode(), (ANA, BIA, CLARA)),
        ("lista.CSV", CSV.encode("iso-8859-1"), (ANA, BIA, CLARA)),
        ("lista.txt", CSV.replace(";", "\t").encode("utf-8-sig"), (ANA, BIA, CLARA)),
        ("lista.txt", "\r\n\r\n".join(NUMBERS).encode(), BARE),
        ("lista.csv", b"NOME,NUMERO\nAna,11 98442-1414\n", (Destination(ANA[0], "Ana"),)),
        ("lista.csv", b'number;cpf;name\n"11 98442-1414";1;Ana;x\n\n;;\n', ((*ANA[:1], "Ana"),)),
        ("lista.csv", b"11 98442-1414;Ana;1;2;3;4;5;6\n", ((*ANA[:1], "Ana", *"1234"),)),
        ("lista.json", json.dumps(NAMED).encode(), (ANA, BIA, CLARA)),
        ("lista.txt", json.dumps(THREE).encode(), (ANA, BIA, CLARA)),
    ],
)
async def test_a_file_is_read_by_its_name_and_its_look(
    customer: Customer, name: str, content: bytes, read: tuple[Destination, ...]
) -> None:
    reply = await create(customer, name, content, name="Lista")
    assert reply.head == {
        "status": "OK",
        "status_code": "0",
        "cdlc_id": "229201",
        "num_dest": str(len(read)),
        "base_size": str(len(content)),
    }
    base = customer.sandbox.platform.bases.find("229201")
    assert base is not None
    assert (base.name, base.file) == ("Lista", name)
    assert [(*line, *("",) * 6)[:6] for line in read] == list(base.destinations)


@pytest.mark.parametrize(
    ("name", "content", "verdict"),
    [
        ("lista.exe", b"11 98442-1414", "205 not allowed executable file"),
        ("lista", b"11 98442-1414", "205 not allowed executable file"),
        ("lista.csv", b"MZ\x90", "205 not allowed executable file"),
        ("lista.csv", b"", "230 Error BASE no destination has a number that can be dialled"),
        ("lista.csv", b"nome;cpf\nAna;1", "230 Error BASE the header names no number"),
        ("lista.csv", "11 98442-1414".encode("utf-16"), "230 Error BASE the file is no text"),
        ("lista.csv", b'"' + b"1" * 200_000, "230 Error BASE the file is no CSV"),
        ("lista.json", b"number\n11 98442-1414", "230 Error BASE the list is no JSON array"),
    ],
)
async def test_a_file_that_cannot_be_used_says_why(
    customer: Customer, name: str, content: bytes, verdict: str
) -> None:
    reply = await create(customer, name, content)
    assert reply.status == 400
    assert f"{reply.head['status_code']} {reply.head['status']}".startswith(verdict)


async def test_a_list_comes_once(customer: Customer) -> None:
    reply = await create(customer, "lista.csv", CSV.encode(), datajson=json.dumps(THREE))
    assert reply.verdict[:2] == (400, "900")


async def test_the_answer_can_be_the_manuals_example(customer: Customer) -> None:
    switched = await customer.post("/sandbox/answers", bases_as_example="1")
    assert switched.body == (await customer.get("/sandbox/answers")).body
    reply = await customer.ask("CreateDestinationBase", datajson=THREE)
    assert reply.head == {"status": "OK", "status_code": "0", "cp_id": "229201"}
    assert (await customer.post("/sandbox/answers", bases_as_example="x")).status == 400


@pytest.mark.parametrize(
    ("written", "ready"),
    [
        ("11 98442-1414", "5511984421414"),
        ("(011) 98442.1414", "5511984421414"),
        ("5511984421414", "5511984421414"),
        ("+55 11 98442-1414", "5511984421414"),
        ("+1 212 555-1234", "12125551234"),
        ("11 3245-2020", "551132452020"),
        ("98442-1414", ""),
        ("11 98442-1414 ramal 2", ""),
        ("", ""),
        ("٣٣", ""),
    ],
)
def test_numbers_are_made_ready_to_be_dialled(written: str, ready: str) -> None:
    assert ready_number(written) == ready


async def test_a_long_list_lets_other_requests_through(customer: Customer) -> None:
    rows = [{"number": f"11 9{turn // 10:04d}-{turn:04d}"[:13]} for turn in range(30_000)]
    body = json.dumps({"name": "Longa", "list": None, "datajson": rows}).encode()
    sending = [
        asyncio.create_task(post_bytes(customer, "CreateDestinationBase", body)),
        asyncio.create_task(create(customer, "longa.json", json.dumps(rows).encode())),
    ]
    asked = 0
    while not all(task.done() for task in sending):
        assert (await customer.get("/sandbox/clock")).status == 200
        asked += 1
    assert [(await task).head["num_dest"] for task in sending] == ["30000", "30000"]
    assert asked > 2


@pytest.mark.parametrize("raw", [b"[%s]", b"%s", b'{"a": %s', b'"\xff%s"'])
async def test_a_large_body_that_is_no_json_object_is_refused(
    customer: Customer, raw: bytes
) -> None:
    reply = await post_bytes(customer, "CreateDestinationBase", raw % (b"1" * 1_100_000))
    assert reply.verdict[:2] == (400, "900")


def test_more_than_half_a_million_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.destinations.MAX_DESTINATIONS", 3)
    assert len(read_destinations(json.dumps(NUMBERS))) == 3
    with pytest.raises(Exception, match="more than 3 destinations"):
        read_file("a.csv", "\n".join([*NUMBERS, NUMBERS[0]]).encode())


def test_when_there_are_too_many_bases_the_oldest_go() -> None:
    few = Bases(clock=SandboxClock(start=START, turned=True), most=2)
    small = Bases(clock=SandboxClock(start=START, turned=True), most_kept=5)
    for bases, left in ((few, ["229203", "229202"]), (small, ["229203"])):
        for _ in range(3):
            bases.create(name="", ctid="", file="", destinations=(ANA, BIA, CLARA))
        assert [base.cdlc_id for base in bases.listed()] == left
    huge = small.create(name="", ctid="", file="", destinations=(ANA,) * 9)
    assert list(small.listed()) == [huge]


async def create(customer: Customer, file: str, content: bytes, **params: str) -> Reply:
    endpoint = "CreateDestinationBase"
    return await upload(customer, endpoint, content, field="qualquer", file=file, **params)
