"""How a person's orders stand, and taking one back before it left."""

from __future__ import annotations

from typing import TypedDict

from domain.chat import ChatKind
from domain.errors import AmbiguousOrder, Denied, NotAllowed, UnknownOrder
from domain.orders.intents import CancelOrder
from domain.orders.order import STOPPABLE, Order, State
from domain.orders.survey import Survey
from domain.people.audit import Act
from handlers.access import access
from handlers.orders.cards import status_word
from handlers.orders.current_card import card_of
from handlers.orders.surveys import take_back
from handlers.replies.scene import Scene
from handlers.replies.times import due_words
from storage.orders import listing, orders, surveys


class Whose(TypedDict):
    """The asker and the chat whose orders may be read; None stands for every one of them."""

    person_id: int | None
    chat_id: int | None


async def cancel_order(intent: CancelOrder, scene: Scene) -> None:
    """Cancel an order until it is being submitted; after that say that it is too late."""
    work = scene.work
    if survey := await survey_meant(intent.ticket, scene):
        await take_back(survey, scene)
        return
    if intent.ticket:
        order = await find_by_prefix(intent.ticket, scene)
        if not access.may_answer(order, scene):
            raise NotAllowed(Denied.ROLE)
    else:
        latest = await find_latest(scene)
        if latest is None:
            await work.commit(scene.reply(scene.say("cancel-nothing")))
            return
        order = latest
    order = was = await orders.find_order(work.session, order.id, lock=True)
    if order.state in STOPPABLE:
        scene.audit(Act.ORDER_CANCELLED, f"order:{order.id}")
        order = await orders.move(work.session, order, State.CANCELLED)
        # The card may be far above, or in another chat: say it here too.
        sentence = "cancel-done-scheduled" if was.scheduled else "cancel-done"
        moment = due_words(order, scene.reader)
        text = scene.say(sentence, short=order.short, moment=moment)
        await work.commit(await card_of(order, work), scene.reply(text))
        return
    sentence = "cancel-ended" if order.state in _SETTLED else "cancel-too-late"
    if order.state is State.UNKNOWN:
        sentence = "cancel-unknown"
    text = scene.say(sentence, short=order.short, state=status_word(order, scene.reader))
    reply = scene.reply(text)
    await work.commit(reply)


_SETTLED = frozenset({State.CLOSED, State.REFUSED, State.CANCELLED, State.EXPIRED, State.UNKNOWN})


async def find_latest(scene: Scene) -> Order | None:
    """The order that "cancel" means without a ticket; None without any.

    One that waits for a later moment is not taken back in place of one that has just left.
    """
    # One's own orders only, even in a group that shares its buttons: another's needs its ticket.
    session = scene.work.session
    whose = Whose(person_id=scene.person.id, chat_id=readable_by(scene)["chat_id"])
    latest = await listing.list_by_asker(session, **whose, limit=20)
    open_ones = [o for o in latest if o.state not in _SETTLED]
    now = [o for o in open_ones if o.state in STOPPABLE and not o.scheduled]
    scheduled = await listing.list_scheduled(session, **whose)
    return next(iter([*now, *open_ones, *sorted(scheduled, key=lambda o: -o.id)]), None)


async def find_survey(ticket: str, scene: Scene) -> Survey | None:
    """The one survey of this person whose ticket begins so; raises AmbiguousOrder."""
    found = await surveys.list_by_asker(
        scene.work.session, **readable_by(scene), prefix=ticket[:15], limit=2
    )
    if len(found) > 1:
        raise AmbiguousOrder
    return found[0] if found else None


async def survey_meant(ticket: str, scene: Scene) -> Survey | None:
    """The survey that "cancel" means: the one named, or the newest if no order is newer."""
    if ticket:
        return await find_survey(ticket, scene)
    chat_id = readable_by(scene)["chat_id"]
    survey = await surveys.find_stoppable(scene.work.session, scene.person.id, chat_id=chat_id)
    latest = await find_latest(scene) if survey else None
    if survey is None or latest is None or latest.state not in STOPPABLE:
        return survey
    return survey if survey.proposed_at >= latest.proposed_at else None


def readable_by(scene: Scene) -> Whose:
    """Whose orders this person may read here: in a group only that group's, shared ones all."""
    if scene.chat.kind is ChatKind.PRIVATE:
        return Whose(person_id=scene.person.id, chat_id=None)
    asker = None if scene.group.shared else scene.person.id
    return Whose(person_id=asker, chat_id=scene.heard.chat_id)


async def find_by_prefix(ticket: str, scene: Scene) -> Order:
    """The one order of this person whose ticket begins so."""
    found = await listing.list_by_asker(
        scene.work.session, **readable_by(scene), prefix=ticket[:15], limit=2
    )
    if not found:
        raise UnknownOrder
    if len(found) > 1:
        raise AmbiguousOrder
    return found[0]
