"""GetTTSVoices, of the newest documents alone: the voices that words may be spoken with."""

from sandbox.answers import Answer
from sandbox.endpoints.asking import Asked
from sandbox.state import Platform

# `provider|Name`, as the docs write a voice. That the list stands under `voices`, and the names of
# a row's keys, are inferred; ElevenLabs is listed, as CreateAudioFile takes it.
VOICES = (
    ("MS|pt-BR-FranciscaNeural", "pt-BR", "F"),
    ("MS|pt-BR-AntonioNeural", "pt-BR", "M"),
    ("MS|en-US-JennyNeural", "en-US", "F"),
    ("ElevenLabs|Sarah", "pt-BR", "F"),
)


async def get_tts_voices(_platform: Platform, _asked: Asked) -> Answer:
    """Every voice of the account."""
    rows = [
        {
            "voice": voice,
            "provider": voice.partition("|")[0],
            "name": voice.partition("|")[2],
            "language": language,
            "gender": gender,
        }
        for voice, language, gender in VOICES
    ]
    return Answer(lists={"voices": rows})
