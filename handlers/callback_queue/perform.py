"""Where an intention about somebody who asks to be called meets its handler."""

from __future__ import annotations

from typing import assert_never

from domain.callback_queue.intents import (
    AskCallback,
    CloseRequest,
    GiveUp,
    HandOver,
    RequestIntent,
    SendCode,
    SettleRequest,
    ShareOwn,
    ShowQueue,
    WriteWords,
)
from handlers.callback_queue import (
    agent_buttons,
    numbers,
    queue_command,
    relay,
    request,
    verification,
    withdraw,
)
from handlers.replies.scene import Scene


async def perform_request(intent: RequestIntent, scene: Scene) -> None:
    """Hand an intent about the callback queue to its handler; raises what that one raises."""
    match intent:
        case AskCallback():
            await request.ask_callback(intent, scene)
        case GiveUp():
            await withdraw.give_up(intent, scene)
        case SendCode():
            await verification.send_code(intent, scene)
        case WriteWords():
            await relay.write_words(intent, scene)
        case ShareOwn():
            await numbers.take_own(intent, scene)
        case ShowQueue():
            await queue_command.show_queue(intent, scene)
        case SettleRequest():
            await agent_buttons.settle_request(intent, scene)
        case HandOver():
            await agent_buttons.hand_over(intent, scene)
        case CloseRequest():
            await agent_buttons.close_request(intent, scene)
        case _:
            assert_never(intent)
