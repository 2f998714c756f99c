"""A key by which whoever is called asks not to be called any more."""

from __future__ import annotations

from domain.chat import Message
from domain.orders.order import Kind, Order
from domain.orders.outcome import Report
from domain.people.audit import Act
from domain.people.blocklist import Blocked, Why
from handlers.orders.current_card import addressee
from storage.people import blocklist
from storage.work import Work


async def opt_out_by_key(order: Order, report: Report, work: Work) -> tuple[Message, ...]:
    """Block a number whose record says that the opt-out key was pressed in the call.

    A callback is only a hint; and of a bridge nobody knows which side pressed.
    """
    key = work.rules.opt_out_key
    if not key or report.keys != key or order.kind is not Kind.CALL:
        return ()
    block = Blocked(digits=order.dest.line_key, why=Why.PRESSED, since=work.now)
    if not await blocklist.add_block(work.session, block, order_id=order.id):
        return ()
    work.audit(Act.OPTED_OUT, f"order:{order.id}")
    to, reader = await addressee(order, work)
    text = reader.say("block-opted-out-by-key", dest=reader.number(order.dest), key=key)
    return (Message(to=to, event=f"order:{order.id}:opted-out", text=text),)
