"""What was said: a command in either language, a pressed button, or plain words."""

from __future__ import annotations

import difflib
import re

from domain.audio.intents import HearNote, ListAudios, MakeAudio, SettleAudio, SetVoice
from domain.callback_queue.intents import (
    AskCallback,
    CloseRequest,
    GiveUp,
    HandOver,
    SendCode,
    SettleRequest,
    ShareOwn,
    ShowQueue,
    WriteWords,
)
from domain.callback_queue.request import CloseReason
from domain.chat import Content, Heard, Moved, Press, SharedContact, Text, Unsupported, VoiceNote
from domain.command import Command
from domain.intents import (
    CannotUse,
    DropHalf,
    Help,
    Intent,
    Misunderstood,
    PickContact,
    Sentence,
    Spoken,
    Start,
)
from domain.oncall.intents import SettlePage, TendOnCall
from domain.orders.intents import (
    CancelOrder,
    Correct,
    PlaceBridge,
    PlaceCall,
    SendSms,
    SetPurpose,
    SettleChoice,
    ShowStatus,
)
from domain.orders.order import Purpose
from domain.people.intents import (
    GiveRole,
    Invite,
    KeepCard,
    Link,
    SetLanguage,
    SetLimits,
    SetMyNumber,
    TendBlocks,
    TendContacts,
    TendGroup,
    TendPeople,
    Unlink,
)
from domain.text import fold

# Both languages are always understood, whatever language a person is answered in.
SPELLINGS = {
    "ligar": Command.CALL,
    "call": Command.CALL,
    "ponte": Command.BRIDGE,
    "bridge": Command.BRIDGE,
    "sms": Command.SMS,
    "status": Command.STATUS,
    "cancelar": Command.CANCEL,
    "cancel": Command.CANCEL,
    "contato": Command.CONTACT,
    "contact": Command.CONTACT,
    "audio": Command.AUDIO,
    "audios": Command.AUDIOS,
    "voz": Command.VOICE,
    "voice": Command.VOICE,
    "meunumero": Command.MY_NUMBER,
    "mynumber": Command.MY_NUMBER,
    "convidar": Command.INVITE,
    "invite": Command.INVITE,
    "bloquear": Command.BLOCK,
    "block": Command.BLOCK,
    "limite": Command.LIMIT,
    "limites": Command.LIMIT,
    "limit": Command.LIMIT,
    "limits": Command.LIMIT,
    "retorno": Command.CALLBACK,
    "callback": Command.CALLBACK,
    "plantao": Command.ONCALL,
    "oncall": Command.ONCALL,
    "fila": Command.QUEUE,
    "queue": Command.QUEUE,
    "vincular": Command.LINK,
    "link": Command.LINK,
    "grupo": Command.GROUP,
    "group": Command.GROUP,
    "quem": Command.WHO,
    "who": Command.WHO,
    "idioma": Command.LANGUAGE,
    "language": Command.LANGUAGE,
    "ajuda": Command.HELP,
    "help": Command.HELP,
    "start": Command.START,
    "comecar": Command.START,
}
# A command may carry the bot's name: /ligar@ramal_bot, as groups and menus write it.
# And a colon, as people write before what they want to have said: /ligar: bom dia.
_COMMAND = re.compile(r"/([^\s@/:]+)(?:@\w+)?(?:\s*:\s*|\s+|$)(.*)", re.DOTALL)
_CHOICE = re.compile(r"(yes|no|look|again|leave):([a-z0-9]{15})")
_CORRECTION = re.compile(r"fix(?:-(dest|words))?:([a-z0-9]{15})")
_AUDIO = re.compile(r"(keep|toss|play)-audio:([\w-]{1,40})")
_PICK = re.compile(r"pick:([0-9]{1,18}):([0-9a-f]{1,20})")
_DROP = re.compile(r"drop:([0-9a-f]{1,20})")
_VOICE = re.compile(r"voice:([\w| -]{1,50})")
_PURPOSE = re.compile(rf"why(?:-({'|'.join(Purpose)}))?:([a-z0-9]{{15}})")
_REQUEST = re.compile(r"(take|urgent|ring|handover|putback|close):([a-z0-9]{15})")
_PAGE = re.compile(r"page-(ack|up|done|hush|again):([a-z0-9]{15})")
_OWN_REQUEST = re.compile(r"(giveup|code|write):([a-z0-9]{15})")
_OWN: dict[str, type[GiveUp | SendCode | WriteWords]] = {
    "giveup": GiveUp,
    "code": SendCode,
    "write": WriteWords,
}
_HAND = re.compile(r"hand:([a-z0-9]{15}):([0-9]{1,9})")
_CLOSED = re.compile(rf"closed:([a-z0-9]{{15}}):({'|'.join(CloseReason)})")
_LINK = re.compile(r"link:([a-z0-9]{8})")
_UNLINK = re.compile(r"unlink:([0-9]{1,9})")
_GROUP = re.compile(r"group:([a-z]{1,10}-[01])")
_INVITE = re.compile(r"invite:([a-z]{1,20})")
_ROLE = re.compile(r"role:([0-9]{1,9}):([a-z]{1,20}):([0-9]{1,9})")
_TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)
_DOOR = re.compile(r"[a-z][a-z-]{1,29}")
_LANGUAGE_CHOICE = re.compile(r"language:(pt|en)")


def understand(content: Content) -> Intent:
    """What was meant, never guessed; what a sentence means is read where it is answered."""
    match content:
        case Text(text):
            return _command(text.strip())
        case Press(choice):
            return _choice(choice)
        case SharedContact(_, number, own) if own:
            return ShareOwn(number)
        case SharedContact(name, number):
            return KeepCard(name, number)
        case VoiceNote():
            return HearNote(content)
        case Heard(text, _, doubtful):
            return Spoken(text, doubtful)
        case Moved():
            return CannotUse("")  # the channel's own word: it is followed, not answered
        case Unsupported(what):
            return CannotUse(what)


def _command(text: str) -> Intent:
    if text and not text.startswith("/"):
        return Sentence(text)
    found = _COMMAND.fullmatch(text)
    if not found:
        return Misunderstood()
    word, rest = fold(found[1]), (found[2] or "").strip()
    command = SPELLINGS.get(word)
    if command is None:
        near = difflib.get_close_matches(word, SPELLINGS, n=1, cutoff=0.6)
        return Misunderstood(SPELLINGS[near[0]] if near else None)
    return _intent(command, rest)


def _intent(command: Command, rest: str) -> Intent:  # noqa: C901 - one case a command
    match command:
        case Command.CALL:
            return PlaceCall(rest)
        case Command.BRIDGE:
            return PlaceBridge(rest)
        case Command.SMS:
            return SendSms(rest)
        case Command.STATUS:
            return ShowStatus(fold(rest))
        case Command.CANCEL:
            return CancelOrder(fold(rest))
        case Command.CONTACT:
            return TendContacts(rest)
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
            return TendBlocks(rest)
        case Command.CALLBACK:
            return AskCallback(rest)
        case Command.QUEUE:
            return ShowQueue(rest)
        case Command.ONCALL:
            return TendOnCall(rest)
        case Command.LINK:
            return Link(fold(rest).replace("-", "").replace(" ", "")[:64])
        case Command.GROUP:
            return TendGroup(rest)
        case Command.LIMIT:
            return SetLimits(rest)
        case Command.WHO:
            return TendPeople(rest)
        case Command.LANGUAGE:
            return SetLanguage(fold(rest))
        case Command.HELP:
            return Help()
        case Command.START:
            return Start(rest if _TOKEN.fullmatch(rest) or _DOOR.fullmatch(rest) else "")


def _choice(choice: str) -> Intent:
    if found := _CHOICE.fullmatch(choice):
        return SettleChoice(found[1], found[2])
    if found := _PICK.fullmatch(choice):
        return PickContact(int(found[1]), found[2])
    if found := _CORRECTION.fullmatch(choice):
        return Correct(found[1] or "", found[2])
    if found := _PURPOSE.fullmatch(choice):
        return SetPurpose(found[1] or "", found[2])
    if found := _DROP.fullmatch(choice):
        return DropHalf(found[1])
    return _of_request(choice) or _wish(choice)


def _of_request(choice: str) -> Intent | None:
    """A pressed button of a request to be called."""
    if found := _REQUEST.fullmatch(choice):
        return SettleRequest(found[1], found[2])
    if found := _PAGE.fullmatch(choice):
        return SettlePage(found[1], found[2])
    if found := _HAND.fullmatch(choice):
        return HandOver(found[1], int(found[2]))
    if found := _CLOSED.fullmatch(choice):
        return CloseRequest(found[1], found[2])
    if found := _OWN_REQUEST.fullmatch(choice):
        return _OWN[found[1]](found[2])
    return None


def _wish(choice: str) -> Intent:
    """A pressed button that belongs to no order."""
    if found := _LANGUAGE_CHOICE.fullmatch(choice):
        return SetLanguage(found[1])
    if found := _AUDIO.fullmatch(choice):
        return SettleAudio(found[1], found[2])
    if found := _VOICE.fullmatch(choice):
        return SetVoice(found[1])
    if found := _LINK.fullmatch(choice):
        return Link(found[1], sure=True)
    if found := _UNLINK.fullmatch(choice):
        return Unlink(int(found[1]))
    if found := _GROUP.fullmatch(choice):
        return TendGroup(found[1])
    if found := _INVITE.fullmatch(choice):
        return Invite(found[1])
    if found := _ROLE.fullmatch(choice):
        return GiveRole(int(found[1]), found[2], int(found[3]))
    return SettleChoice("", "")
