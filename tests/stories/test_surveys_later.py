"""Surveys that nobody confirms, that are answered late, and that fill in on Telegram."""

from __future__ import annotations

from domain.orders.outcome import Report, ReportSource
from handlers.outcomes.report import Noted, record_outcome
from storage.orders import surveys
from tests.emulated.telegram import EmulatedTelegram
from tests.stories.world import World, told

ASK = "/perguntar 11 99206-9730, 11 90000-0031: vêm? 1=sim 2=não"
MARIA, UNSURE = "5511992069730", "5511900000031"


async def survey_calls(story: World) -> dict[str, str]:
    """The tickets of the only survey's calls, by number."""
    async with story.program.runtime.database.read() as session:
        return {call.dest.digits: call.ticket for call in await surveys.list_calls(session, 1)}


async def test_a_question_that_nobody_confirms_expires_as_one(story: World) -> None:
    await story.say(ASK)
    await story.turn(301)
    [card] = await story.heard()
    assert card.endswith("o pedido expirou. Nada foi discado nem cobrado.")
    assert story.dialled() == []


async def test_an_outcome_that_comes_late_still_edits_the_tally_and_is_told(story: World) -> None:
    story.sandbox.platform.phones.set_behaviour(MARIA, "answer", "1")
    await story.say(ASK)
    await story.press("Ligar")
    story.dialled()
    for _ in range(4):
        await story.turn(300)
    card, news = await story.heard()
    assert "📊 sim 1, não 0, não se sabe 1\n" in card
    assert "Não deram resposta: +55 11 90000-0031." in news
    ticket = (await survey_calls(story))[UNSURE]
    late = Report(source=ReportSource.RECORD, status="OK", ticket=ticket, duration=9, keys="2")
    async with story.program.runtime.database.write() as session:
        noted = await record_outcome(late, story.program.runtime.work(session))
    assert noted is Noted.CLOSED
    await story.settle()
    [shown] = [said for said in await story.chat() if said.card]
    assert "📊 sim 1, não 1\n" in shown.text
    [changed] = await story.heard()
    assert changed.startswith("Mudou um resultado da pergunta “vêm?”")
    assert "• +55 11 90000-0031: não\n" in changed


async def test_on_telegram_a_burst_of_answers_is_few_edits_of_one_card(
    on_telegram: World, telegram: EmulatedTelegram
) -> None:
    numbers = [f"55119920690{n:02}" for n in range(30)]
    for number in numbers:
        on_telegram.sandbox.platform.phones.set_behaviour(number, "answer", "1")
    await telegram.type(f"/perguntar {', '.join('+' + n for n in numbers)}: vêm? 1=sim 2=não")
    await told(on_telegram)
    await telegram.press("Ligar")
    await told(on_telegram)
    for _ in range(3):
        await on_telegram.turn(60)
        await told(on_telegram)
    assert len(on_telegram.dialled()) == 30
    card, news = telegram.chat()
    assert "📊 sim 30, não 0\n" in card.text
    assert card.buttons == []
    assert news.text.startswith("🏁 A pergunta “vêm?” terminou")
    assert len(telegram.calls("editMessageText")) <= 10, "30 outcomes, and few edits"
