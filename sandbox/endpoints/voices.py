"""GetTTSVoices, of the newest documents alone: the voices that words may be spoken with."""

from sandbox.answers import Answer
from sandbox.endpoints.asking import Asked
from sandbox.state import Platform

# ElevenLabs is listed because CreateAudioFile takes it; MakeTTSCall refuses it.
VOICES = (
    ("MS|pt-BR-FranciscaNeural", "Francisca", "pt-BR", "F"),
    ("MS|pt-BR-AntonioNeural", "Antonio", "pt-BR", "M"),
    ("MS|en-US-JennyNeural", "Jenny", "en-US", "F"),
    ("ElevenLabs|Sarah", "Sarah", "pt-BR", "F"),
)


async def get_tts_voices(_platform: Platform, _asked: Asked) -> Answer:
    """Every voice of the account, under the docs' names; no sample of one is kept here."""
    return Answer(lists={"voices": [_row(turn, *row) for turn, row in enumerate(VOICES, start=1)]})


def _row(turn: int, name: str, title: str, language: str, gender: str) -> dict[str, object]:
    provider, _, short = name.partition("|")
    return {
        "cdwv_id": turn,
        "cdwv_name": name,
        "cdwv_tit": title,
        "cdwv_short": short,
        "cdwv_type": "tts",
        "cdwv_language": language,
        "cdwv_genre": gender,
        "cdwv_company": provider,
        "cdwv_sample": "",
    }
