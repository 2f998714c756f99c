"""GetAudiosList: the sounds that services may use, the newest first."""

from itertools import islice

from sandbox.answers import Answer, against_the_manual
from sandbox.audios import Audio
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.listing import matches, read_rows
from sandbox.recordings import seconds_of
from sandbox.state import Platform

# The manual writes one of them as uplaod too, in this endpoint's own parameter.
KINDS = {"tts": "tts", "upload": "upload", "uplaod": "upload", "rec": "rec"}


async def get_audios_list(platform: Platform, asked: Asked) -> Answer:
    """Rows under `audios`: the manual has no example, its newer docs name the key."""
    kind, rows = asked.get("type"), read_rows(asked)
    if kind and kind not in KINDS:
        raise against_the_manual("type is tts, upload or rec")
    found = (
        audio
        for audio in platform.audios.listed()
        if (not kind or audio.kind == KINDS[kind])
        and matches(asked, name=audio.name, key=audio.file)
    )
    return Answer(lists={"audios": [await _row(platform, audio) for audio in islice(found, rows)]})


async def _row(platform: Platform, audio: Audio) -> dict[str, str | None]:
    return {
        "cdw_file": audio.file,
        "cdw_name": audio.name,
        "cdw_sec": f"{await seconds_of(platform, audio):.1f}",
        "cdw_date": audio.created.isoformat(),
        "cdw_expires": audio.expires.isoformat(),
        "cdw_type": audio.kind,
    }
