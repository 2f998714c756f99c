"""What a person tells us about themselves: a language, a number of their own."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Button
from domain.intents import SetLanguage, SetMyNumber
from domain.typed import take_number
from handlers.scene import Scene
from storage import people

_LANGUAGES = {
    "pt": "pt-BR",
    "pt-br": "pt-BR",
    "ptbr": "pt-BR",
    "portugues": "pt-BR",
    "portuguese": "pt-BR",
    "en": "en",
    "ingles": "en",
    "english": "en",
}


async def set_my_number(intent: SetMyNumber, scene: Scene) -> None:
    """Keep a person's own number, unverified; without one, show what is kept."""
    usage = scene.say("usage-mynumber")
    if not intent.rest:
        kept = scene.person.line
        shown = {"number": kept.grouped, "usage": usage} if kept else {"usage": usage}
        text = scene.say("line-shown" if kept else "line-none", **shown)
        await scene.work.commit(scene.reply(text))
        return
    number, _ = take_number(intent.rest)
    await people.note_line(scene.work.session, scene.person.id, number)
    await scene.work.commit(scene.reply(scene.say("line-kept", number=number.grouped)))


async def set_language(intent: SetLanguage, scene: Scene) -> None:
    """Answer in this language from now on; without one, offer both."""
    locale = _LANGUAGES.get(intent.rest)
    if locale is None:
        buttons = (
            Button(scene.say("button-portuguese"), "language:pt"),
            Button(scene.say("button-english"), "language:en"),
        )
        text = scene.say("language-ask", usage=scene.say("usage-language"))
        await scene.work.commit(scene.reply(text, buttons=buttons))
        return
    await people.note_locale(scene.work.session, scene.person.id, locale)
    fresh = replace(scene, person=replace(scene.person, locale=locale))
    await scene.work.commit(fresh.reply(fresh.say("language-kept")))
