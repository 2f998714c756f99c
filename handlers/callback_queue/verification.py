"""A code, spoken in a call or sent by SMS, that shows that a number is theirs who typed it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.callback_queue.intents import SendCode
from domain.callback_queue.policy import (
    CODE_DIGITS,
    CODE_LIFE,
    MOST_SENDS,
    MOST_TRIES,
    Verify,
    code_of,
)
from domain.callback_queue.request import CallbackRequest, RequestStage, RequestStep
from domain.callback_queue.strangers import StrangerCause
from domain.errors import LimitReached
from domain.orders.call import estimate
from domain.orders.order import Kind, Purpose, new_ticket
from domain.people.audit import Act
from domain.people.limits import LimitName
from handlers.access import access
from handlers.access.strangers import count_number, require_room, tell_codes_out
from handlers.callback_queue.cards import customer_card
from handlers.callback_queue.request import enter_and_tell
from handlers.callback_queue.transitions import advance
from handlers.orders import limits as ceilings
from handlers.orders.parties import MOBILE
from handlers.orders.proposals import confirm
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from storage.callback_queue import requests, strangers
from storage.orders import orders
from storage.orders.drafts import OrderDraft
from storage.people import people

_CODE = re.compile(rf"[0-9]{{{CODE_DIGITS}}}")
_REST = timedelta(seconds=60)  # between two codes: the first one may still arrive


async def send_code(intent: SendCode, scene: Scene) -> None:
    """Call or text the code to a request's number; the press is the yes. NotAllowed, Stopped."""
    work, me = scene.work, scene.person.id
    request = await requests.lock_by_ticket(work.session, intent.ticket)
    if request is None or request.customer_id != me:
        await work.commit(scene.toast("toast-unknown"))
    elif request.stage is not RequestStage.UNVERIFIED:
        await work.commit(scene.toast("toast-request-over"))
    elif request.code_sends >= MOST_SENDS or request.code_tries >= MOST_TRIES:
        await work.commit(scene.toast("toast-code-many"))
    elif request.code_sent_at is not None and work.now < request.code_sent_at + _REST:
        await work.commit(scene.toast("toast-code-soon"))
    else:
        await _send(request, scene)


async def _send(request: CallbackRequest, scene: Scene) -> None:
    work = scene.work
    counted: dict[str, Any] = {"code_sends": request.code_sends + 1, "code_sent_at": work.now}
    draft = _draft(replace(request, **counted), scene)
    access.require_order(draft, scene.actor)
    await require_room(StrangerCause.CODE, request.number, scene.actor)
    await _check_limits(draft, scene)
    order = await orders.open_order(work.session, draft, work.now)
    scene.audit(Act.ORDER_ASKED, f"order:{order.id}", purpose=draft.purpose.value)
    await confirm(order, scene.actor)
    # Only after confirm, which may refuse to send.
    await count_number(StrangerCause.CODE, request.number, scene.actor)
    sent = scene.work.happened(RequestStep.CODE_SENT, scene.person.id)
    request = await advance(request, request.stage, sent, work, **counted)
    text = scene.say(f"code-sent-{draft.kind}", digits=CODE_DIGITS)
    shown = await customer_card(request, work)
    await work.commit(scene.toast("toast-request"), shown, scene.reply(text))


async def _check_limits(draft: OrderDraft, scene: Scene) -> None:
    try:
        await ceilings.check(ceilings.dial_check_of(draft), scene.actor)
    except LimitReached as full:
        if full.name == LimitName.CODE_HOUR:
            await tell_codes_out(full.most, scene.work)
        raise


def _draft(request: CallbackRequest, scene: Scene) -> OrderDraft:
    rules, ticket = scene.work.rules, new_ticket()
    sms = rules.callbacks.verify is Verify.SMS and request.number.number_class in MOBILE
    code = code_of(rules.installation_secret, request)
    words = scene.say("code-text" if sms else "code-words", code=code if sms else ", ".join(code))
    kind = Kind.SMS if sms else Kind.CALL
    cost = estimate(rules.prices, kind, request.number, words)
    return OrderDraft(
        ticket=ticket,
        token=rules.order_token(ticket),
        kind=kind,
        estimate=cost,
        reserve=cost,
        purpose=Purpose.VERIFICATION,
        asker_id=scene.person.id,
        chat_id=scene.heard.chat_id,
        dest=request.number,
        words=words,
        repeat_seen=scene.work.now,  # a second code has its own button: no accidental repeat
    )


async def take_code(text: str, scene: Scene) -> bool:
    """Whether words were a code for this person's request; then they were answered."""
    code = re.sub(r"[\s.,-]", "", text)
    if not _CODE.fullmatch(code):
        return False
    request = await requests.lock_open(scene.work.session, scene.person.id)
    if request is None or request.stage is not RequestStage.UNVERIFIED or not request.code_sends:
        return False
    if request.code_tries >= MOST_TRIES:
        await scene.work.commit(scene.reply(scene.say("code-locked"), fault=INVALID))
        return True
    fresh = request.code_sent_at is not None and scene.said_at < request.code_sent_at + CODE_LIFE
    if fresh and code == code_of(scene.work.rules.installation_secret, request):
        await _right(request, scene)
    else:
        await _wrong(request, scene, "code-wrong" if fresh else "code-old")
    return True


async def _wrong(request: CallbackRequest, scene: Scene, sentence: str) -> None:
    tries = {"code_tries": request.code_tries + 1}
    wrong = scene.work.happened(RequestStep.CODE_WRONG, scene.person.id)
    await advance(request, request.stage, wrong, scene.work, **tries)
    left = MOST_TRIES - request.code_tries - 1
    text = scene.say(sentence if left else "code-locked", left=left)
    await scene.work.commit(scene.reply(text, fault=INVALID))


async def _right(request: CallbackRequest, scene: Scene) -> None:
    work, person = scene.work, scene.person
    await strangers.note_verified(work.session, person.id, request.number, work.now)
    if person.line is None or person.line == request.number:
        await people.note_line(work.session, person.id, request.number, verified_at=work.now)
    await enter_and_tell(
        request, work.happened(RequestStep.VERIFIED, person.id), scene, verified=True
    )
