"""What a button or some words bring about, written down as it was written down at cb1b1f9."""

from __future__ import annotations

import json
import lzma
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.emulated.telegram import EmulatedTelegram
from tests.stories.old_database.doing import do
from tests.stories.old_database.frozen import HERE
from tests.stories.world import World

TRIALS: list[dict[str, Any]] = json.loads(
    lzma.decompress((HERE / "cb1b1f9.observed.json.xz").read_bytes())
)
# The columns that say where a thing stands, by table.
STANDS = {
    "orders": "state,purpose,verdict,status,source,duration,refusal,approver_id,due_at,words,dest,"
    "provider_id,follows",
    "callback_requests": "stage,agent_id,urgent,attempts,code_sends,code_tries,reason,given_up,"
    "next_try_at",
    "pages": "stage,rung,acker_id",
    "alerts": "stage,page_id",
    "recordings": "stage",
    "errands": "stage",
    "hearings": "stage",
    "half_orders": "kind,asked,words,ends",
    "awaited_words": "words,person_id,chat_id",
    "people": "role,locale,line,voice,told_aloud,merged_into",
    "groups": "allowed,kinds,shared,queue",
    "silences": "until",
    "overrides": "ends",
    "invitations": "used_at",
    "link_codes": "used_at",
    "callbacks": "handled_at,note",
    "identities": "person_id",
    "contacts": "name,digits",
}
TICKET = re.compile(r"[2-9a-z]{15}")
DRAWN = {
    r"Telegram: https://t.me/[^\\]*\\n": "",
    r"(/login/|/start )[\w-]+": r"\1LINK",
    r"\b[2-9a-z]{4}-[2-9a-z]{4}\b": "CODE",
    r"\bc_\d+\b": "CALL",
    r'("provider_id": (?:\["", )?)"15\d\d"': r'\1"SMS"',
}
Rows = dict[str, dict[str, Any]]


def rows(path: Path) -> Rows:
    """Where everything stands, by table and id."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for table, columns in STANDS.items():
            for row in connection.execute(f"SELECT id,{columns} FROM {table}"):  # noqa: S608 - ours
                found[f"{table} {row['id']}"] = dict(row)
    return found


def changes(before: Rows, after: Rows) -> dict[str, Any]:
    """What is new, gone or another value, each with the one before and the one after."""
    found: dict[str, Any] = {}
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        if now is None:
            found[key] = "gone"
        elif was is None:
            found[key] = {"new": {name: now[name] for name in now if name != "id"}}
        elif was != now:
            found[key] = {name: [was[name], now[name]] for name in now if was[name] != now[name]}
    return found


def said(path: Path, after: int) -> list[dict[str, Any]]:
    """What was said since the outbox's row `after`, to whom, on which card, with which buttons."""
    with closing(sqlite3.connect(path)) as connection:
        lines = connection.execute(
            "SELECT o.card, o.payload, c.channel, c.external_id, c.thread FROM outbox o "
            "JOIN chats c ON c.id = o.chat_id WHERE o.id > ? ORDER BY o.id",
            (after,),
        ).fetchall()
    found = []
    for card, payload, channel, external_id, thread in lines:
        told = json.loads(payload)
        buttons = [button["choice"] for button in told.get("buttons") or []]
        line = {
            "to": f"{channel}:{external_id}" + (f"/{thread}" if thread else ""),
            "card": card,
            "text": told.get("text", ""),
            "toast": told.get("toast", ""),
            "buttons": buttons,
        }
        found.append({name: value for name, value in line.items() if value})
    return found


def last_said(path: Path) -> int:
    """The outbox's newest row."""
    with closing(sqlite3.connect(path)) as connection:
        newest: int = connection.execute("SELECT max(id) FROM outbox").fetchone()[0]
    return newest


def plain(found: dict[str, Any], known: set[str], root: str) -> dict[str, Any]:
    """The same without what is drawn anew each time: tickets, ids, links, codes and our own port.

    Nor our address on Telegram: cb1b1f9 had not been told its name when this was written down.
    """
    text = json.dumps(found, ensure_ascii=False)
    for ticket in sorted(set(TICKET.findall(json.dumps(_named(found)))) - known):
        text = text.replace(ticket, "NEW").replace(ticket[:5], "NEW")
    text = text.replace(root, "ROOT")
    for drawn, name in DRAWN.items():
        text = re.sub(drawn, name, text)
    plainer: dict[str, Any] = json.loads(text)
    return plainer


def _named(found: dict[str, Any]) -> list[Any]:
    # Where tickets stand whole; in the texts only their first letters do.
    lines = [[line.get("card"), line.get("buttons")] for line in found["said"]]
    return [*lines, *(line.rsplit("ctid=", 1)[1] for line in found["dialled"])]


def differences(name: str, trial: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Where what came of a trial is not what came of it at cb1b1f9, a sentence for each part."""
    return [
        f"{name}: {part}\n  was {trial[part]}\n  is  {found[part]}"
        for part in found
        if found[part] != trial[part]
    ]


def tickets(path: Path) -> set[str]:
    """The tickets of everything that waits or is over."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT ticket FROM orders UNION SELECT ticket FROM callback_requests "
            "UNION SELECT ticket FROM pages"
        ).fetchall()
    return {ticket for (ticket,) in found}


async def watched(
    trial: dict[str, Any], path: Path, story: World, telegram: EmulatedTelegram
) -> dict[str, Any]:
    """Press, or say, what the trial says; what was said, changed and dialled because of it."""
    before, newest, known = rows(path), last_said(path), tickets(path)
    await do(trial, story, telegram)
    dialled = [
        f"{one.kind} {one.dest} {one.dest2} {one.text[:60]!r} ctid={one.ctid}"
        for one in story.dialled()
    ]
    found = {
        "said": said(path, newest),
        "changed": changes(before, rows(path)),
        "dialled": dialled,
    }
    return plain(found, known, story.root)
