"""The one place where an intention meets its handler."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from domain.chat import ChatKind, Moved, Text
from domain.command import Command
from domain.errors import RamalError
from domain.intents import (
    CancelOrder,
    CannotUse,
    Correct,
    DropHalf,
    HearNote,
    Help,
    Intent,
    KeepCard,
    ListAudios,
    MakeAudio,
    Misunderstood,
    PickContact,
    PlaceBridge,
    PlaceCall,
    SendSms,
    Sentence,
    SetLanguage,
    SetMyNumber,
    SetPurpose,
    SettleAudio,
    SettleChoice,
    SetVoice,
    ShowStatus,
    Spoken,
    Start,
    TendContacts,
)
from domain.language.commands import understand
from domain.orders.order import Kind
from domain.people.group import ALONE
from domain.people.person import closest_locale
from domain.people.roles import may
from domain.people_intents import (
    AskCallback,
    GiveRole,
    Invite,
    Link,
    RequestIntent,
    SendCode,
    SetLimits,
    SettlePage,
    SettleRequest,
    ShareOwn,
    TendBlocks,
    TendGroup,
    TendOnCall,
    TendPeople,
    Unlink,
)
from handlers.access import access
from handlers.audio import recordings, voice_notes
from handlers.callback_queue import messages
from handlers.callback_queue.perform import do_request
from handlers.conversation import corrections, dialogue, order_dialogue, welcome
from handlers.oncall import acknowledge, commands
from handlers.orders import cancel, purpose
from handlers.orders.buttons import settle_choice
from handlers.people import (
    blocklist,
    contacts,
    groups,
    invitations,
    limits,
    linking,
    preferences,
    roles,
)
from handlers.replies.faults import INVALID, explain
from handlers.replies.scene import Scene
from storage.chat.inbound import StoredInbound
from storage.chat.pending_questions import forget_awaited
from storage.people import groups as groups_kept
from storage.people import people
from storage.work import Work

_USAGE = {
    PlaceCall: Command.CALL,
    PlaceBridge: Command.BRIDGE,
    SendSms: Command.SMS,
    TendContacts: Command.CONTACT,
    KeepCard: Command.CONTACT,
    MakeAudio: Command.AUDIO,
    SetMyNumber: Command.MY_NUMBER,
    AskCallback: Command.CALLBACK,
    SettleRequest: Command.QUEUE,
    TendOnCall: Command.ONCALL,
    SendCode: Command.CALLBACK,
    ShareOwn: Command.CALLBACK,
}

_KINDS = {PlaceCall: Kind.CALL, PlaceBridge: Kind.BRIDGE, SendSms: Kind.SMS}


async def answer(heard: StoredInbound, work: Work) -> None:
    """Understand what was said and do it, or say why not; always commits exactly once."""
    said = heard.said
    if isinstance(said.content, Moved):
        await groups.follow(said.content, heard, work)
        return
    intent, place = understand(said.content), ALONE
    if said.chat.kind is ChatKind.GROUP:
        if not await groups.is_for_us(intent, heard, work):
            await work.commit()  # heard and kept, not answered
            return
        place = await groups_kept.find_rules(work.session, said.chat)
    locale = closest_locale(said.locale)
    person = await people.open_person(
        work.session, said.identity, name=said.sender_name, locale=locale
    )
    if not person.locale:
        await people.note_locale(work.session, person.id, locale)
        person = replace(person, locale=locale)
    scene = Scene(work, heard, person, place)
    if not (place.allowed or _is_alerts(intent, scene) or access.is_admin(person, work.rules)):
        await work.commit()  # a group that nobody allowed: who may not allow it hears nothing
        return
    if isinstance(said.content, Text) and not isinstance(intent, Sentence | CancelOrder):
        # A command is no answer to what we asked before.
        await forget_awaited(work.session, (person.id, heard.chat_id))
    try:
        access.require(intent, scene)
        await perform(intent, scene)
    except RamalError as error:
        await voice_notes.forget_sound(said.content, work)
        await explain(error, _USAGE.get(type(intent), Command.HELP), scene)


def _is_alerts(intent: Intent, scene: Scene) -> bool:
    """Whether it is about alerts, in the chat that the on-call file names for them."""
    about = isinstance(intent, TendOnCall | SettlePage | Sentence)
    return about and access.is_teams(scene.chat, scene.work.rules)


async def perform(intent: Intent, scene: Scene) -> None:  # noqa: C901 - one case an intent
    """Do what was meant; raises what the handlers raise."""
    if isinstance(intent, RequestIntent):
        await do_request(intent, scene)
        return
    match intent:
        case Start():
            await welcome.start(intent, scene)
        case Help():
            await welcome.show_help(scene)
        case PlaceCall(rest) | PlaceBridge(rest) | SendSms(rest):
            await order_dialogue.order(_KINDS[type(intent)], rest, scene)
        case Sentence(text) | Spoken(text):
            if not await messages.hear_words(text, scene):
                await dialogue.hear(text, scene)
        case Correct():
            await corrections.correct(intent, scene)
        case HearNote() | MakeAudio() | ListAudios() | SettleAudio() | SetVoice():
            await _sound(intent, scene)
        case PickContact():
            await dialogue.pick(intent, scene)
        case DropHalf():
            await order_dialogue.drop_half(intent, scene)
        case TendContacts():
            await contacts.tend_contacts(intent, scene)
        case KeepCard():
            await dialogue.take_card(intent, scene)
        case SetPurpose():
            await purpose.set_purpose(intent, scene)
        case Invite() | TendPeople() | GiveRole() | SetLimits() | TendBlocks() | TendGroup():
            await _decide(intent, scene)
        case Link() | Unlink() | SetMyNumber() | SetLanguage():
            await _own(intent, scene)
        case TendOnCall() | SettlePage():
            await _alerts(intent, scene)
        case ShowStatus():
            await cancel.show_status(intent, scene)
        case CancelOrder():
            await order_dialogue.take_back(intent, scene)
        case SettleChoice():
            await settle_choice(intent, scene)
        case Misunderstood(nearest):
            await _not_understood(nearest, scene)
        case CannotUse(what):
            text = scene.say("cannot-use", what=what)
            await scene.work.commit(scene.reply(text, fault=INVALID))
        case _:
            assert_never(intent)


async def _sound(
    intent: HearNote | MakeAudio | ListAudios | SettleAudio | SetVoice, scene: Scene
) -> None:
    match intent:
        case HearNote(note):
            await voice_notes.take_note(note, scene)
        case MakeAudio(rest):
            await recordings.make_audio(rest, scene)
        case ListAudios(rest):
            await recordings.list_audios(rest, scene)
        case SettleAudio():
            await recordings.settle_audio(intent, scene)
        case SetVoice():
            await preferences.set_voice(intent, scene)
        case _:
            assert_never(intent)


async def _alerts(intent: TendOnCall | SettlePage, scene: Scene) -> None:
    """Who is on call, and what calls them."""
    match intent:
        case TendOnCall():
            await commands.tend_on_call(intent, scene)
        case SettlePage():
            await acknowledge.settle_page(intent, scene)
        case _:
            assert_never(intent)


async def _own(intent: Link | Unlink | SetMyNumber | SetLanguage, scene: Scene) -> None:
    """What a person says about themselves."""
    match intent:
        case Link():
            await linking.link(intent, scene)
        case Unlink():
            await linking.unlink(intent, scene)
        case SetMyNumber():
            await preferences.set_my_number(intent, scene)
        case SetLanguage():
            await preferences.set_language(intent, scene)
        case _:
            assert_never(intent)


async def _decide(
    intent: Invite | TendPeople | GiveRole | SetLimits | TendBlocks | TendGroup, scene: Scene
) -> None:
    """What is decided about others: who may do what, how much, and whom nobody calls."""
    match intent:
        case Invite():
            await invitations.invite(intent, scene)
        case TendPeople():
            await roles.tend_people(intent, scene)
        case GiveRole():
            await roles.give_role(intent, scene)
        case SetLimits():
            await limits.set_limits(intent, scene)
        case TendGroup():
            await groups.tend_group(intent, scene)
        case TendBlocks():
            await blocklist.tend_blocks(intent, scene)
        case _:
            assert_never(intent)


async def _not_understood(nearest: Command | None, scene: Scene) -> None:
    role = access.role_of(scene.person, scene.work.rules)
    if nearest is None or not may(role, nearest, scene.chat.kind):
        text = scene.say("misunderstood")
    else:
        usage = scene.say(f"usage-{nearest}")
        text = scene.say(
            "misunderstood-nearest", command=scene.say(f"command-{nearest}"), usage=usage
        )
    await scene.work.commit(scene.reply(text, fault=INVALID))
