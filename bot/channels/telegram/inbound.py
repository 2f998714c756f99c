"""Telegram's updates as Inbounds."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

from telegram import Audio, CallbackQuery, Chat, Contact, Document, Message, Update, User, Voice

from bot.channels.telegram.declaration import TELEGRAM
from domain.chat import (
    Address,
    ChatKind,
    Content,
    Inbound,
    Moved,
    Press,
    SharedContact,
    Text,
    Unread,
    Unsupported,
    VoiceNote,
)

CHANNEL = TELEGRAM.name
_ADDRESSED = re.compile(r"\s*/\w+@(\w+)")
# What a message may carry instead of text, by the Bot API's names. Telegram repeats an animation
# as a document and a venue as a location, so those come first.
_CARGO = (
    "animation",
    "photo",
    "video_note",
    "video",
    "document",
    "sticker",
    "venue",
    "location",
    "poll",
    "dice",
    "story",
    "game",
)


_MOST = 2**31 - 1  # what a column takes; more is as wrong as this


def to_inbound(update: object, account: str, name: str = "") -> Inbound | Unread:
    """The Inbound of an update; Unread if nobody said it (an edit, a join) or it is unparsable.

    `name` is the bot's own: a command to another bot of the group is not for us.
    """
    raw = json.dumps(update)
    unread = Unread(channel=CHANNEL, account=account, key=_key(update, raw), raw=raw)
    try:
        heard = _read(Update.de_json(update, None), unread)  # type: ignore[arg-type]
    except Exception:  # of any kind: the update is stored as it came
        return unread
    return unread if heard is None or _is_for_another(heard, name) else heard


def update_id(update: object) -> int | None:
    """The update's number, by which it is acknowledged."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None


def _key(update: object, raw: str) -> str:
    number = update_id(update)
    # An update without a number is told from others by a hash of its text.
    return str(number) if number is not None else hashlib.sha256(raw.encode()).hexdigest()[:32]


def _read(update: Update, kept: Unread) -> Inbound | None:
    if update.callback_query is not None:
        return _pressed(update.callback_query, kept)
    if update.message is not None:
        return _said(update.message, kept)
    return None


def _pressed(query: CallbackQuery, kept: Unread) -> Inbound | None:
    if query.message is None or query.data is None:
        return None
    topic = _topic(query.message) if isinstance(query.message, Message) else ""
    content = Press(_clean(query.data), query.id)
    return _inbound(kept, query.from_user, _address(query.message.chat, topic), content)


def _is_for_another(heard: Inbound, name: str) -> bool:
    """Whether a message is a command that names another bot: `/ligar@other_bot`."""
    found = _ADDRESSED.match(heard.content.text) if isinstance(heard.content, Text) else None
    return bool(found and name and found[1].casefold() != name.casefold())


def _said(message: Message, kept: Unread) -> Inbound | None:
    content: Content
    if message.migrate_to_chat_id is not None:
        # A service message in the old group, when it becomes a supergroup.
        return _moved(message, kept)
    if message.text is not None:
        content = Text(_clean(message.text))
    elif message.contact is not None:
        content = _card(message.contact, message.from_user)
    elif sound := message.voice or message.audio or _sound_file(message.document):
        content = _note(sound, message.caption or "")
    elif cargo := next((name for name in _CARGO if getattr(message, name, None)), None):
        content = Unsupported(cargo)
    else:
        return None  # a service message: somebody joined, something was pinned
    # Channels and anonymous administrators have no sender, or a bot for one.
    if message.from_user is None or message.from_user.is_bot:
        return None
    heard = _inbound(kept, message.from_user, _address(message.chat, _topic(message)), content)
    answered = message.reply_to_message
    return replace(heard, replies_to=str(answered.message_id)) if answered else heard


def _moved(message: Message, kept: Unread) -> Inbound:
    content = Moved(str(message.migrate_to_chat_id))
    chat = replace(_address(message.chat, ""), kind=ChatKind.GROUP)
    return Inbound(
        channel=kept.channel,
        account=kept.account,
        key=kept.key,
        sender="",
        chat=chat,
        content=content,
        raw=kept.raw,
    )


def _sound_file(document: Document | None) -> Document | None:
    """The document if its type says audio, else None; the transcriber checks its content."""
    mime = (document.mime_type or "") if document else ""
    return document if mime.startswith("audio/") else None


def _note(sound: Voice | Audio | Document, caption: str) -> VoiceNote:
    return VoiceNote(
        file=sound.file_id,
        # From the raw value: the library's attribute warns that its type will change.
        seconds=min(int(sound.to_dict().get("duration") or 0), _MOST),
        size=min(sound.file_size or 0, _MOST),
        caption=_clean(caption),
    )


def _card(contact: Contact, sender: User | None) -> SharedContact:
    number = contact.phone_number
    # Telegram sets user_id: nobody can share another's number as their own.
    own = sender is not None and contact.user_id == sender.id
    # Numbers of Telegram's users begin with the country code, often without a plus sign.
    if contact.user_id and number.isdigit():
        number = f"+{number}"
    name = " ".join(filter(None, (contact.first_name, contact.last_name)))
    return SharedContact(_clean(name), _clean(number), own)


def _inbound(kept: Unread, sender: User, chat: Address, content: Content) -> Inbound:
    return Inbound(
        channel=kept.channel,
        account=kept.account,
        key=kept.key,
        sender=str(sender.id),
        sender_name=_clean(sender.full_name),
        locale=sender.language_code or "",
        chat=chat,
        content=content,
        raw=kept.raw,
    )


def _address(chat: Chat, topic: str) -> Address:
    kind = ChatKind.PRIVATE if chat.type == Chat.PRIVATE else ChatKind.GROUP
    return Address(CHANNEL, str(chat.id), kind, topic)


def _topic(message: Message) -> str:
    # Plain replies have a thread id too, but it is no topic to which a message can be sent.
    return str(message.message_thread_id) if message.is_topic_message else ""


def _clean(text: str) -> str:
    """The text without NUL and half surrogate pairs, which some databases refuse."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
