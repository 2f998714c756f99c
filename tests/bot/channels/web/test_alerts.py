"""The page of alerts, its data and its export: for whoever may read them, and for nobody else."""

from __future__ import annotations

import csv
import json
from collections.abc import AsyncIterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web.alerts import AlertsPage
from bot.channels.web.login import COOKIE
from bot.commands.alerts import AlertQuery, export_alerts
from bot.config.oncall_file import read_on_call
from bot.config.settings import Settings
from bot.csv_line import csv_line
from bot.http.app import build_app
from bot.runtime import Current
from bot.web_backend.alert_history import stored_histories
from bot.web_backend.sessions import stored_sessions
from bot.web_backend.words import page_words
from domain.oncall.alert import Signal
from domain.people.roles import Role
from domain.rules import Rules
from handlers.oncall.alerts import SourceMessage, take_signals
from handlers.oncall.call_results import acknowledge
from storage.database import Database
from storage.oncall import pages
from storage.people import logins, people
from storage.work import Work
from tests.clocks import FrozenClock
from tests.stories.on_call import write_file

Client = TestClient  # type: ignore[type-arg]


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    file = read_on_call(write_file(tmp_path), ZoneInfo("America/Sao_Paulo"))
    return Rules(admins=frozenset({"web:ana"}), installation_secret="secret", on_call=file)


@pytest.fixture
async def client(database: Database, rules: Rules) -> AsyncIterator[Client]:
    sessions = stored_sessions(database, Current(rules), lambda: None)
    door = AlertsPage(stored_histories(database, Current(rules)), sessions, page_words())
    async with TestClient(TestServer(build_app(door.routes()))) as opened:
        yield opened


async def enters(name: str, client: Client, database: Database) -> None:
    now = database.clock.now()
    async with database.write() as session:
        link = await logins.open_link(session, f"web:{name}", now)
        cookie = await logins.use_link(session, link, now)
    client.session.cookie_jar.update_cookies({COOKIE: cookie or ""})


@pytest.fixture
async def alert(database: Database, rules: Rules, clock: FrozenClock) -> str:
    """An alert whose title a spreadsheet would run; Bia took it after 72 seconds."""
    signals = tuple(
        Signal(key=str(n), title=t, fires=True, place="db-1") for n, t in enumerate(("=1+1", "b"))
    )
    async with database.open_write() as session:
        told = SourceMessage(source="prometheus", team="infra", signals=signals)
        await take_signals([told], Work(session, clock.now(), rules))
    clock.turn(seconds=72)
    async with database.open_write() as session:
        work = Work(session, clock.now(), rules)
        bia = await people.open_person(session, "web:bia", name="Bia", locale="en")
        [page] = await pages.list_open(session)
        page_held = await pages.lock_page(session, page.id)
        assert page_held is not None
        await work.commit(*await acknowledge(page_held, bia, work))
    return page.ticket


@pytest.mark.parametrize(
    "path", ["", "/data", "/export.csv", "/abcde", "/abcde/data", "/abcde/export.csv"]
)
async def test_without_a_session_there_is_nothing(client: Client, path: str) -> None:
    answer = await client.get(f"/alerts{path}")
    assert answer.status == 404
    assert ("/vincular" in await answer.text()) == (path in ("", "/abcde"))


async def test_a_session_alone_is_no_leave(client: Client, database: Database, alert: str) -> None:
    async with database.write() as session:
        await people.open_person(session, "web:rui", name="Rui", locale="en")
    await enters("rui", client, database)
    assert (await client.get("/alerts")).status == 200, "a page that shows nothing by itself"
    for path in ("/data", f"/{alert}/data"):
        refused = await client.get(f"/alerts{path}")
        assert refused.status == 403
        assert (await refused.json())["fault"].startswith("You may not see the alerts.")
    for path in ("/export.csv", f"/{alert}/export.csv"):
        refused = await client.get(f"/alerts{path}")
        assert (refused.status, (await refused.text())[:11]) == (403, "You may not")


async def test_the_list_and_the_timeline_in_the_readers_language(
    client: Client, database: Database, alert: str
) -> None:
    async with database.write() as session:
        bia = await people.find_by_identity(session, "web:bia")
        assert bia is not None
        await people.note_role(session, bia.id, Role.AGENT)
    await enters("bia", client, database)
    told = await (await client.get("/alerts/data")).json()
    assert told["summary"] == "1 alert · median until acknowledged: 1 min 12 s"
    [row] = told["pages"]
    assert (row["alert"], row["what"], row["ack"]) == (alert[:5], "=1+1 · db-1 +1", "1 min 12 s")
    assert row["state"] == "acknowledged by Bia"
    one = await client.get(f"/alerts/{alert[:5]}/data")
    assert one.headers["Cache-Control"] == "no-store"
    shown = await one.json()
    assert [step["what"] for step in shown["steps"]] == ["came in", "acknowledged"]
    assert shown["steps"][1] == {"at": "2026-11-23 12:01:12", "what": "acknowledged", "who": "Bia"}
    assert shown["took"] == "Time to acknowledge: 1 min 12 s"
    assert (await client.get("/alerts/zzzzz/data")).status == 404
    exported = await client.get(f"/alerts/{alert[:5]}/export.csv")
    [raised, acked] = list(csv.DictReader((await exported.text()).splitlines()))
    assert (raised["step"], raised["at"]) == ("raised", "2026-11-23T15:00:00+00:00")
    assert (acked["step"], acked["person"], acked["note"]) == ("acknowledged", "Bia", "chat")
    assert (await client.get("/alerts/zzzzz/export.csv")).status == 404
    page = await client.get(f"/alerts/{alert[:5]}")
    assert f'data-ticket="{alert[:5]}"' in await page.text()


async def test_an_administrator_who_never_wrote_exports_them(
    client: Client, database: Database, alert: str
) -> None:
    await enters("ana", client, database)
    answer = await client.get("/alerts/export.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    [row] = list(csv.DictReader((await answer.text()).splitlines()))
    assert row["alert"] == alert
    assert row["title"] == "'=1+1", "no spreadsheet runs it"
    assert (row["seconds_to_acknowledge"], row["acknowledged_by"]) == ("72", "Bia")
    assert row["opened_at"] == "2026-11-23T15:00:00+00:00"


async def test_an_empty_history_says_so(client: Client, database: Database) -> None:
    await enters("ana", client, database)
    told = await (await client.get("/alerts/data")).json()
    assert told["empty"] == "Nenhum alerta nos últimos 30 dias."
    assert await (await client.get("/alerts/export.csv")).text() == ""


async def test_the_command_prints_the_same(
    database_url: str,
    alert: str,
    clock: FrozenClock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = Settings(_env_file=None, database_url=database_url, data_dir=tmp_path)  # type: ignore[call-arg]
    assert await export_alerts(AlertQuery(), settings, clock) == 0
    [row] = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert (row["alert"], row["state"], row["calls"]) == (alert, "acknowledged", "0")
    assert await export_alerts(AlertQuery(since="1h", json_lines=True), settings, clock) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["seconds_to_acknowledge"] == 72
    assert [step["step"] for step in told["timeline"]] == ["raised", "acknowledged"]
    clock.turn(minutes=120)
    assert await export_alerts(AlertQuery(since="1h", json_lines=True), settings, clock) == 0
    assert capsys.readouterr().out == ""
    assert await export_alerts(AlertQuery(since="ontem"), settings, clock) == 2
    assert "is neither a day" in capsys.readouterr().err
    nowhere = settings.model_copy(update={"database_url": f"sqlite+aiosqlite:///{tmp_path}/no.db"})
    assert await export_alerts(AlertQuery(), nowhere, clock) == 2
    assert "ramal migrate" in capsys.readouterr().err


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_is_text(cell: str) -> None:
    assert next(csv.reader([csv_line([cell])]))[0].startswith("'")


def test_plain_values_stay() -> None:
    assert csv_line(["a,b", None, 3, True]) == '"a,b",,3,True\r\n'
