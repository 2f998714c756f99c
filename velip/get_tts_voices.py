"""GetTTSVoices: the voices that the account may use (newer docs)."""

from typing import ClassVar

from velip import lists, values
from velip.aliases import Wire
from velip.request import Answer, Request, Result, Unreadable

_NULL = frozenset({"", "null"})
# The newer docs' own names, and the plain ones that a later page may have.
_NAME = Wire(("cdwv_name", "voice", "cdwv_short", "name"), _NULL)
_PROVIDER = Wire(("cdwv_company", "provider"), _NULL)
_TITLE = Wire(("cdwv_tit", "title"), _NULL)
_LANGUAGE = Wire(("cdwv_language", "language"), _NULL)
_GENDER = Wire(("cdwv_genre", "gender"), _NULL)
_SAMPLE = Wire(("cdwv_sample", "sample"), _NULL)
_REFUSED_IN_CALLS = frozenset({"elevenlabs"})


class Voice(Result, frozen=True, kw_only=True):
    """One voice. `voice` (`provider|Name`) is what requests take under that name.

    `title` is its name for people, `gender` F or M as given, `sample` the address of a short sound.
    A row that is not an object stands as it came under the key "" of `raw`, and has no `voice`.
    """

    voice: str | None = None
    title: str | None = None
    language: str | None = None
    gender: str | None = None
    provider: str | None = None
    sample: str | None = None

    @property
    def for_calls(self) -> bool:
        """Whether MakeTTSCall takes it: some are for CreateAudioFile alone (210)."""
        return self.voice is not None and (self.provider or "").casefold() not in _REFUSED_IN_CALLS


class VoicesPage(Result, frozen=True, kw_only=True):
    """All the voices of the account."""

    voices: tuple[Voice, ...]


class GetTTSVoices(Request[VoicesPage], frozen=True, kw_only=True, omit_defaults=True):
    """Ask which voices the account may use; there is nothing to choose."""

    endpoint: ClassVar[str] = "GetTTSVoices"
    repeatable: ClassVar[bool] = True

    def result(self, answer: Answer) -> VoicesPage:
        """Read the rows, each for itself."""
        rows = lists.rows(answer, "voices")
        if rows is None:
            raise Unreadable("no list of voices")
        return VoicesPage(voices=tuple(map(_voice, rows)), raw=answer.raw)


def _voice(raw: object) -> Voice:
    if not isinstance(raw, dict):
        return Voice(raw={"": raw})
    row = values.stripped(raw)
    name, provider = values.text(row, _NAME), values.text(row, _PROVIDER)
    if name is not None and provider is None and "|" in name:
        provider = name.partition("|")[0]
    if name is not None and provider is not None and "|" not in name:
        name = f"{provider}|{name}"
    return Voice(
        voice=name,
        title=values.text(row, _TITLE),
        language=values.text(row, _LANGUAGE),
        gender=values.text(row, _GENDER),
        provider=provider,
        sample=values.text(row, _SAMPLE),
        raw=raw,
    )
