"""What a trial asks of somebody: to press a button, to say words, to send a voice note."""

from __future__ import annotations

from typing import Any

from domain.chat import Address, Inbound, Press
from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import group, message, private
from tests.speech.notes import spoken
from tests.stories.world import SAY_TOKEN, World


async def do(trial: dict[str, Any], story: World, telegram: EmulatedTelegram) -> None:
    """Do what the trial asks, if anything; then everybody finishes what they can do now."""
    if "press" in trial:
        await _press(trial, story, telegram)
    elif "say" in trial:
        await story.say(trial["say"], by=trial["by"])
    elif "note" in trial:
        await _say_note(story, trial["by"])
    else:
        await story.settle()


async def _say_note(story: World, by: str) -> None:
    """Somebody sends a voice note from their terminal."""
    headers = {"Authorization": f"Bearer {SAY_TOKEN}"}
    url = f"{story.root}/api/say/note?as={by}"
    async with story.http.post(url, data=spoken("bom dia"), headers=headers) as answer:
        assert answer.status == 200, await answer.text()
    await story.settle()


async def _press(trial: dict[str, Any], story: World, telegram: EmulatedTelegram) -> None:
    channel, _, rest = trial["in"].partition(":")
    external_id, _, thread = rest.partition("/")
    if channel == "terminal":
        await story.press_choice(trial["press"], by=external_id)
    elif channel == "telegram":
        await _press_on_telegram(trial, telegram, int(external_id), thread)
        await story.settle()
    else:
        pressed = Inbound(
            channel=channel,
            account="",
            key=f"{external_id}:{trial['press']}",
            sender=external_id,
            sender_name=external_id,
            chat=Address(channel, external_id),
            content=Press(trial["press"], "p1"),
        )
        await story.program.dispatch.receive(pressed)
        await story.settle()


async def _press_on_telegram(
    trial: dict[str, Any], telegram: EmulatedTelegram, number: int, thread: str
) -> None:
    person = telegram.people[int(trial["by"] or number)]
    chat = group(number, forum=bool(thread)) if number < 0 else private(person)
    telegram._open(chat)
    topic = {"message_thread_id": int(thread), "is_topic_message": True} if thread else {}
    query = f"43{telegram._last_update:016}"
    telegram.chats.queries.add(query)
    carrier = message(int(trial["key"] or 1), chat, telegram.chats.bot, text="…", **topic)
    await telegram.enqueue(
        callback_query={
            "id": query,
            "from": person.shape(),
            "chat_instance": "-42",
            "data": trial["press"],
            "message": carrier,
        }
    )
