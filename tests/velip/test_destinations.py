"""The people of a list: what is read, what is refused, and how they travel."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given
from hypothesis import strategies as some

from tests.velip.platform import Platform, document, envelope
from velip import (
    DOCS,
    BearerAuth,
    Client,
    CreateDestinationBase,
    Destination,
    GetDestinationsList,
    InvalidParameters,
    OutcomeUnknown,
    SetListActive,
    Upload,
    VelipError,
    read_destinations,
    uploaded,
)

OBJECTS = """[ {"number":"11 98774-1414","name":"Jose Pedro","codcli":"4544568","extra1":"R$30,00",
 "extra2":"40","extra3":"cartao" },{"number":"21 97654-1414","name":"Maria Roberta",
 "codcli":"4555569","extra1":"R$39,00","extra2":"58","extra3":"credito" } ]"""
GAPS = '[["11 98442-1414","","","","","cartao" ] , [ "19 96539-2325","","","","","debito" ]]'
ANA = Destination(number="11 98442-1414", name="Ana")


def complaints(rows: object) -> list[str]:
    with pytest.raises(InvalidParameters) as refused:
        read_destinations(rows)
    return [str(problem) for problem in refused.value.problems]


def broken(request: CreateDestinationBase | GetDestinationsList | SetListActive) -> list[str]:
    return [str(problem) for problem in request.problems()]


def test_the_manuals_objects_go_as_they_came_and_gaps_as_nothing():
    whole = CreateDestinationBase(destinations=read_destinations(json.loads(OBJECTS)))
    gaps = CreateDestinationBase(destinations=read_destinations(json.loads(GAPS)))

    assert whole.params() == {"datajson": json.loads(OBJECTS)}
    assert gaps.params(DOCS) == {
        "datajson": [
            {"phone": "11 98442-1414", "extra3": "cartao"},
            {"phone": "19 96539-2325", "extra3": "debito"},
        ]
    }


@pytest.mark.parametrize(
    "rows", ["11 98442-1414", {"number": "11 98442-1414"}], ids=["a text", "an object"]
)
def test_one_destination_alone_is_no_list(rows: object):
    assert complaints(rows) == ["destinations: takes a list of destinations"]


def test_each_wrong_row_is_told_at_once_and_what_it_says_is_not():
    rows = [
        ["11 98442-1414", "Ana"],
        {"number": "11 98442-1414", "extra4": "Ana"},
        {"number": "11 98442-1414", "phone": "11 98442-1415"},
        ["NUMERO", "NOME"],
        ["11 98442-1414", "Ana", 4544568.0],
        {"number": True},
        Destination(number="ligue para a Ana"),
        ["", "Ana"],
    ]

    assert complaints(rows) == [
        "destinations: row 2 has a key that is unknown or stands twice",
        "destinations: row 3 has a key that is unknown or stands twice",
        "destinations: row 4 has a number that is none",
        "destinations: row 5 has a cell that is no text",
        "destinations: row 6 has a cell that is no text",
        "destinations: row 7 has a number that is none",
        "destinations: row 8 has no number",
    ]


def test_a_file_that_is_wrong_in_each_row_is_not_told_row_by_row():
    told = complaints([None] * 500)

    assert len(told) == 21
    assert told[-1] == "destinations: 480 more rows are wrong"


def test_whole_numbers_are_codes_and_what_is_none_is_empty():
    [row] = read_destinations([{"tel": 11984421414, "codcli": 0, "extra1": None}])

    assert row == Destination(number="11984421414", codcli="0")


@given(some.recursive(some.none() | some.integers() | some.text() | some.floats(), some.lists))
def test_whatever_is_in_a_row_it_is_read_or_refused(row: object):
    try:
        [read] = read_destinations([row])
    except InvalidParameters as refused:
        assert len(refused.problems) == 1  # noqa: PT017 - either is right
    else:
        assert read.number.strip()


@pytest.mark.parametrize(
    ("destinations", "told"),
    [
        ([], ["destinations: is empty"]),
        (["11 98442-1414"], ["destinations: row 1 is not read yet: see read_destinations"]),
        ((ANA, Destination(number=" ")), ["destinations: row 2 has no number"]),
        ((Destination(number="11", name=5),), ["destinations: row 1 has a cell that is no text"]),
        ({"number": "11"}, ["destinations: takes what read_destinations returns"]),
    ],
)
def test_what_was_not_read_never_leaves(destinations: object, told: list[str]):
    assert broken(CreateDestinationBase(destinations=destinations)) == told


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (uploaded("lista.exe", b"MZ"), "file: takes a name that ends in .csv, .json, .txt"),
        (uploaded("lista.csv", b""), "file: is empty"),
        (Upload(field="x", name="a.csv", content=b"1"), "file: is the form's field file"),
    ],
)
def test_a_file_is_checked_before_it_is_sent(file: Upload, told: str):
    assert broken(CreateDestinationBase(file=file)) == [told]


def test_the_rows_have_a_field_so_they_cannot_be_extra():
    sly = CreateDestinationBase(destinations=(ANA,), extra={"datajson": "[]", "queue": "2"})

    assert broken(sly) == ["datajson: has a field of its own, so it cannot be extra"]


@pytest.mark.parametrize("name", ["setactive", " SetActive "])
def test_no_spelling_switches_a_list_by_a_question(name: str):
    assert broken(GetDestinationsList(extra={name: "0"})) == [
        "setactive: is a write: ask with SetListActive"
    ]


def test_the_switch_takes_one_id_and_cannot_be_outvoted():
    sly = SetListActive(active=False, cdlc_id="1", ctid="2", extra={"setactive": "1", "list": "0"})

    assert broken(sly) == [
        "cdlc_id: exactly one of cdlc_id and ctid says which list",
        "setactive: has a field of its own, so it cannot be extra",
        "list: has a field of its own, so it cannot be extra",
    ]


async def test_a_switch_is_done_even_where_no_list_comes_back(client: Client, platform: Platform):
    platform.says(envelope())

    assert (await client.set_list_active(SetListActive(active=True, ctid="maio"))).lists == ()


async def test_newer_docs_say_which_lists_are_on(client: Client, platform: Platform):
    rows = [{"cdlc_active": 1}, {"cdlc_active ": "0"}, {}, {"cdlc_active": "?"}]
    platform.says(document({"return": {"status": "OK", "status_code": "0"}, "lists": rows}))

    found = await client.get_destinations_list(GetDestinationsList())

    assert [each.active for each in found.lists] == [True, False, None, None]


async def test_an_answer_that_cannot_be_read_is_kept(client: Client, platform: Platform):
    answer = {"return": {"status": "OK", "status_code": "0", "cp_id": "210577"}}
    platform.says(document(answer, http=201))

    with pytest.raises(OutcomeUnknown) as stored:
        await client.create_destination_base(CreateDestinationBase(destinations=(ANA,)))
    with pytest.raises(VelipError) as asked:
        await client.get_destinations_list(GetDestinationsList())

    assert stored.value.raw == asked.value.raw == answer
    assert "210577" not in str(stored.value) + repr(stored.value)


async def test_name_and_reference_stand_in_the_body_and_never_in_the_address(
    client: Client, platform: Platform
):
    platform.says(envelope(cdlc_id="1"))

    await client.create_destination_base(
        CreateDestinationBase(destinations=(ANA,), name="Teste de up base ação", ctid="123456")
    )

    assert platform.heard[0].query == ""
    assert platform.heard[0].params["name"] == "Teste de up base ação"


class Reader:
    """A platform that parses what it is sent, as a server does."""

    def __init__(self) -> None:
        self.url = ""
        self.fields: dict[str, str] = {}
        self.file: tuple[str, str, bytes] | None = None
        self.rows: list[dict[str, str]] = []

    async def answer(self, request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            self.rows = (await request.json())["datajson"]
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                self.file = (name, value.filename, value.file.read())
            else:
                self.fields[name] = str(value)
        said = {"status": "OK", "status_code": "0", "cdlc_id": "7", "num_dest": len(self.rows)}
        return web.json_response({"return": said})


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    reader, app = Reader(), web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_post("/api/v2/{endpoint}", reader.answer)
    async with TestServer(app) as server:
        reader.url = str(server.make_url("/api/v2/"))
        yield reader


async def test_a_server_reads_the_form_with_its_file_and_its_texts(
    reader: Reader, session: aiohttp.ClientSession
):
    client = Client(session, reader.url, BearerAuth("t0k3n"))
    content = "número;nome\r\n11 98442-1414;José\r\n".encode()

    await client.create_destination_base(
        CreateDestinationBase(file=uploaded("Relacao.CSV", content), name="Ação", ctid="9")
    )

    assert reader.fields == {"name": "Ação", "ctid": "9"}
    assert reader.file == ("file", "Relacao.CSV", content)


async def test_twenty_thousand_people_arrive_each_with_a_name(
    reader: Reader, session: aiohttp.ClientSession
):
    client = Client(session, reader.url, BearerAuth("t0k3n"))
    rows = read_destinations([f"11 98{place:03}-{place:04}", f"Ana {place}"] for place in range(20))
    many = rows * 1000

    stored = await client.create_destination_base(CreateDestinationBase(destinations=many))

    assert (stored.count, stored.differs) == (20_000, False)
    assert reader.rows[19_999] == {"number": "11 98019-0019", "name": "Ana 19"}
