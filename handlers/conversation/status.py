"""`/status`: one order, request or alert whole, or the latest ones in a line each."""

from __future__ import annotations

from domain.chat import ChatKind
from domain.command import Command
from domain.orders.intents import ShowStatus
from domain.orders.order import Order
from domain.people.audit import Act
from domain.people.roles import may
from handlers.access import access
from handlers.callback_queue import timeline as request_timeline
from handlers.oncall import timeline as page_timeline
from handlers.orders.cancel import find_by_prefix, readable_by
from handlers.orders.cards import card_text, status_word, what
from handlers.orders.current_card import for_whom
from handlers.replies.scene import Scene
from storage.orders import listing


async def show_status(intent: ShowStatus, scene: Scene) -> None:
    """One order whole, or the latest ones in a line each; raises UnknownOrder."""
    alone = scene.chat.kind is ChatKind.PRIVATE
    if alone and (request := await request_timeline.find_named(intent.ticket, scene)):
        text = await request_timeline.timeline_text(request, scene)
        await scene.work.commit(scene.reply(text))
        return
    if intent.ticket and (page := await page_timeline.find_page(intent.ticket, scene)):
        await scene.work.commit(scene.reply(await page_timeline.page_text(page, scene)))
        return
    if intent.ticket:
        order = await find_by_prefix(intent.ticket, scene)
        scene.audit(Act.ORDER_SEEN, f"order:{order.id}")
        await scene.work.commit(scene.reply(card_text(order, for_whom(order, scene.reader))))
        return
    whose = readable_by(scene)
    latest = await listing.list_by_asker(scene.work.session, **whose)
    asked = await request_timeline.requests_lines(scene) if alone else []
    asked = [scene.say("status-list-requests"), *asked] if asked else []
    if not latest:
        await scene.work.commit(scene.reply("\n".join(asked) or _nothing(scene)))
        return
    scene.audit(Act.ORDERS_LISTED)
    waiting = await listing.list_scheduled(scene.work.session, **whose)
    older = [order for order in waiting if order not in latest]
    lines = [scene.say("status-list"), *(_line(order, scene) for order in latest)]
    if older:
        lines += ["", scene.say("status-list-scheduled"), *(_line(o, scene) for o in older)]
    lines += ["", *asked] if asked else []
    await scene.work.commit(scene.reply("\n".join(lines)))


def _nothing(scene: Scene) -> str:
    """That there is no order yet, and to whoever may make one, how."""
    if may(access.role_of(scene.person, scene.work.rules), Command.CALL, scene.chat.kind):
        return scene.say("status-none", usage=scene.say("usage-call"))
    return scene.say("status-none-plain")


def _line(order: Order, scene: Scene) -> str:
    state = status_word(order, scene.reader)
    return scene.say(
        "status-line",
        short=order.short,
        what=what(order, for_whom(order, scene.reader)),
        state=state,
    )
