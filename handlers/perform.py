"""The one place where an intention meets its handler: one case a concept, then one an intent."""

from __future__ import annotations

from typing import assert_never

from domain.audio.intents import AudioIntent, HearNote, ListAudios, MakeAudio, SettleAudio, SetVoice
from domain.callback_queue.intents import RequestIntent
from domain.chat import Moved, Text
from domain.command import Command
from domain.errors import RamalError
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
    TalkIntent,
)
from domain.language.commands import understand
from domain.oncall.intents import OnCallIntent, SettlePage, UseOnCall
from domain.orders.intents import (
    AskQuestion,
    CancelOrder,
    Correct,
    OrderIntent,
    PlaceBridge,
    PlaceCall,
    SendSms,
    SetPurpose,
    SettleChoice,
    ShowStatus,
)
from domain.orders.order import Kind
from domain.people.intents import (
    EndSession,
    GiveRole,
    Invite,
    KeepCard,
    Link,
    ManageBlocklist,
    ManageContacts,
    ManageGroup,
    ManagePeople,
    PeopleIntent,
    SetLanguage,
    SetLimits,
    SetMyNumber,
    ShowSessions,
    Unlink,
)
from domain.people.roles import may
from handlers.access import access
from handlers.audio import recordings, voice_notes
from handlers.callback_queue.perform import perform_request
from handlers.conversation import (
    addressing,
    cancel,
    corrections,
    dialogue,
    order_dialogue,
    pending_answer,
    status,
    welcome,
)
from handlers.oncall import commands, page_actions
from handlers.orders import buttons, purpose
from handlers.people import (
    blocklist,
    contacts,
    groups,
    invitations,
    limits,
    linking,
    preferences,
    roles,
    sessions,
)
from handlers.replies.faults import INVALID, explain
from handlers.replies.scene import Scene
from storage.chat import pending_questions
from storage.chat.inbound import StoredInbound
from storage.work import Work


async def answer(heard: StoredInbound, work: Work) -> None:
    """Understand what was said and do it, or say why not; always commits exactly once."""
    content = heard.said.content
    if isinstance(content, Moved):
        await groups.follow_move(content, heard, work)
        return
    intent = understand(content)
    scene = await addressing.scene_of(intent, heard, work)
    if scene is None:
        await work.commit()  # stored, but not to be answered
        return
    if isinstance(content, Text) and not isinstance(intent, Sentence | CancelOrder):
        # A command abandons the question that we asked before.
        await pending_questions.close_question(work.session, scene.here)
    try:
        access.require(intent, scene)
        await perform(intent, scene)
    except RamalError as error:
        await voice_notes.forget_sound(content, work)
        await explain(error, intent.command, scene)


async def perform(intent: Intent, scene: Scene) -> None:
    """Hand an intent to its handler; raises what the handlers raise."""
    if isinstance(intent, OrderIntent):
        await _orders(intent, scene)
    elif isinstance(intent, AudioIntent):
        await _audio(intent, scene)
    elif isinstance(intent, RequestIntent):
        await perform_request(intent, scene)
    elif isinstance(intent, OnCallIntent):
        await _oncall(intent, scene)
    elif isinstance(intent, PeopleIntent):
        await _people(intent, scene)
    elif isinstance(intent, TalkIntent):
        await _talk(intent, scene)
    else:
        assert_never(intent)


async def _orders(intent: OrderIntent, scene: Scene) -> None:
    match intent:
        case PlaceCall(typed):
            await order_dialogue.order(Kind.CALL, typed, scene)
        case PlaceBridge(typed):
            await order_dialogue.order(Kind.BRIDGE, typed, scene)
        case SendSms(typed):
            await order_dialogue.order(Kind.SMS, typed, scene)
        case AskQuestion(typed):
            await order_dialogue.order(Kind.CALL, typed, scene, asks=True)
        case SettleChoice():
            await buttons.settle_choice(intent, scene)
        case SetPurpose():
            await purpose.set_purpose(intent, scene)
        case Correct():
            await corrections.correct(intent, scene)
        case ShowStatus():
            await status.show_status(intent, scene)
        case CancelOrder():
            await cancel.take_back(intent, scene)
        case _:
            assert_never(intent)


async def _audio(intent: AudioIntent, scene: Scene) -> None:
    match intent:
        case HearNote(note):
            await voice_notes.take_note(note, scene)
        case MakeAudio(typed):
            await recordings.make_audio(typed, scene)
        case ListAudios(typed):
            await recordings.list_audios(typed, scene)
        case SettleAudio():
            await recordings.settle_audio(intent, scene)
        case SetVoice():
            await preferences.set_voice(intent, scene)
        case _:
            assert_never(intent)


async def _oncall(intent: OnCallIntent, scene: Scene) -> None:
    match intent:
        case UseOnCall():
            await commands.use_on_call(intent, scene)
        case SettlePage():
            await page_actions.settle_page(intent, scene)
        case _:
            assert_never(intent)


async def _people(intent: PeopleIntent, scene: Scene) -> None:  # noqa: C901 - one case an intent
    match intent:
        case Invite():
            await invitations.invite(intent, scene)
        case ManagePeople():
            await roles.manage_people(intent, scene)
        case GiveRole():
            await roles.give_role(intent, scene)
        case ShowSessions():
            await sessions.show_sessions(scene)
        case EndSession():
            await sessions.end_session(intent, scene)
        case ManageGroup():
            await groups.manage_group(intent, scene)
        case SetLimits():
            await limits.set_limits(intent, scene)
        case ManageBlocklist():
            await blocklist.manage_blocklist(intent, scene)
        case Link():
            await linking.link(intent, scene)
        case Unlink():
            await linking.unlink(intent, scene)
        case ManageContacts():
            await contacts.manage_contacts(intent, scene)
        case KeepCard():
            await dialogue.take_card(intent, scene)
        case SetMyNumber():
            await preferences.set_my_number(intent, scene)
        case SetLanguage():
            await preferences.set_language(intent, scene)
        case _:
            assert_never(intent)


async def _talk(intent: TalkIntent, scene: Scene) -> None:
    match intent:
        case Start():
            await welcome.start(intent, scene)
        case Help():
            await welcome.show_help(scene)
        case Sentence(text) | Spoken(text):
            if not await pending_answer.hear_words(text, scene):
                await dialogue.hear(text, scene)
        case PickContact():
            await dialogue.pick(intent, scene)
        case DropHalf():
            await order_dialogue.drop_half(intent, scene)
        case Misunderstood(nearest):
            await _not_understood(nearest, scene)
        case CannotUse(what):
            text = scene.say("cannot-use", what=what)
            await scene.work.commit(scene.reply(text, fault=INVALID))
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
