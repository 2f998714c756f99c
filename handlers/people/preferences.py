"""What a person tells us about themselves: a language, a number of their own."""

from __future__ import annotations

from dataclasses import replace

from domain.audio.intents import SetVoice
from domain.audio.voices import find_voice, known_voices, name_of
from domain.chat import Button
from domain.language.buttons import encode
from domain.language.number_phrases import take_number
from domain.language.vocabulary.words import WORDS
from domain.people.intents import SetLanguage, SetMyNumber
from domain.people.person import LOCALES, language_code
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.sentences import say
from storage.people import people


async def set_my_number(intent: SetMyNumber, scene: Scene) -> None:
    """Keep a person's own number, unverified; without one, show what is kept."""
    usage = scene.say("usage-mynumber")
    if not intent.arguments:
        kept = scene.person.line
        shown = {"number": kept.grouped, "usage": usage} if kept else {"usage": usage}
        text = scene.say("line-shown" if kept else "line-none", **shown)
        await scene.work.commit(scene.reply(text))
        return
    number, _ = take_number(intent.arguments)
    await people.note_line(scene.work.session, scene.person.id, number)
    await scene.work.commit(scene.reply(scene.say("line-kept", number=number.grouped)))


async def set_voice(intent: SetVoice, scene: Scene) -> None:
    """Choose the voice that speaks for this person, or whether outcomes also come aloud."""
    session, person = scene.work.session, scene.person
    voices = known_voices(scene.work.rules.voices)
    aloud, chosen = WORDS.on_off.get(intent.arguments), find_voice(intent.arguments, voices)
    if aloud is not None:
        await people.note_told_aloud(session, person.id, aloud=aloud)
        text = scene.say("voice-aloud" if aloud else "voice-silent")
    elif chosen is not None:
        await people.note_voice(session, person.id, chosen.code)
        text = scene.say("voice-kept", name=chosen.name)
    else:
        now = name_of(person.voice or voices[0].code, voices)
        told = scene.say("voice-aloud" if person.told_aloud else "voice-silent")
        names = {"now": now, "names": ", ".join(voice.name for voice in voices)}
        usage = scene.say("usage-voice")
        sentence = "voice-unknown" if intent.arguments else "voice-shown"
        text = scene.say(sentence, told=told, usage=usage, **names)
        buttons = tuple(Button(voice.name, encode(SetVoice(voice.name))) for voice in voices[:8])
        fault = INVALID if intent.arguments else ""
        await scene.work.commit(scene.reply(text, buttons=buttons, fault=fault))
        return
    await scene.work.commit(scene.reply(text))


async def set_language(intent: SetLanguage, scene: Scene) -> None:
    """Answer in this language from now on; without one, offer all of them."""
    locale = WORDS.languages.get(intent.arguments)
    if locale is None:
        buttons = tuple(
            Button(say(one, "button-language"), encode(SetLanguage(language_code(one))))
            for one in LOCALES
        )
        text = scene.say("language-ask", usage=scene.say("usage-language"))
        await scene.work.commit(scene.reply(text, buttons=buttons))
        return
    await people.note_locale(scene.work.session, scene.person.id, locale)
    fresh = replace(scene, person=replace(scene.person, locale=locale))
    await scene.work.commit(fresh.reply(fresh.say("language-kept")))
