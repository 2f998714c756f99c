"""The chats as people see them, and the Bot API's methods that write in them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.emulated.telegram_faults import error
from tests.emulated.telegram_updates import message

Params = dict[str, str]
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_EDITED_TO_THE_SAME = "message is not modified: specified new message content and reply markup are"


class Refused(Exception):
    """What the Bot API answers with 400."""

    def __init__(self, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.answer = error(400, f"Bad Request: {description}", **parameters)


@dataclass(frozen=True)
class Shown:
    """A message of the bot's as it stands in a chat."""

    message_id: int
    text: str
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    edited: bool = False
    thread: str = ""
    voice: bytes = b""
    photo: bytes = b""
    contact_key: str = ""  # beside the text field: it shares one's own number

    @property
    def buttons(self) -> list[str]:
        return [label for row in self.rows for label, _ in row]


@dataclass
class Chats:
    """`visible` holds a chat's messages from the bot, by their ids."""

    bot: dict[str, Any]
    chats: dict[int, dict[str, Any]] = field(default_factory=dict)
    visible: dict[int, dict[int, Shown]] = field(default_factory=dict)
    topics: set[str] = field(default_factory=set)
    queries: set[str] = field(default_factory=set)
    toasts: list[str] = field(default_factory=list)
    menus: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    menus_of: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    last_message: int = 0

    def next_message(self) -> int:
        self.last_message += 1
        return self.last_message

    def send_message(self, params: Params) -> Any:
        chat = self._chat(params)
        thread = params.get("message_thread_id", "")
        if thread and thread not in self.topics:
            raise Refused("message thread not found")
        key = _contact_key(params)
        shown = Shown(
            self.next_message(), _text(params), _rows(params), thread=thread, contact_key=key
        )
        self.visible[chat][shown.message_id] = shown
        return self._message(chat, shown)

    def send_voice(self, params: Params) -> Any:
        chat, voice = self._chat(params), params["voice"].encode("latin-1")
        if not voice.startswith(b"OggS"):
            raise Refused("wrong file: a voice note is OGG")
        text = params.get("caption", "")
        shown = Shown(self.next_message(), text, _rows(params), voice=voice)
        self.visible[chat][shown.message_id] = shown
        sound = {"file_id": "V", "file_unique_id": "U", "duration": int(params["duration"])}
        return message(shown.message_id, self.chats[chat], self.bot, voice=sound, caption=text)

    def send_photo(self, params: Params) -> Any:
        chat, photo = self._chat(params), params["photo"].encode("latin-1")
        if not photo.startswith(b"\x89PNG"):
            raise Refused("wrong file: not a picture")
        shown = Shown(self.next_message(), params.get("caption", ""), photo=photo)
        self.visible[chat][shown.message_id] = shown
        size = {"file_id": "P", "file_unique_id": "Q", "width": 960, "height": 540}
        text = shown.text
        return message(shown.message_id, self.chats[chat], self.bot, photo=[size], caption=text)

    def edit_message_text(self, params: Params) -> Any:
        chat = self._chat(params)
        before = self.visible[chat].get(int(params["message_id"]))
        if before is None:
            raise Refused("message to edit not found")
        after = Shown(before.message_id, _text(params), _rows(params), edited=True)
        if (before.text, before.rows) == (after.text, after.rows):
            raise Refused(f"{_EDITED_TO_THE_SAME} exactly the same as a current content")
        self.visible[chat][before.message_id] = after
        return self._message(chat, after)

    def answer_callback_query(self, params: Params) -> Any:
        if params["callback_query_id"] not in self.queries:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        if len(params.get("text", "")) > 200:
            raise Refused("MESSAGE_TOO_LONG")
        if text := params.get("text"):
            self.toasts.append(text)
        return True

    def set_my_commands(self, params: Params) -> Any:
        commands = [(c["command"], c["description"]) for c in json.loads(params["commands"])]
        if not all(_COMMAND.fullmatch(name) and 1 <= len(what) <= 256 for name, what in commands):
            raise Refused("BOT_COMMAND_INVALID")
        if "scope" in params:
            scope = json.loads(params["scope"])
            if scope["type"] != "chat" or int(scope["chat_id"]) not in self.chats:
                raise Refused("chat not found")
            self.menus_of[int(scope["chat_id"])] = commands
            return True
        self.menus[params.get("language_code", "")] = commands
        return True

    def _chat(self, params: Params) -> int:
        chat = int(params["chat_id"])
        if chat in self.moved:
            raise Refused(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved[chat]
            )
        if chat not in self.chats:
            raise Refused("chat not found")
        return chat

    def _message(self, chat: int, shown: Shown) -> dict[str, Any]:
        return message(shown.message_id, self.chats[chat], self.bot, text=shown.text)


def _text(params: Params) -> str:
    text = params.get("text", "").strip()
    if not text:
        raise Refused("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise Refused("message is too long")
    return text


def _contact_key(params: Params) -> str:
    keyboard = json.loads(params.get("reply_markup", "{}")).get("keyboard", [])
    return next((key["text"] for row in keyboard for key in row if key["request_contact"]), "")


def _rows(params: Params) -> tuple[tuple[tuple[str, str], ...], ...]:
    keyboard = json.loads(params.get("reply_markup", "{}")).get("inline_keyboard", [])
    rows = tuple(tuple((b["text"], b["callback_data"]) for b in row) for row in keyboard)
    if any(len(choice.encode()) > 64 for row in rows for _, choice in row):
        raise Refused("BUTTON_DATA_INVALID")
    return rows


def _written(value: str | web.FileField | bytes) -> str:
    """A field as text; a file's bytes one sign each."""
    if isinstance(value, web.FileField):
        return value.file.read().decode("latin-1")
    return str(value)


async def params_of(request: web.Request) -> Params:
    """Query, form or JSON: the Bot API takes them all."""
    given: Params = dict(request.query)
    if request.content_type == "application/json":
        given |= {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in (await request.json()).items()
        }
    else:
        given |= {name: _written(value) for name, value in (await request.post()).items()}
    return given
