"""Groups: what is said to us among others, what a group may ask for, and where it went."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Button, ChatKind, Message, Moved, Press
from domain.language.buttons import encode
from domain.language.vocabulary.words import WORDS
from domain.orders.order import Kind
from domain.people.audit import Act
from domain.people.group import GroupRules, GroupSwitch
from domain.people.intents import ManageGroup
from domain.people.roles import Role
from domain.text import fold
from handlers.access.menu import menu_of
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from storage import chat_move
from storage.chat.inbound import StoredInbound
from storage.people import groups
from storage.work import Work

# What the words for it switch.
_SWITCHES = {
    word: f"{GroupSwitch.ALLOWED}-{int(allowed)}" for word, allowed in WORDS.group_allowed.items()
}
_KINDS = (GroupSwitch.CALL, GroupSwitch.BRIDGE, GroupSwitch.SMS)


async def manage_group(intent: ManageGroup, scene: Scene) -> None:
    """Show the group's rules, or set one switch; every button says what it will be."""
    asked = _SWITCHES.get(fold(intent.arguments), intent.arguments)
    name, _, on = asked.partition("-")
    no_topic = name == GroupSwitch.TOPIC and not scene.chat.thread
    if asked and (name not in list(GroupSwitch) or on not in ("0", "1") or no_topic):
        text = scene.say("group-unknown", usage=scene.say("usage-group"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    rules = scene.group
    if asked:
        rules = await _switch(rules, GroupSwitch(name), scene, on=on == "1")
    pressed = isinstance(scene.heard.said.content, Press)
    toasts = [scene.toast("toast-group")] if pressed else []
    await scene.work.commit(*toasts, _card(rules, scene))


async def _switch(rules: GroupRules, switch: GroupSwitch, scene: Scene, *, on: bool) -> GroupRules:
    session, place = scene.work.session, scene.chat
    if switch is GroupSwitch.TOPIC and not on:
        await groups.drop_topic(session, place)
    else:
        await groups.set_rules(session, place, rules.switched(switch, on=on))
    scene.audit(Act.GROUP_SET, f"chat:{scene.heard.chat_id}", switch=switch.value, on=int(on))
    return await groups.find_rules(session, place)


def _card(rules: GroupRules, scene: Scene) -> Message:
    """What holds here, with a button for each switch; one card for the group, edited in place."""
    kinds = [scene.say(f"group-kind-{kind}") for kind in Kind if kind in rules.kinds]
    lines = [
        scene.say("group-topic" if rules.topic else "group-whole"),
        scene.say("group-allowed" if rules.allowed else "group-forbidden"),
        scene.say("group-kinds", kinds=", ".join(kinds) or scene.say("group-no-kind")),
        scene.say("group-shared" if rules.shared else "group-bound"),
        scene.say("group-queue" if rules.queue else "group-no-queue"),
    ]
    card = replace(
        scene.reply("\n".join(lines), buttons=_buttons(rules, scene)),
        card=f"group:{scene.heard.chat_id}",
    )
    # What anybody with a role may do here: a menu in a group is one for all.
    menu = menu_of(scene.locale, Role.AGENT, ChatKind.GROUP) if rules.allowed else ()
    return replace(card, menu=menu)


def _buttons(rules: GroupRules, scene: Scene) -> tuple[Button, ...]:
    switches = [GroupSwitch.ALLOWED, *_KINDS, GroupSwitch.SHARED, GroupSwitch.QUEUE]
    switches += [GroupSwitch.TOPIC] if scene.chat.thread else []
    return tuple(
        Button(
            ("✅ " if rules.is_on(switch) else "⬜ ") + scene.say(f"button-group-{switch}"),
            encode(ManageGroup(f"{switch}-{int(not rules.is_on(switch))}")),
        )
        for switch in switches
    )


async def follow_move(moved: Moved, heard: StoredInbound, work: Work) -> None:
    """Move a group's chat, rules and orders to its new address on the channel."""
    channel, before = heard.said.channel, heard.said.chat.external_id
    await chat_move.move_chats(work.session, channel, before, moved.to)
    await groups.move_group(work.session, channel, before, moved.to)
    work.audit(Act.GROUP_MOVED, f"chat:{heard.chat_id}")
    await work.commit()
