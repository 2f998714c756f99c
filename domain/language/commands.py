"""From a message's content to an intent: a command in any language, a button or plain words."""

from __future__ import annotations

import difflib
import re

from domain.audio.intents import HearNote, ListAudios, MakeAudio, SetVoice
from domain.callback_queue.intents import AskCallback, ShareOwn, ShowQueue
from domain.chat import Content, Heard, Moved, Press, SharedContact, Text, Unsupported, VoiceNote
from domain.command import Command
from domain.intents import CannotUse, Help, Intent, Misunderstood, Sentence, Spoken, Start
from domain.language.buttons import decode
from domain.language.vocabulary.words import WORDS
from domain.oncall.intents import UseOnCall
from domain.orders.intents import (
    AskQuestion,
    CancelOrder,
    PlaceBridge,
    PlaceCall,
    SendSms,
    ShowStatus,
)
from domain.people.intents import (
    Invite,
    KeepCard,
    Link,
    ManageBlocklist,
    ManageContacts,
    ManageGroup,
    ManagePeople,
    SetLanguage,
    SetLimits,
    SetMyNumber,
    ShowSessions,
)
from domain.text import fold

# A command may carry the bot's name: /ligar@ramal_bot, as groups and menus write it.
# And a colon, as people write before what they want to have said: /ligar: bom dia.
_COMMAND = re.compile(r"/([^\s@/:]+)(?:@\w+)?(?:\s*:\s*|\s+|$)(.*)", re.DOTALL)
_TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)
_DOOR = re.compile(r"[a-z][a-z-]{1,29}")


def understand(content: Content) -> Intent:
    """The intent of a message, never guessed; sentences are interpreted later, when answered."""
    match content:
        case Text(text):
            return _command(text.strip())
        case Press(choice):
            return decode(choice)
        case SharedContact(_, number, own) if own:
            return ShareOwn(number)
        case SharedContact(name, number):
            return KeepCard(name, number)
        case VoiceNote():
            return HearNote(content)
        case Heard(text, _, doubtful):
            return Spoken(text, doubtful)
        case Moved():
            return CannotUse("")  # sent by the channel itself: acted on before, never answered
        case Unsupported(what):
            return CannotUse(what)


def _command(text: str) -> Intent:
    if text and not text.startswith("/"):
        return Sentence(text)
    found = _COMMAND.fullmatch(text)
    if not found:
        return Misunderstood()
    word, rest = fold(found[1]), (found[2] or "").strip()
    command = WORDS.commands.get(word)
    if command is None:
        near = difflib.get_close_matches(word, WORDS.commands, n=1, cutoff=0.6)
        return Misunderstood(WORDS.commands[near[0]] if near else None)
    return _intent(command, rest)


def _intent(command: Command, rest: str) -> Intent:  # noqa: C901 - one case a command
    match command:
        case Command.CALL:
            return PlaceCall(rest)
        case Command.BRIDGE:
            return PlaceBridge(rest)
        case Command.SMS:
            return SendSms(rest)
        case Command.ASK:
            return AskQuestion(rest)
        case Command.STATUS:
            return ShowStatus(fold(rest))
        case Command.CANCEL:
            return CancelOrder(fold(rest))
        case Command.CONTACT:
            return ManageContacts(rest)
        case Command.AUDIO:
            return MakeAudio(rest)
        case Command.AUDIOS:
            return ListAudios(fold(rest))
        case Command.VOICE:
            return SetVoice(fold(rest))
        case Command.MY_NUMBER:
            return SetMyNumber(rest)
        case Command.INVITE:
            return Invite(rest)
        case Command.BLOCK:
            return ManageBlocklist(rest)
        case Command.CALLBACK:
            return AskCallback(rest)
        case Command.QUEUE:
            return ShowQueue(rest)
        case Command.ONCALL:
            return UseOnCall(rest)
        case Command.LINK:
            return Link(fold(rest).replace("-", "").replace(" ", "")[:64])
        case Command.SESSIONS:
            return ShowSessions()
        case Command.GROUP:
            return ManageGroup(rest)
        case Command.LIMIT:
            return SetLimits(rest)
        case Command.WHO:
            return ManagePeople(rest)
        case Command.LANGUAGE:
            return SetLanguage(fold(rest))
        case Command.HELP:
            return Help()
        case Command.START:
            return Start(rest if _TOKEN.fullmatch(rest) or _DOOR.fullmatch(rest) else "")
