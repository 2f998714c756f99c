"""PlayAudioFile: the sound itself, as mp3."""

from sandbox.answers import (
    AUDIO_NOT_VALID,
    AUDIO_OUT_OF_DATE,
    NO_AUDIO_FILE,
    NO_AUDIO_ID,
    Media,
    Refused,
    against_the_manual,
)
from sandbox.endpoints.asking import Asked
from sandbox.recordings import with_mp3
from sandbox.state import Platform


async def play_audio_file(platform: Platform, asked: Asked) -> Media:
    """An audio of the account, or one made only to be listened to, by its own parameter."""
    if platform.switches.recordings_by_id and asked.get("recid"):
        return _recording(platform, asked.get("recid"))
    file, test = asked.get("cdw_file"), asked.get("cdw_file_test")
    if not (file or test):
        raise Refused(NO_AUDIO_ID)
    if file and test and file != test:
        raise against_the_manual("cdw_file or cdw_file_test, not both")
    audio = platform.audios.find_any(file or test)
    if audio is None or (audio.test and not test):
        raise Refused(AUDIO_NOT_VALID)
    if platform.audios.is_expired(audio):
        raise Refused(AUDIO_OUT_OF_DATE)
    audio = await with_mp3(platform, audio)
    # Without `header` the manual means without "Content-Type: audio/mpeg"; HTTP's type for bytes
    # of any kind is what the server writes where nobody names one.
    bare = asked.get("noheader").lower() == "yes"
    return Media(audio.mp3, "application/octet-stream" if bare else "audio/mpeg")


def _recording(platform: Platform, recid: str) -> Media:
    """What was said in a call, by the call's id, whose alias before the number may be missing."""
    call = platform.records.calls.get(f"c_{recid.removeprefix('c_')}")
    if call is None or call.recorded is None:
        raise Refused(AUDIO_NOT_VALID)
    sound = platform.records.recorded.find(call.recorded.secret)
    if sound is None:
        raise Refused(NO_AUDIO_FILE)
    return Media(sound, "audio/x-wav")
