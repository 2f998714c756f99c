"""Each step of a request to be called: moved, written down, and put before the clock."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.callback_queue.request import OPEN, CallbackRequest, RequestStage, RequestStep
from domain.timeline import TimelineEntry
from handlers.callback_queue.cards import may_serve
from storage.callback_queue import requests, steps
from storage.people import people
from storage.work import Work


async def advance(
    request: CallbackRequest,
    to: RequestStage,
    entry: TimelineEntry[RequestStep],
    work: Work,
    **changes: Any,
) -> CallbackRequest:
    """Move a request whose row is locked; raises StaleRequest for a move that does not exist."""
    session, now, policy = work.session, work.now, work.rules.callbacks
    if to not in OPEN:
        changes |= {"closed_at": now, "next_try_at": None}
    then = replace(request, stage=to, steps=request.steps + 1, **changes)
    if to is not request.stage and "remind_at" not in changes:
        changes["remind_at"] = policy.remind_at(then, now)
        then = replace(then, remind_at=changes["remind_at"])
    look_at = policy.look_at(then, now)
    moved = await requests.move(
        session, request, to, **changes, steps=then.steps, next_look_at=look_at
    )
    await steps.add_step(session, request.id, entry)
    return moved


async def let_go(
    request: CallbackRequest, entry: TimelineEntry[RequestStep], work: Work
) -> CallbackRequest:
    """Take a request from its agent: it waits for whoever takes it next."""
    free = {"agent_id": None, "next_try_at": None}
    return await advance(request, RequestStage.WAITING, entry, work, **free)


async def agent_may_go_on(request: CallbackRequest, work: Work) -> bool:
    """Whether the agent of a request still is one: a role may be taken away at any time."""
    agent = await people.find_maybe(work.session, request.agent_id or 0)
    return agent is not None and may_serve(agent, work.rules)


async def look_again(request: CallbackRequest, work: Work, **changes: Any) -> CallbackRequest:
    """Write only when the clock is to look at a request again."""
    then = replace(request, **changes)
    look_at = work.rules.callbacks.look_at(then, work.now)
    return await requests.move(
        work.session, request, request.stage, **changes, next_look_at=look_at
    )
