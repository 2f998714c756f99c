"""`ramal say`: sends one message, prints the answers, and tells by its exit status how it ended."""

from __future__ import annotations

import asyncio
import json
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.commands.bot_api import UNKNOWN, UNREACHABLE, BotApi, open_api
from bot.commands.guard import USAGE, CommandFailed, guarded, print_error, print_line

ANSWERED, NOT_ANSWERED, REFUSED, EXPIRED = 0, 3, 4, 7
_FAULTS = {"invalid": USAGE, "not-allowed": UNREACHABLE, "failed": UNREACHABLE}
_VERDICTS = {"answered": ANSWERED, "sent": ANSWERED, "never_reported": UNKNOWN, "other": UNKNOWN}
_STATES = {"refused": REFUSED, "cancelled": REFUSED, "expired": REFUSED, "unknown": UNKNOWN}
_BLOCKED = {"mobile_blocked", "do_not_call"}


@dataclass(frozen=True, slots=True)
class SayRequest:
    """What to say, as whom, and how long to wait; `text` or `voice`, `timeout` in seconds."""

    text: str = ""
    _: KW_ONLY
    voice: Path | None = None
    yes: bool = False
    wait: bool = False
    as_json: bool = False
    speaker: str = ""
    timeout: float = 300.0


@guarded
def run(asked: SayRequest) -> int:
    """Send one message and follow its order as far as was asked; returns the exit status."""
    if fault := _fault(asked):
        raise CommandFailed(USAGE, fault)
    try:
        return asyncio.run(_with_deadline(asked))
    except KeyboardInterrupt:
        return EXPIRED


def _fault(asked: SayRequest) -> str:
    """What is wrong with the arguments; "" where nothing is."""
    if asked.voice is None:
        return "" if asked.text else "Say something: TEXT, or --voice FILE."
    if asked.text:
        return "Say either TEXT or --voice FILE, not both."
    if asked.yes:
        return "A voice note never dials by itself: --yes does not go with --voice."
    return "" if asked.voice.is_file() else f"There is no file {asked.voice}."


async def _with_deadline(asked: SayRequest) -> int:
    try:
        async with asyncio.timeout(asked.timeout), aiohttp.ClientSession() as session:
            return await _follow(asked, open_api(session, asked.speaker))
    except TimeoutError:
        print_error(f"No end within {asked.timeout:g} s. The order goes on; see it with /status")
        return EXPIRED


async def _follow(asked: SayRequest, api: BotApi) -> int:
    if asked.voice is not None:
        said = await api.say_note(await asyncio.to_thread(asked.voice.read_bytes))
    else:
        said = await api.say(text=asked.text, yes=asked.yes)
    inbound, ticket, status = int(said["inbound"]), "", ANSWERED
    async for line in api.lines(int(said["seq"]), inbound):
        if line.get("event") == "handled":
            if not ticket or not (asked.yes or asked.wait):
                return status
            continue
        if line.get("from") != "ramal":
            continue
        order = line.get("order") or {}
        if order and order["inbound"] == inbound:
            ticket = order["ticket"]  # the order that this text made
        mine = bool(ticket) and order.get("ticket") == ticket
        event = f"{line['event']}:"
        if not (mine or event.startswith(f"inbound:{inbound}:")):
            continue  # another order of this person, told in the same chat
        _show(line, asked)
        status = _FAULTS.get(line["fault"], status)
        if mine and (end := _end(order, asked, line)) is not None:
            return end
    return EXPIRED


def _end(order: dict[str, Any], asked: SayRequest, line: dict[str, Any]) -> int | None:
    """The exit status once this order has come as far as was asked; else None.

    The last line of an order is the notification that follows its closed card.
    """
    state, verdict = order["state"], order["outcome"]
    if state in ("accepted", "scheduled") and not asked.wait:
        return ANSWERED
    if line["card"] and state in ("closed", "refused", "unknown"):
        return None
    if state == "closed" and order.get("asks"):
        return ANSWERED if order["answer"] else NOT_ANSWERED
    if state == "closed":
        return REFUSED if verdict in _BLOCKED else _VERDICTS.get(verdict, NOT_ANSWERED)
    return _STATES.get(state)


def _show(line: dict[str, Any], asked: SayRequest) -> None:
    order = line.get("order") or {}
    if asked.as_json:
        shaped = {"event": line["event"], **order, "text": line["text"] or line["toast"]}
        print_line(json.dumps(shaped, ensure_ascii=False))
        return
    text = line["text"] or line["toast"]
    if line["card"] and order.get("state") in ("closed", "refused", "unknown", "listening"):
        return  # the notification that follows says the same
    if order and line["card"] and order["state"] not in ("proposed", "confirmed", "scheduled"):
        text = text.rsplit("\n\n", 1)[-1]  # the card was shown before: only its last line
    if "voice" in line:
        text = f"🔊 {round(line['voice']['seconds'])} s  {text}"
    if text:
        print_line(f"{text}\n")
