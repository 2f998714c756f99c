"""Taking back: whichever one thing `cancel` means to this person in this chat at this moment."""

from __future__ import annotations

from domain.orders.intents import CancelOrder
from handlers.audio.recordings import forget_announced
from handlers.callback_queue.withdraw import drop_question, withdraw_named
from handlers.orders.cancel import cancel_order
from handlers.replies.scene import Scene
from storage.chat import incomplete_orders


async def take_back(intent: CancelOrder, scene: Scene) -> None:
    """Take back what is named; else the newest thing that waits here, in this order.

    Raises UnknownOrder, AmbiguousOrder, NotAllowed.
    """
    if not intent.ticket:
        for undo in (_drop_incomplete, drop_question, _drop_announced):
            if await undo(scene):
                return
    if not await withdraw_named(intent.ticket, scene):
        await cancel_order(intent, scene)


async def _drop_incomplete(scene: Scene) -> bool:
    """Whether an order waited for a part here; then it is forgotten."""
    session = scene.work.session
    half = await incomplete_orders.find_incomplete(session, scene.here)
    if half is None:
        return False
    await incomplete_orders.close_incomplete(session, scene.here)
    expired = scene.said_at >= half.expires_at
    text = scene.say("half-expired" if expired else "half-cancelled")
    await scene.work.commit(scene.reply(text))
    return True


async def _drop_announced(scene: Scene) -> bool:
    """Whether a sound was announced here and has not come; then it is awaited no longer."""
    if not await forget_announced(scene):
        return False
    await scene.work.commit(scene.reply(scene.say("audio-not-awaited")))
    return True
