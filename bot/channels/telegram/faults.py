"""What Telegram's errors mean to us, in our own sentences: its texts may hold ours, or the token.

Flooded                    -> SlowDown
Forbidden, other 400s      -> Undeliverable: asking again would be answered the same
ChatMigrated               -> Undeliverable
token, network, 5xx, odd   -> ChannelDown
"""

from __future__ import annotations

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.transport import Flooded
from domain.ports import ChannelDown, SlowDown, Undeliverable

# Parts of Telegram's errors in lower case, as the library changes capitals, and our reasons.
_REASONS = {
    "blocked by the user": "this person blocked the bot",
    "user is deactivated": "this account was deleted",
    "can't initiate conversation": "this person has never written to the bot",
    "bot was kicked": "the bot was removed from the group",
    "bot is not a member": "the bot was removed from the group",
    "chat not found": "Telegram knows no such chat",
    "thread not found": "the topic of the group is gone",
    "topic_closed": "the topic of the group is closed",
    "not enough rights": "the bot may not write in this group",
    "have no rights": "the bot may not write in this group",
}
_STALE_QUERY = ("query is too old", "query id is invalid", "query_id_invalid")
_UNCHANGED = ("message is not modified",)
_UNEDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "no text in the message to edit",
)


def for_the_port(error: Exception) -> Exception:
    """The Chat port's exception for an error of the library; an unknown one is not retried.

    Such an error may come after the message was delivered: sending it again would repeat it.
    """
    match error:
        case Undeliverable():
            return error
        case Flooded():
            return SlowDown(error.seconds)
        case ChatMigrated():
            return Undeliverable("the group became a supergroup, which is a new chat")
        case Forbidden() | BadRequest():
            return Undeliverable(_reason(error))
        case InvalidToken():
            return ChannelDown("Telegram refuses the bot token")
        case TelegramError():
            return ChannelDown(f"Telegram cannot be reached ({type(error).__name__})")
        case _:
            return Undeliverable(f"Telegram's answer could not be read ({type(error).__name__})")


def why_down(error: Exception) -> str:
    """Why the channel does not work, for the log."""
    match error:
        case InvalidToken():
            return "Telegram refuses the bot token; look at RAMAL_TELEGRAM_TOKEN"
        case Conflict() if names_webhook(error):
            return "a webhook is set for this bot; it is taken down"
        case Conflict():
            return "another program polls with this bot token; only one may"
        case Flooded():
            return "Telegram asks us to wait"
        case TimedOut():
            return "Telegram did not answer in time"
        case _:
            return f"Telegram cannot be reached ({type(error).__name__})"


def names_webhook(error: Exception) -> bool:
    """Whether polling is refused because a webhook is set."""
    return isinstance(error, Conflict) and "webhook" in str(error).lower()


def is_stale_query(error: Exception) -> bool:
    """Whether the pressed button is too old to be answered: nothing is left to do."""
    return _says(error, _STALE_QUERY)


def is_unchanged(error: Exception) -> bool:
    """Whether the message already says what the edit would say."""
    return _says(error, _UNCHANGED)


def is_uneditable(error: Exception) -> bool:
    """Whether the message to edit is gone, or too old."""
    return _says(error, _UNEDITABLE)


def _says(error: Exception, phrases: tuple[str, ...]) -> bool:
    said = str(error).lower()
    return any(phrase in said for phrase in phrases)


def _reason(error: Exception) -> str:
    said = str(error).lower()
    for phrase, reason in _REASONS.items():
        if phrase in said:
            return reason
    return f"Telegram refuses it ({type(error).__name__})"
