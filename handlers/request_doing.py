"""Where an intention about somebody who asks to be called meets its handler."""

from __future__ import annotations

from typing import assert_never

from domain.people_intents import (
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
from handlers import callback_requests, queue, request_codes, request_words, settling
from handlers.scene import Scene


async def do_request(intent: RequestIntent, scene: Scene) -> None:
    """What is between those who ask to be called and those who call; raises what they raise."""
    match intent:
        case AskCallback():
            await callback_requests.ask_callback(intent, scene)
        case GiveUp():
            await callback_requests.give_up(intent, scene)
        case SendCode():
            await request_codes.send_code(intent, scene)
        case WriteWords():
            await request_words.write_words(intent, scene)
        case ShareOwn():
            await request_words.take_own(intent, scene)
        case ShowQueue():
            await queue.show_queue(intent, scene)
        case SettleRequest():
            await settling.settle_request(intent, scene)
        case HandOver():
            await settling.hand_over(intent, scene)
        case CloseRequest():
            await settling.close_request(intent, scene)
        case _:
            assert_never(intent)
