"""Telegram's Bot API over a real socket, and the people who write to the bot."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.emulated.serving import serving
from tests.emulated.telegram_chats import Chats, Params, Refused, Shown, params_of
from tests.emulated.telegram_faults import OTHER_POLLER, Fault, error, ok
from tests.emulated.telegram_files import Files
from tests.emulated.telegram_push import SECRET_HEADER, push
from tests.emulated.telegram_updates import (
    ANA,
    CARGO,
    JOHN,
    Person,
    group,
    message,
    number_of,
    private,
)

__all__ = ["SECRET_HEADER", "EmulatedTelegram", "emulated_telegram"]
# What Telegram sends a bot that asks for nothing in particular leaves these out.
_ON_DEMAND = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True)
class Heard:
    method: str
    params: Params
    at: float = field(default_factory=time.monotonic)  # real seconds


class EmulatedTelegram:
    """`type`, `press`… are what people do; `chat`, `toasts`, `heard` are what came of it.

    `fail("sendMessage", BLOCKED, …)` answers the next calls of a method with these faults.
    """

    token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    bot_id = "110201543"

    def __init__(self) -> None:
        bot = {"id": 110201543, "is_bot": True, "first_name": "Ramal", "username": "ramal_bot"}
        self.url = ""
        self.chats = Chats(bot)
        self.files = Files()
        self.heard: list[Heard] = []
        self.pending: list[dict[str, Any]] = []
        self.webhook: Params = {}
        self.people = {person.id: person for person in (ANA, JOHN)}
        self._allowed: list[str] = []
        self._faults: dict[str, list[Fault]] = {}
        self._last_update = 700_000_000
        self._changed = asyncio.Condition()
        self._poller: object = None
        self._closing = False

    # What people do.

    async def type(self, text: str, user: int = ANA.id) -> int:
        """Somebody types; the message's id."""
        return await self._say(self._person(user), text=text)

    async def share(self, what: str = "", user: int = ANA.id, **content: Any) -> int:
        """Somebody sends a photo, a contact: a name in CARGO, or content of the test's own."""
        return await self._say(self._person(user), **(content or CARGO[what]))

    async def speak(
        self,
        sound: bytes,
        user: int = ANA.id,
        *,
        seconds: int = 3,
        replies_to: int = 0,
        **more: Any,
    ) -> int:
        """Somebody sends a voice note, perhaps in answer to a message; the message's id."""
        file = self.files.add(sound)
        voice = {**file, "duration": seconds, "mime_type": "audio/ogg"}
        if replies_to:
            chat = self._open(private(self._person(user)))
            more["reply_to_message"] = message(replies_to, chat, self.chats.bot, text="…")
        return await self._say(self._person(user), voice=voice, **more)

    async def type_in_group(
        self, text: str, user: int = ANA.id, *, group_id: int = -1001234, topic: int = 0
    ) -> int:
        """Somebody types in a group, in a forum's topic perhaps."""
        chat = self._open(group(group_id, forum=bool(topic)))
        extra: dict[str, Any] = {}
        if topic:
            self.chats.topics.add(str(topic))
            extra = {"message_thread_id": topic, "is_topic_message": True}
        number, sender = self.chats.next_message(), self._person(user).shape()
        await self.enqueue(message=message(number, chat, sender, text=text, **extra))
        return number

    async def edit(self, message_id: int, text: str, user: int = ANA.id) -> None:
        """Somebody edits what they wrote."""
        person = self._person(user)
        edited = message(message_id, private(person), person.shape(), text=text, edit_date=1)
        await self.enqueue(edited_message=edited)

    async def upgrade_group(self, group_id: int, to: int) -> None:
        """Somebody makes a supergroup of a group: it goes on under another id."""
        self._open(group(to))
        self.chats.moved[group_id] = to
        number, sender = self.chats.next_message(), self._person(ANA.id).shape()
        moved = message(number, group(group_id), sender, migrate_to_chat_id=to)
        await self.enqueue(message=moved)

    async def press(
        self, button: str, message_id: int = 0, user: int = ANA.id, *, group_id: int = 0
    ) -> str:
        """Somebody presses a button, named by its label or its data; the query's id."""
        shown, choice = self._find(button, message_id, group_id or user)
        person, query = self._person(user), f"4300000000{len(self.chats.queries):06}"
        self.chats.queries.add(query)
        chat = group(group_id) if group_id else private(person)
        carrier = message(shown.message_id, chat, self.chats.bot, text=shown.text)
        await self.enqueue(
            callback_query={
                "id": query,
                "from": person.shape(),
                "chat_instance": "-42",
                "data": choice,
                "message": carrier,
            }
        )
        return query

    async def enqueue(self, **update: Any) -> int:
        """An update of any kind, if the bot asked for its kind; its number."""
        self._last_update += 1
        kinds = set(update)
        if not kinds <= set(self._allowed) if self._allowed else kinds & _ON_DEMAND:
            return self._last_update
        await self.enqueue_raw({"update_id": self._last_update, **update})
        return self._last_update

    async def enqueue_raw(self, update: Any) -> None:
        """An update exactly as given, however odd."""
        async with self._changed:
            self.pending.append(update)
            self._changed.notify_all()

    # What came of it.

    def chat(self, user: int = ANA.id) -> list[Shown]:
        """What the bot said in a chat, as it stands there now."""
        return list(self.chats.visible.get(user, {}).values())

    @property
    def toasts(self) -> list[str]:
        return self.chats.toasts

    def calls(self, method: str) -> list[Params]:
        """The parameters of every call of a method."""
        return [heard.params for heard in self.heard if heard.method == method]

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for a condition; looked at again whenever the bot calls."""
        async with self._changed:
            await self._changed.wait_for(holds)

    def delete(self, message_id: int, user: int = ANA.id) -> None:
        """Somebody deletes a message of the bot's from their chat."""
        del self.chats.visible[user][message_id]

    def fail(self, method: str, *faults: Fault) -> None:
        """Answer the next calls of a method so, one fault a call."""
        self._faults.setdefault(method, []).extend(faults)

    async def deliver(self, root: str) -> list[int]:
        """Push what is pending to the webhook, which stands at `root` in truth; the answers."""
        return await push(self.pending, root, self.webhook)

    # The Bot API.

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call."""
        method, params = request.match_info["method"], await params_of(request)
        async with self._changed:
            self.heard.append(Heard(method, params))
            self._changed.notify_all()
        if self._faults.get(method) and (failed := await self._faults[method].pop(0)(request)):
            return failed
        if request.match_info["token"] != self.token:
            return error(401, "Unauthorized")
        if method == "getUpdates":
            return await self._get_updates(params, request)
        methods: dict[str, Callable[[Params], Any]] = {
            "getMe": lambda _: self.chats.bot,
            "sendMessage": self.chats.send_message,
            "sendVoice": self.chats.send_voice,
            "sendPhoto": self.chats.send_photo,
            "editMessageText": self.chats.edit_message_text,
            "answerCallbackQuery": self.chats.answer_callback_query,
            "setMyCommands": self.chats.set_my_commands,
            "getFile": self.files.get_file,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
        }
        if method not in methods:
            return error(404, "Not Found")
        try:
            return ok(methods[method](params))
        except Refused as refused:
            return refused.answer

    async def _get_updates(self, params: Params, request: web.Request) -> web.StreamResponse:
        if self.webhook:
            return error(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook "
                "to delete the webhook first",
            )
        self._allow(params)
        offset = int(params.get("offset", "0"))
        async with self._changed:
            # The newer poller wins; the one that waits learns of it.
            self._poller = mine = object()
            self._changed.notify_all()
            self.pending = [u for u in self.pending if number_of(u) >= offset]
            if timeout := int(params.get("timeout", "0")):
                with suppress(TimeoutError):
                    await asyncio.wait_for(
                        self._changed.wait_for(
                            lambda: self.pending or self._poller is not mine or self._closing
                        ),
                        timeout,
                    )
            if self._poller is not mine:
                return await OTHER_POLLER(request) or web.Response()
            return ok(self.pending[: int(params.get("limit", "100"))])

    def _set_webhook(self, params: Params) -> bool:
        if not params["url"].startswith("https://"):
            raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = params
        self._allow(params)
        return True

    def _delete_webhook(self, _: Params) -> bool:
        self.webhook = {}
        return True

    def _allow(self, params: Params) -> None:
        # Remembered until it is told otherwise; updates that already wait are not touched.
        if "allowed_updates" in params:
            self._allowed = json.loads(params["allowed_updates"])

    async def _say(self, person: Person, **content: Any) -> int:
        number = self.chats.next_message()
        chat = self._open(private(person))
        await self.enqueue(message=message(number, chat, person.shape(), **content))
        return number

    def _open(self, chat: dict[str, Any]) -> dict[str, Any]:
        self.chats.chats[chat["id"]] = chat
        self.chats.visible.setdefault(chat["id"], {})
        return chat

    def _person(self, user: int) -> Person:
        return self.people.setdefault(user, Person(user, f"Person {user}", "", "pt-br"))

    def _find(self, button: str, message_id: int, user: int) -> tuple[Shown, str]:
        for shown in reversed(self.chat(user)):
            for label, choice in (key for row in shown.rows for key in row):
                if button in (label, choice) and message_id in (0, shown.message_id):
                    return shown, choice
        raise AssertionError(f"{button} stands in no message: {self.chat(user)}")

    async def close(self) -> None:
        """Let go of whoever polls."""
        async with self._changed:
            self._closing = True
            self._changed.notify_all()


@asynccontextmanager
async def emulated_telegram() -> AsyncIterator[EmulatedTelegram]:
    """A Bot API of its own on a free port."""
    telegram = EmulatedTelegram()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", telegram.answer)
    app.router.add_get(f"/file/bot{telegram.token}/{{path:.+}}", telegram.files.give)
    async with serving(app, before=telegram.close) as telegram.url:
        yield telegram
