"""What the platform is asked: an order as the request that dials or sends it once."""

from __future__ import annotations

import json

from domain.orders.follow_up_sms import FollowUpSms, SendWhen
from domain.orders.order import Order
from domain.orders.question import RECORDED
from domain.ports import Submission

_ENDS = ".!?…:;,"  # after which a new sentence is heard as one


def submission_of(order: Order) -> Submission:
    """What the platform needs to dial or send this order once."""
    return Submission(
        kind=order.kind,
        ticket=order.ticket,
        purpose=order.purpose,
        dest=order.dest.digits,
        dest2=order.dest2.digits if order.dest2 else "",
        words=_spoken(order),
        recording=order.recording,
        variables=json.loads(order.variables),
        voice="" if order.recording else order.voice,
        sms=_follow_up(order),
        keys="".join(order.asked.answers) if order.asked else "",
        transfer_key=order.transfer_key,
        records=RECORDED if order.asked and order.asked.is_spoken else 0,
        token=order.token,
    )


def _spoken(order: Order) -> str:
    """The words of the call, and how it hands over: a sentence of its own."""
    if not order.transfer_words:
        return order.words
    end = "" if order.words[-1:] in _ENDS else "."
    return f"{order.words}{end} {order.transfer_words}"


def _follow_up(order: Order) -> FollowUpSms | None:
    if not order.sms_text:
        return None
    return FollowUpSms(text=order.sms_text, when=SendWhen(order.sms_when), keys=order.sms_keys)
