"""Our messages as Bot API calls: plain text, inline buttons, edits and toasts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

import structlog
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.telegram.faults import for_the_port, is_stale_query, is_unchanged, is_uneditable
from bot.channels.telegram.parts import split
from bot.channels.telegram.transport import AnswerTooLarge, at_most
from domain.audio.sound import Sound
from domain.chat import Address, Button, Message, SoundPart
from domain.ports import ChannelDown, FileGone, FileTooLarge, Undeliverable

log = structlog.get_logger()
PER_ROW = 2
LONGEST_CHOICE = 64
LONGEST_TOAST = 200
LONGEST_CAPTION = 1024
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


FindSound = Callable[[int], Awaitable[Sound | None]]
FindPicture = Callable[[int], Awaitable[bytes | None]]
Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup


class Sender:
    """The Chat port's `send`, for one bot."""

    def __init__(self, bot: Bot, find_sound: FindSound, find_picture: FindPicture) -> None:
        self._bot, self._find_sound, self._find_picture = bot, find_sound, find_picture
        # Ids of the parts already sent of a long message whose sending failed, by message key.
        self._said: dict[str, list[str]] = {}

    async def send(self, message: Message, edits: str, key: str) -> str:
        """Send a message, or edit message `edits`; its id, "" where there was only a toast.

        Raises Undeliverable, SlowDown, ChannelDown.
        """
        try:
            return await self._send(message, edits, key)
        except Exception as fault:
            meant = for_the_port(fault)
            if isinstance(meant, Undeliverable):
                self._said.pop(key, None)
            raise meant from None  # the library's texts may hold the token

    async def _send(self, message: Message, edits: str, key: str) -> str:
        try:
            return await self._send_there(message, edits, key)
        except ChatMigrated as moved:
            # An update reports the migration as well, which changes the stored chat.
            there = replace(message.to, external_id=str(moved.new_chat_id))
            return await self._send_there(replace(message, to=there, press=""), "", key)

    async def _send_there(self, message: Message, edits: str, key: str) -> str:
        if message.press:
            await self._answer(message)
        if message.voice:
            return await self._speak(message, message.voice)
        if message.picture:
            return await self._show(message)
        if message.menu:
            await self._offer(message)
        return await self._say(message, edits, key)

    async def fetch(self, file: str, most: int) -> bytes:
        """Read a file that somebody sent, of at most `most` bytes; raises FileGone, ChannelDown."""
        try:
            found = await self._bot.get_file(file)
            # The size may be missing, and an own Bot API server may give a file on this machine.
            if (found.file_size or _size_here(found.file_path)) > most:
                raise FileTooLarge
            with at_most(most):
                return bytes(await found.download_as_bytearray())
        except AnswerTooLarge:
            raise FileTooLarge from None
        except TelegramError as fault:
            meant = for_the_port(fault)
            # The library's texts may hold the token, as may the file's address.
            if "too big" in str(fault).lower():
                raise FileTooLarge from None
            if isinstance(meant, Undeliverable):
                raise FileGone from None
            raise ChannelDown("the file could not be fetched") from None

    async def _answer(self, message: Message) -> None:
        """Answer the pressed button, which otherwise shows a progress bar for a while."""
        toast = message.toast
        if len(toast) > LONGEST_TOAST:
            toast = toast[: LONGEST_TOAST - 1] + "…"
        try:
            await self._bot.answer_callback_query(message.press, text=toast or None)
        except BadRequest as fault:
            if not is_stale_query(fault):
                raise

    async def _offer(self, message: Message) -> None:
        """Set this chat's command menu; a refusal by Telegram is only logged."""
        try:
            scope = BotCommandScopeChat(message.to.external_id)
            await self._bot.set_my_commands(message.menu, scope=scope)
        except BadRequest:
            log.warning("telegram.menu_refused")

    async def _say(self, message: Message, edits: str, key: str) -> str:
        parts = split(message.text)
        if not parts:
            return ""
        keyboard = _contact_key(message) or _keyboard(message.buttons)
        said = self._said.setdefault(key, [])
        for part in parts[len(said) :]:
            buttons = keyboard if len(said) == len(parts) - 1 else None
            edited = ""
            if edits.isdecimal() and not said:
                edited = await self._edit(message.to, int(edits), part, buttons)
            said.append(edited or await self._post(message.to, part, buttons))
        return self._said.pop(key)[-1]

    async def _speak(self, message: Message, voice: SoundPart) -> str:
        """Send a voice note, OGG/Opus with its length; Telegram draws the waveform."""
        sound = await self._find_sound(voice.sound)
        if sound is None:
            raise Undeliverable("the sound is no longer kept")
        posted = await self._bot.send_voice(
            message.to.external_id,
            sound.data,
            duration=max(1, round(voice.seconds)),
            caption=message.text[:LONGEST_CAPTION] or None,
            message_thread_id=int(message.to.thread) if message.to.thread else None,
            filename="ramal.ogg",
        )
        return str(posted.message_id)

    async def _show(self, message: Message) -> str:
        """Send a picture with its caption."""
        picture = await self._find_picture(message.picture)
        if picture is None:
            raise Undeliverable("the picture is no longer kept")
        posted = await self._bot.send_photo(
            message.to.external_id,
            picture,
            caption=message.text[:LONGEST_CAPTION] or None,
            message_thread_id=int(message.to.thread) if message.to.thread else None,
            filename="ramal.png",
        )
        return str(posted.message_id)

    async def _post(self, to: Address, text: str, buttons: Keyboard | None) -> str:
        posted = await self._bot.send_message(
            to.external_id,
            text,
            message_thread_id=int(to.thread) if to.thread else None,
            link_preview_options=_NO_PREVIEW,
            reply_markup=buttons,
        )
        return str(posted.message_id)

    async def _edit(self, to: Address, message_id: int, text: str, buttons: Keyboard | None) -> str:
        """Edit a message, and return its id; "" where it is gone and must be sent anew."""
        try:
            await self._bot.edit_message_text(
                text,
                chat_id=to.external_id,
                message_id=message_id,
                link_preview_options=_NO_PREVIEW,
                reply_markup=buttons if isinstance(buttons, InlineKeyboardMarkup) else None,
            )
        except BadRequest as fault:
            if is_uneditable(fault):
                return ""
            if not is_unchanged(fault):
                raise
        return str(message_id)


def _size_here(path: str | None) -> int:
    """How many bytes a file of this machine has; 0 for an address elsewhere."""
    try:
        return Path(path).stat().st_size if path else 0
    except (OSError, ValueError):
        return 0


def _contact_key(message: Message) -> ReplyKeyboardMarkup | None:
    """A reply keyboard that shares the sender's own number, removed once it is used."""
    if not message.contact_key or message.buttons:
        return None
    key = KeyboardButton(message.contact_key, request_contact=True)
    return ReplyKeyboardMarkup([[key]], resize_keyboard=True, one_time_keyboard=True)


def _keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    if any(len(button.choice.encode()) > LONGEST_CHOICE for button in buttons):
        raise Undeliverable(f"a button carries more than {LONGEST_CHOICE} bytes")
    keys = [InlineKeyboardButton(b.label, callback_data=b.choice) for b in buttons]
    rows = [keys[start : start + PER_ROW] for start in range(0, len(keys), PER_ROW)]
    return InlineKeyboardMarkup(rows) if rows else None
