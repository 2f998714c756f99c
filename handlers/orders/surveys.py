"""One question to several people: its card, the yes for all of them, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.chat import Message
from domain.errors import (
    Denied,
    InvalidNumber,
    InvalidQuestion,
    LimitReached,
    NotAllowed,
    NotCalled,
    NumberFault,
    QuestionFault,
    QuietNow,
    Repeated,
    Stopped,
    Unpriced,
)
from domain.language.meanings import Party
from domain.language.order_request import OrderRequest
from domain.orders.intents import SettleChoice
from domain.orders.order import STOPPABLE, Order, State, new_ticket
from domain.orders.survey import MOST_ASKED, LeftOut, Survey, state_of
from domain.people.audit import Act
from domain.people.blocklist import Why
from domain.people.contact import Contact
from domain.phone import PhoneNumber
from handlers.access import access
from handlers.orders import limits as ceilings
from handlers.orders.content import Content, content_of
from handlers.orders.parties import MOBILE, check_parties, line_of
from handlers.orders.proposals import (
    confirm,
    draft_of,
    noted,
    propose,
    refuse_doubt,
    yes_given,
)
from handlers.orders.survey_card import survey_card, survey_facts, survey_word
from handlers.orders.survey_news import tally_card, tell_end
from handlers.replies.scene import Scene
from storage.chat import chats
from storage.orders import orders, surveys
from storage.orders.drafts import OrderDraft
from storage.people import limits


@dataclass(slots=True)
class _Round:
    """Who will be called and who will not, while a survey is made."""

    calls: list[Order] = field(default_factory=list)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    first: Stopped | InvalidNumber | None = None

    def leave_out(self, digits: str, why: Stopped | InvalidNumber) -> None:
        self.left_out[digits] = left_out_by(why)
        self.first = self.first or why


async def propose_survey(wanted: OrderRequest, book: Sequence[Contact], scene: Scene) -> None:
    """Show the card of a survey and wait for its yes; `--yes` of this very inbound is one.

    Whoever may not be called is named on the card; if that is everybody, raises the first reason.
    Raises what `propose` raises.
    """
    refuse_doubt(wanted, scene)
    asked = _distinct(wanted.parties, scene)
    if len(asked) > MOST_ASKED:
        raise InvalidNumber(NumberFault.TOO_MANY)
    wanted = replace(wanted, parties=tuple(asked.values()))
    if len(asked) == 1:
        await propose(wanted, scene)
        return
    content = await content_of(wanted, scene)
    if content.question is None or content.question.is_spoken:
        raise InvalidQuestion(QuestionFault.ONE_ALONE)
    if yes_given(scene):
        await limits.lock_counting(scene.work.session)
    made = _Round()
    for line, party in asked.items():
        try:
            one = replace(wanted, parties=(party,))
            made.calls.append(await _open_call(one, line, content, scene))
        except (Stopped, InvalidNumber) as why:
            made.leave_out(line.digits, why)
    if not made.calls:
        raise made.first or InvalidNumber(NumberFault.MISSING)
    survey = await surveys.open_survey(
        scene.work.session,
        Survey(
            id=0,
            ticket=new_ticket(),
            asker_id=scene.person.id,
            chat_id=scene.heard.chat_id,
            question=content.question,
            names=_names(asked, book, scene),
            left_out=made.left_out,
            proposed_at=scene.work.now,
        ),
        made.calls,
    )
    await _show(survey, wanted, scene)


async def settle_survey(intent: SettleChoice, scene: Scene) -> None:
    """Handle a pressed button of a survey's card, once; raises NotAllowed."""
    work = scene.work
    found = await surveys.find_by_ticket(work.session, intent.ticket)
    if found is None:
        await work.commit(scene.toast("toast-unknown"))
        return
    survey, calls = await _locked(found, scene)
    if not access.may_answer(calls[0], scene):
        await work.commit(scene.toast("toast-foreign"))
        return
    proposed = state_of(survey, calls) is State.PROPOSED
    stoppable = any(call.state in STOPPABLE for call in calls)
    if proposed and survey.expired(work.now):
        toast = scene.toast("toast-expired")
        await _move_all(calls, (State.PROPOSED,), State.EXPIRED, scene)
    elif intent.choice == "yes" and proposed:
        survey = await _confirm(survey, scene)
        toast = scene.toast("toast-scheduled" if calls[0].due_at else "toast-confirmed")
    elif intent.choice == "no" and stoppable:
        await _move_all(calls, tuple(STOPPABLE), State.CANCELLED, scene)
        toast = scene.toast("toast-cancelled")
    elif intent.choice == "no" and state_of(survey, calls) is State.ACCEPTED:
        await work.commit(scene.toast("cancel-too-late", short=survey.short))
        return
    else:
        state = survey_word(survey, calls, scene.reader)
        await work.commit(scene.toast("toast-stale", state=state))
        return
    await _told(survey, scene, toast)


async def take_back(survey: Survey, scene: Scene) -> None:
    """Cancel the calls of a survey that have not left, and say how many; raises NotAllowed."""
    survey, calls = await _locked(survey, scene)
    if not access.may_answer(calls[0], scene):
        raise NotAllowed(Denied.ROLE)
    count = sum(call.state in STOPPABLE for call in calls)
    if not count:
        sentence = (
            "cancel-too-late" if state_of(survey, calls) is State.ACCEPTED else "cancel-ended"
        )
        state = survey_word(survey, calls, scene.reader)
        reply = scene.reply(scene.say(sentence, short=survey.short, state=state))
        await scene.work.commit(reply)
        return
    await _move_all(calls, tuple(STOPPABLE), State.CANCELLED, scene)
    left = len(calls) - count
    text = scene.say("survey-cancelled", short=survey.short, count=count, left=left)
    await _told(survey, scene, scene.reply(text))


def left_out_by(why: Stopped | InvalidNumber) -> LeftOut:
    """The reason that a card names, of what stops a call."""
    match why:
        case NotCalled():
            return LeftOut.BLOCKED if why.name == Why.BLOCKED else LeftOut.OPTED_OUT
        case QuietNow():
            return LeftOut.QUIET
        case Repeated():
            return LeftOut.REPEAT
        case Unpriced():
            return LeftOut.UNPRICED
        case LimitReached() if why.name.startswith("destination"):
            return LeftOut.NUMBER_LIMIT
        case InvalidNumber():
            own = why.fault is NumberFault.OWN
            return LeftOut.OWN if own else LeftOut.NOT_MOBILE
        case _:
            return LeftOut.LIMIT


async def _open_call(
    wanted: OrderRequest, line: PhoneNumber, content: Content, scene: Scene
) -> Order:
    """The proposed call of one person, counted for the time being; Stopped, InvalidNumber."""
    session, now = scene.work.session, scene.work.now
    check_parties(wanted, scene.person, scene.work.rules)
    if content.sms and line.number_class not in MOBILE:
        raise InvalidNumber(NumberFault.NOT_MOBILE)
    draft: OrderDraft = draft_of(wanted, content, [line], scene)
    access.require_order(draft, scene.actor)
    await ceilings.check(ceilings.dial_check_of(draft), scene.actor)
    repeat = await ceilings.find_repeat(ceilings.dial_check_of(draft), scene.actor)
    if repeat and yes_given(scene):
        raise repeat
    draft = replace(draft, repeat_seen=repeat.at if repeat else None)
    order = await orders.open_order(session, draft, now)
    detail = {"kind": order.kind.value, "purpose": order.purpose.value}
    scene.audit(Act.ORDER_ASKED, f"order:{order.id}", **detail)
    # The next one's limits count this one too, until all are opened.
    counted = {"counts_at": order.due_at or now, "approver_id": scene.person.id}
    return await orders.note(session, order, **counted)


async def _show(survey: Survey, wanted: OrderRequest, scene: Scene) -> None:
    """Commit a new survey with its card, and with its yes if that was given."""
    if yes_given(scene):
        survey = await _confirm(survey, scene)
    calls = await surveys.list_calls(scene.work.session, survey.id)
    shown = survey_card(survey, calls, scene.chat, scene.reader, state_of(survey, calls))
    facts = replace(survey_facts(survey, calls, scene.reader), inbound=scene.origin)
    text = noted(shown.text, calls[0], wanted, scene)
    await scene.work.commit(replace(shown, text=text, about=facts))


async def _confirm(survey: Survey, scene: Scene) -> Survey:
    """Write down the yes to each call that may still be made; raises NotAllowed."""
    left_out = dict(survey.left_out)
    for call in await surveys.list_calls(scene.work.session, survey.id):
        if call.state is not State.PROPOSED:
            continue
        try:
            await confirm(call, scene.actor)
        except Stopped as why:
            left_out[call.dest.digits] = left_out_by(why)
            await orders.move(scene.work.session, call, State.CANCELLED)
    now = scene.work.now
    return await surveys.note(scene.work.session, survey.id, left_out=left_out, confirmed_at=now)


async def _told(survey: Survey, scene: Scene, answer: Message) -> None:
    """Commit what was done to a survey: the answer, its card, and its end if this ended it."""
    calls = await surveys.list_calls(scene.work.session, survey.id)
    shown = await tally_card(survey, calls, scene.work, scene.event)
    await scene.work.commit(answer, shown, *await tell_end(survey, calls, scene.work))


async def _move_all(calls: Sequence[Order], of: Sequence[State], to: State, scene: Scene) -> None:
    for call in calls:
        if call.state in of:
            if to is State.CANCELLED:
                scene.audit(Act.ORDER_CANCELLED, f"order:{call.id}")
            await orders.move(scene.work.session, call, to)


async def _locked(survey: Survey, scene: Scene) -> tuple[Survey, list[Order]]:
    await chats.lock_chat(scene.work.session, survey.chat_id)
    fresh = await surveys.find_survey(scene.work.session, survey.id)
    return fresh, await surveys.list_calls(scene.work.session, survey.id)


def _distinct(parties: Sequence[Party], scene: Scene) -> dict[PhoneNumber, Party]:
    """Whom each phone belongs to, a phone that was named twice once; raises NoLine."""
    asked: dict[PhoneNumber, Party] = {}
    for party in parties:
        line = line_of(party, scene.person)
        if not any(line.same_line(other) for other in asked):
            asked[line] = party
    return asked


def _names(
    asked: dict[PhoneNumber, Party], book: Sequence[Contact], scene: Scene
) -> dict[str, str]:
    """By digits the names by which people were asked for; alone, also those of known numbers."""
    names = {line.digits: party.name for line, party in asked.items() if party.name}
    if scene.reader.among_others:
        return names
    for contact in reversed(book):
        for line in asked:
            if line.digits not in names and contact.number.same_line(line):
                names[line.digits] = contact.name
    return names
