"""`/status`: one order, request or alert whole, or the latest ones in a line each."""

from __future__ import annotations

from datetime import datetime

from domain.chat import ChatKind
from domain.command import Command
from domain.orders.intents import ShowStatus
from domain.orders.order import Order
from domain.orders.survey import Survey, asked_in
from domain.people.audit import Act
from domain.people.roles import may
from handlers.access import access
from handlers.callback_queue import timeline as request_timeline
from handlers.oncall import timeline as page_timeline
from handlers.orders.cancel import find_by_prefix, find_survey, readable_by
from handlers.orders.cards import card_text, status_word, what
from handlers.orders.current_card import for_whom
from handlers.orders.survey_card import survey_text, survey_word
from handlers.replies.scene import Scene
from storage.orders import listing, surveys

_LATEST = 5  # lines of the list


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
    if intent.ticket and (survey := await find_survey(intent.ticket, scene)):
        await scene.work.commit(scene.reply(await _survey_text(survey, scene)))
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
    of_surveys = await _survey_lines(scene)
    if not latest and not of_surveys:
        await scene.work.commit(scene.reply("\n".join(asked) or _nothing(scene)))
        return
    scene.audit(Act.ORDERS_LISTED)
    waiting = await listing.list_scheduled(scene.work.session, **whose)
    older = [order for order in waiting if order not in latest]
    newest = [*of_surveys, *((order.proposed_at, _line(order, scene)) for order in latest)]
    newest.sort(key=lambda line: line[0], reverse=True)
    lines = [scene.say("status-list"), *(line for _, line in newest[:_LATEST])]
    if older:
        lines += ["", scene.say("status-list-scheduled"), *(_line(o, scene) for o in older)]
    lines += ["", *asked] if asked else []
    await scene.work.commit(scene.reply("\n".join(lines)))


async def _survey_text(survey: Survey, scene: Scene) -> str:
    """A survey whole: its card's text."""
    calls = await surveys.list_calls(scene.work.session, survey.id)
    scene.audit(Act.ORDER_SEEN, f"survey:{survey.id}")
    return survey_text(survey, calls, scene.reader)


async def _survey_lines(scene: Scene) -> list[tuple[datetime, str]]:
    """This person's latest surveys in a line each, with the time at which each was asked."""
    found = await surveys.list_by_asker(scene.work.session, **readable_by(scene), limit=_LATEST)
    lines = []
    for survey in found:
        calls = await surveys.list_calls(scene.work.session, survey.id)
        about = scene.say("status-what-survey", count=len(asked_in(survey, calls) or calls))
        state = survey_word(survey, calls, scene.reader)
        line = scene.say("status-line", short=survey.short, what=about, state=state)
        lines.append((survey.proposed_at, line))
    return lines


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
