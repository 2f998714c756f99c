"""CreateAudioFile: have words spoken, or hand a sound over, to be used in calls."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from velip import aliases, rules, values
from velip.audios import Audio, TestAudio, facts
from velip.errors import Problem
from velip.profile import Profile
from velip.request import Answer, Given, Request, Rule, Unreadable, Upload

NAME_LIMIT = 50  # characters
FIELD = "audio"
_AS_TEXT = frozenset({"text", "name", "voice", "encoding"})
_SOUNDS = ("text", "audio64", "audio")


class CreateAudioFile(Request[Audio | TestAudio], frozen=True, kw_only=True, omit_defaults=True):
    """Make a sound (manual, CreateAudioFile) of exactly one of `text`, `audio64` and `audio`.

    `audio64` takes the sound's bytes and travels in the JSON, `audio` as a form's file. `final` is
    the manual's `ttswrt=1`: without it the sound is a `TestAudio`. `mp3` False makes it faster, and
    then it cannot be listened to. Asked twice it makes two sounds, so it is never repeated.
    """

    endpoint: ClassVar[str] = "CreateAudioFile"
    heavy: ClassVar[bool] = True
    rules: ClassVar[Mapping[str, Rule]] = {
        "name": rules.at_most(NAME_LIMIT),
        # We always send JSON, and the manual wants JSON in UTF-8.
        "encoding": rules.one_of("UTF-8"),
    }

    text: str | None = None
    audio64: bytes | None = None
    audio: Upload | None = None
    name: str | None = None
    expires: date | None = None
    mp3: bool = True
    final: bool = False
    voice: str | None = None
    encoding: str | None = None

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield the rules that bind several parameters and are broken here."""
        sounds = [name for name in _SOUNDS if name in given]
        if len(sounds) != 1:
            count = "more than one" if sounds else "none"
            rule = f"exactly one of {', '.join(_SOUNDS)}, and {count} is given"
            yield Problem(sounds[0] if sounds else "text", rule)
        elif sounds != ["text"]:
            for name in ("voice", "encoding"):
                if name in given:
                    yield Problem(name, "goes only with text")
        if self.audio64 == b"":
            yield Problem("audio64", "is empty")
        if self.audio is not None and not self.audio.content:
            yield Problem("audio", "is empty")
        if self.audio is not None and self.audio.field != FIELD:
            yield Problem("audio", f"is the form's field {FIELD}")
        if "ttswrt" in self.extra:
            yield Problem("ttswrt", "is final here, so it cannot be extra")

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters; the sound's bytes as base64, which JSON can hold."""
        plain = {name: value for name, value in given.items() if name in _AS_TEXT}
        written = Request.wire(self, plain, profile)
        if self.audio64 is not None:
            written["audio64"] = b64encode(self.audio64).decode("ascii")
        if self.expires is not None:
            written["expires"] = self.expires.strftime(profile.expires_format)
        if not self.mp3:
            written["mp3"] = profile.no_mp3
        if self.final:
            written["ttswrt"] = "1"
        return written

    def upload(self) -> Upload | None:
        """Return the file, where the sound is one."""
        return self.audio

    def result(self, answer: Answer) -> Audio | TestAudio:
        """Read the sound's id: the one that calls can use only where that was asked for.

        The manual's example answers the same id under both names.
        """
        if self.final:
            audio_id = values.text(answer.fields, aliases.AUDIO_ID)
            if audio_id is None:
                raise Unreadable("no cdw_file")
            return Audio(audio_id=audio_id, **facts(answer.fields), raw=answer.raw)
        test_id = values.text(answer.fields, aliases.TEST_AUDIO_ID)
        if test_id is None:
            raise Unreadable("no cdw_file_test")
        return TestAudio(test_id=test_id, **facts(answer.fields), raw=answer.raw)
