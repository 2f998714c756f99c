"""Lists of destinations: four shapes in, one out, and a switch apart from the question."""

import json

import pytest

import velip
from tests.velip.platform import Platform, document, envelope, hang_up
from velip import (
    Client,
    CreateDestinationBase,
    Destination,
    GetDestinationsList,
    InvalidParameters,
    OutcomeUnknown,
    SetListActive,
    read_destinations,
    uploaded,
)

OK = {"status": "OK", "status_code": "0"}
TWO = read_destinations(["11 98442-1414", "19 96539-2325"])


@pytest.mark.parametrize(
    "rows",
    [
        [{"number": "11 98442-1414", "name": "José", "codcli": "454", "extra3": "cartão"}],
        [{"phone": "11 98442-1414", "NOME ": "José", "cod_cli": 454, "extra3": "cartão"}],
        [["11 98442-1414", "José", "454", "", None, "cartão "]],
        [Destination(number="11 98442-1414", name="José", codcli="454", extra3="cartão")],
    ],
)
def test_rows_with_fields_are_read_alike(rows: list[object]):
    assert read_destinations(rows) == (
        Destination(number="11 98442-1414", name="José", codcli="454", extra3="cartão"),
    )


@pytest.mark.parametrize("rows", [["11 98442-1414"], [["11 98442-1414"]], [("11 98442-1414",)]])
def test_bare_numbers_are_read_alike(rows: list[object]):
    assert read_destinations(rows) == (Destination(number="11 98442-1414"),)


@pytest.mark.parametrize("row", [5, None, [], ["", "Ana"], {"name": "Ana"}, list("abcdefg"), " "])
def test_another_row_is_named_by_its_place_and_not_by_what_it_says(row: object):
    with pytest.raises(InvalidParameters, match=r"^destinations: row 2 ") as wrong:
        read_destinations(["11 98442-1414", row])

    assert "Ana" not in str(wrong.value)


async def test_a_list_is_stored_and_counted(client: Client, platform: Platform):
    platform.says(envelope(cdlc_id="229201", num_dest="2", http=201))

    stored = await client.create_destination_base(
        CreateDestinationBase(destinations=TWO, name="Maio", ctid="uma-lista")
    )

    assert (stored.list_id, stored.count, stored.expected) == ("229201", 2, 2)
    assert not stored.differs
    assert json.loads(platform.heard[0].body) == {
        "name": "Maio",
        "ctid": "uma-lista",
        "datajson": [{"number": "11 98442-1414"}, {"number": "19 96539-2325"}],
    }


async def test_a_list_that_came_out_shorter_says_so(client: Client, platform: Platform):
    platform.says(envelope(cdlc_id="229201", num_dest=1))

    stored = await client.create_destination_base(CreateDestinationBase(destinations=TWO))

    assert stored.differs


async def test_a_files_rows_are_counted_by_the_platform_alone(client: Client, platform: Platform):
    platform.says(envelope(cdlc_id="229201", num_dest="9", base_size="120"))

    stored = await client.create_destination_base(
        CreateDestinationBase(file=uploaded("LISTA.TXT", b"11984421414"))
    )

    assert (stored.count, stored.size, stored.expected, stored.differs) == (9, 120, None, False)
    assert b"LISTA.TXT" in platform.heard[0].body


async def test_thousands_of_rows_arrive_as_they_are(client: Client, platform: Platform):
    many = tuple(Destination(number=f"1198442{place:04}") for place in range(9000))
    platform.says(envelope(cdlc_id="1", num_dest="9000"))

    stored = await client.create_destination_base(CreateDestinationBase(destinations=many))

    assert not stored.differs
    assert len(json.loads(platform.heard[0].body)["datajson"]) == 9000


async def test_the_manuals_own_answer_names_a_campaign_and_is_not_guessed_at(
    client: Client, platform: Platform
):
    platform.says(envelope(cp_id="210577", http=201))

    with pytest.raises(OutcomeUnknown, match="no cdlc_id but cp_id"):
        await client.create_destination_base(CreateDestinationBase(destinations=TWO, ctid="x"))


async def test_nothing_is_stored_twice(client: Client, platform: Platform):
    platform.says(hang_up)

    with pytest.raises(OutcomeUnknown):
        await client.create_destination_base(CreateDestinationBase(destinations=TWO))
    assert len(platform.heard) == 1


async def test_the_details_of_a_refused_list_are_kept_and_not_printed(
    client: Client, platform: Platform
):
    platform.says(envelope("Error BASE linha 3: 11984421414", "230", http=400))

    with pytest.raises(velip.InvalidRequest) as refused:
        await client.create_destination_base(CreateDestinationBase(destinations=TWO))

    assert refused.value.text.endswith("11984421414")
    assert "11984421414" not in str(refused.value)


def test_a_list_comes_from_one_place():
    both = CreateDestinationBase(destinations=TWO, file=uploaded("a.csv", b"1"))

    assert [p.parameter for p in both.problems()] == ["destinations"]
    assert [p.parameter for p in CreateDestinationBase().problems()] == ["destinations"]


async def test_lists_are_read_whatever_their_list_is_called(client: Client, platform: Platform):
    row = {"cdlc_id ": 229201, "cdlc_ctid": "null", "cdlc_name": "Maio", "cdlc_file": "a.csv"}
    rows = [{**row, "cdlc_date": "2026-11-23", "cdlc_num": "3"}, 7]
    platform.says(document({"return": OK, "bases": rows}))

    found = await client.get_destinations_list(GetDestinationsList(list="all", search="Maio"))

    assert platform.heard[0].params == {"maxreg": "100", "list": "all", "search": "Maio"}
    first = found.lists[0]
    assert (first.list_id, first.ref, first.name, first.file) == ("229201", None, "Maio", "a.csv")
    assert (str(first.created), first.count, found.truncated) == ("2026-11-23", 3, False)
    assert found.lists[1].raw == {"": 7}


async def test_no_list_at_all_is_asked_for_again(client: Client, platform: Platform):
    platform.says(document({"return": OK, "lists": 3}), document({"return": OK, "lists": []}))

    assert (await client.get_destinations_list(GetDestinationsList())).lists == ()


def test_a_question_can_never_switch_a_list():
    sly = GetDestinationsList(extra={"setactive": "0"}, list="2", maxreg=-1)

    assert sorted(p.parameter for p in sly.problems()) == ["list", "maxreg", "setactive"]


@pytest.mark.parametrize("active", [True, False])
async def test_the_switch_needs_an_id_and_is_not_repeated(
    client: Client, platform: Platform, active: bool
):
    platform.says(document({"return": OK, "lists": [{"cdlc_id": "229201"}]}), hang_up)

    switched = await client.set_list_active(SetListActive(active=active, cdlc_id="229201"))

    assert switched.lists[0].list_id == "229201"
    assert platform.heard[0].params == {
        "setactive": "1" if active else "0",
        "list": "all",
        "cdlc_id": "229201",
    }
    with pytest.raises(OutcomeUnknown):
        await client.set_list_active(SetListActive(active=active, ctid="minha"))
    assert [p.parameter for p in SetListActive(active=active).problems()] == ["cdlc_id"]
